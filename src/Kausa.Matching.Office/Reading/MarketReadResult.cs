using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>A market, or everything that stands in its way.</summary>
public sealed record MarketReadResult
{
    /// <summary>The market; null as soon as there is one problem.</summary>
    public Market? Market { get; init; }

    /// <summary>The policy document that comes with the market, as JSON text; null when none does.</summary>
    public string? PolicyText { get; init; }

    /// <summary>Problems in the order of files, lines and columns, at most <see cref="MarketReader.MostProblems"/>.</summary>
    public required IReadOnlyList<MarketProblem> Problems { get; init; }

    /// <summary>Problems beyond those listed.</summary>
    public required int OmittedProblemCount { get; init; }

    /// <summary>What was understood although it was written in another way, or ignored with reason.</summary>
    public required IReadOnlyList<MarketNotice> Notices { get; init; }

    internal OfficeWords Words { get; init; } = OfficeWords.English;

    /// <summary>The problems, one line each, and a last line that counts those not listed.</summary>
    /// <returns>Lines without line ends; empty when there is a market.</returns>
    public IEnumerable<string> ProblemLines()
    {
        foreach (var problem in Problems)
        {
            yield return problem.ToString();
        }

        if (OmittedProblemCount > 0)
        {
            yield return Message.Of(MessageCode.MoreProblems, ("count", OmittedProblemCount)).In(Words);
        }
    }
}
