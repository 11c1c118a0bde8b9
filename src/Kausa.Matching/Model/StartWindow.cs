namespace Kausa.Matching.Model;

/// <summary>When training may begin; an open end is not known and limits nothing.</summary>
/// <param name="Earliest">First possible day, or null when not known.</param>
/// <param name="Latest">Last possible day, or null when not known.</param>
/// <remarks><c>default</c> is "nothing known".</remarks>
public readonly record struct StartWindow(DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>Last possible day, or null when not known.</summary>
    public DateOnly? Latest { get; } = Latest is null || Earliest is null || Earliest <= Latest
        ? Latest
        : throw new ArgumentException($"Latest {Latest:yyyy-MM-dd} must not be before earliest {Earliest:yyyy-MM-dd}.", nameof(Latest));

    /// <summary>Whether nothing is known at all.</summary>
    public bool IsUnknown => Earliest is null && Latest is null;
}
