using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Collects the proofs of one person, numbers them and puts them in canonical order.</summary>
internal sealed class EvidenceFile
{
    private readonly List<CompetenceEvidence> _pieces = [];

    public void Add(CompetenceDimension dimension, EvidenceKind kind, RawResult raw, DateOnly assessedOn, Func<CompetenceEvidence, CompetenceEvidence>? more = null)
    {
        var piece = new CompetenceEvidence
        {
            Id = new(FormattableString.Invariant($"e-{_pieces.Count + 1:D2}")),
            Dimension = dimension,
            Kind = kind,
            Raw = raw,
            AssessedOn = assessedOn,
        };
        _pieces.Add(more is null ? piece : more(piece));
    }

    public ValueList<CompetenceEvidence> InCanonicalOrder() =>
        _pieces.OrderBy(piece => piece.Kind).ThenBy(piece => piece.AssessedOn).ThenBy(piece => piece.Id).ToValueList();
}
