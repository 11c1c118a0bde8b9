namespace Kausa.Matching.Policy;

/// <summary>What an office asks for before tables learned from outcomes may order lists that people see.</summary>
/// <param name="OutcomesMin">Outcomes below which a learned policy cannot be put into use, 100..1,000,000.</param>
public sealed record LearningPolicy(int OutcomesMin)
{
    /// <summary>The least that an office may ask for.</summary>
    public const int OutcomesMinLeast = 100;

    /// <summary>The most.</summary>
    public const int OutcomesMinMost = 1_000_000;

    /// <summary>What holds where a document and its bases do not say.</summary>
    public static LearningPolicy Usual { get; } = new(500);
}
