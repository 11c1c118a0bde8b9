using Kausa.Matching.Model;

namespace Kausa.Matching.Live;

/// <summary>A batch of changes would leave rows that make no market; nothing of it was taken.</summary>
public sealed class InvalidChangesException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="defects">Every defect, at least one.</param>
    public InvalidChangesException(IReadOnlyList<MarketDefect> defects)
        : base(string.Join("; ", defects)) => Defects = defects;

    /// <summary>Every defect of the batch.</summary>
    public IReadOnlyList<MarketDefect> Defects { get; }
}
