using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>One reading on its way into an estimate, in points or in tenths of a level.</summary>
/// <param name="KindOrder">Place of the kind in the canonical order; equal for pieces of the same kind.</param>
/// <param name="On">Day of the assessment.</param>
/// <param name="Id">Identifier, unique within the candidate.</param>
/// <param name="Value">x.</param>
/// <param name="Error">Standard error on that day.</param>
/// <param name="Variance">Squared standard error after ageing.</param>
/// <param name="Flags">What people should know.</param>
internal abstract record Piece(int KindOrder, DateOnly On, string Id, double Value, double Error, double Variance, EstimateFlags Flags)
{
    /// <summary>Who says so.</summary>
    public virtual EvidenceSource Source => (EvidenceKind)KindOrder switch
    {
        EvidenceKind.SelfEstimate => EvidenceSource.SelfEstimate,
        EvidenceKind.WorkExperienceStated => EvidenceSource.Stated,
        EvidenceKind.AdviserEstimate => EvidenceSource.AdviserEstimate,
        _ => EvidenceSource.Measured,
    };

    /// <summary>Pieces in canonical order: kind, date, id.</summary>
    public static List<TPiece> Order<TPiece>(IEnumerable<TPiece> pieces)
        where TPiece : Piece
    {
        // Of one dimension or skill there is mostly one piece or none.
        List<TPiece> given = [.. pieces];
        return given.Count < 2 ? given : [.. given.OrderBy(piece => piece.KindOrder).ThenBy(piece => piece.On).ThenBy(piece => piece.Id, StringComparer.Ordinal)];
    }
}
