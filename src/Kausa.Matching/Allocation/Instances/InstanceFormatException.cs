using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>One thing wrong with an instance.</summary>
/// <param name="Where">Line and column in a text of numbers, path in a JSON document.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record InstanceError(KeyedText Where, KeyedText Value, KeyedText Allowed)
{
    /// <summary>One line: where, the value, what is allowed.</summary>
    /// <param name="language">One of <see cref="TextCatalogue.Languages"/>.</param>
    /// <returns>The line in that language.</returns>
    public string In(string language) => KeyedText.Of("Instance.ERROR", ("where", Where), ("value", Value), ("allowed", Allowed)).In(language);

    /// <summary>The same in English.</summary>
    public override string ToString() => In("en");
}

/// <summary>An instance cannot be read; nothing was repaired or left out.</summary>
public sealed class InstanceFormatException : FormatException
{
    /// <summary>Collects what is wrong.</summary>
    /// <param name="errors">At least one error.</param>
    public InstanceFormatException(IReadOnlyList<InstanceError> errors)
        : base(string.Join('\n', errors))
    {
        Errors = errors;
    }

    /// <summary>All errors found, in the order of the text.</summary>
    public IReadOnlyList<InstanceError> Errors { get; }
}
