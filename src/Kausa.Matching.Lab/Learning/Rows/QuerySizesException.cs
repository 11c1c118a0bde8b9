using Kausa.Matching.Allocation.Instances;

namespace Kausa.Matching.Lab.Learning.Rows;

/// <summary>The sizes of the queries cannot be read or do not fit the rows.</summary>
/// <param name="errors">At least one error, with line and value.</param>
public sealed class QuerySizesException(IReadOnlyList<InstanceError> errors) : FormatException(string.Join('\n', errors))
{
    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<InstanceError> Errors { get; } = errors;
}
