namespace Kausa.Matching.Lab.Learning.Tables;

/// <summary>Points by the steps of one feature or of two.</summary>
/// <param name="Axes">One or two axes, features ascending.</param>
/// <param name="Points">Points in millionths of a log-odds; with two axes, all steps of the second for each step of the first.</param>
public sealed record PointTable(IReadOnlyList<StepAxis> Axes, IReadOnlyList<long> Points);
