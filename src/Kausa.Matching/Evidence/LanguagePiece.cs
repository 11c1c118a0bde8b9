using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>How much a proof of German knows about one skill; a higher one is not made doubtful by a lower one of the same exam.</summary>
internal enum LanguageProofRank
{
    /// <summary>A course attended to its end.</summary>
    Course,

    /// <summary>An estimate or a placement test.</summary>
    Estimate,

    /// <summary>A certificate that names only an overall level.</summary>
    OverallCertificate,

    /// <summary>A certificate that names the skill.</summary>
    PartCertificate,
}

/// <summary>One proof of one language skill, read in tenths of a level.</summary>
internal sealed record LanguagePiece(
    int KindOrder, DateOnly On, string Id, CefrLevel Level, LanguageProofRank Rank, double Value, double Error, double Variance, EstimateFlags Flags)
    : Piece(KindOrder, On, Id, Value, Error, Variance, Flags)
{
    /// <summary>Whether it is an examination.</summary>
    public bool IsCertificate => Rank >= LanguageProofRank.OverallCertificate;

    /// <summary>Whether this piece makes an earlier, lower one history: people learn, so an A2 of last year does not speak against a B1 of today.</summary>
    /// <param name="other">Another piece of the same skill.</param>
    /// <returns>True for a certificate, or a course against a course, that is no earlier, no lower and of no lower rank; between equals the first in canonical order.</returns>
    public bool Supersedes(LanguagePiece other)
    {
        if (Rank < other.Rank || On < other.On || Level < other.Level || !(IsCertificate || other.Rank == LanguageProofRank.Course))
        {
            return false;
        }

        var isEqual = Rank == other.Rank && On == other.On && Level == other.Level;
        return !isEqual || string.CompareOrdinal(Id, other.Id) < 0;
    }
}
