using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>Adds a proof of each competence and each skill of German that a file lacks; their values are drawn afterwards, from the truth.</summary>
/// <remarks>Tests are not among what is added: a result at the end of a test's scale is set aside by the engine, and a study of errors would become one of ends.</remarks>
internal static class CompleteFile
{
    private static readonly (EvidenceKind Kind, RawResult Raw)[] Kinds =
    [
        (EvidenceKind.ObservedRating, new(RawScale.Rating, 300, OutOf: 5)),
        (EvidenceKind.SchoolGrade, new(RawScale.Grade, 350)),
        (EvidenceKind.CompanyTrial, new(RawScale.Rating, 300, OutOf: 5)),
        (EvidenceKind.AdviserEstimate, new(RawScale.Points, 5_000)),
    ];

    /// <summary>Completes a file.</summary>
    /// <param name="person">The person; overall proofs of German give way to proofs by skill.</param>
    /// <param name="random">Draws kinds and days.</param>
    /// <param name="asOf">The date of the market.</param>
    public static Candidate Of(Candidate person, RandomSource random, DateOnly asOf)
    {
        var stream = random.Stream($"complete/{person.Id}", 0);
        var measured = person.Evidence.Select(piece => piece.Dimension).ToHashSet();
        var spoken = person.LanguageEvidence.Where(proof => proof.Skill is not null).ToList();
        return person with
        {
            Evidence = [.. person.Evidence, .. Enum.GetValues<CompetenceDimension>().Where(dimension => !measured.Contains(dimension)).Select(dimension => Piece(dimension, stream, asOf))],
            LanguageEvidence =
            [
                .. spoken,
                .. Enum.GetValues<LanguageSkill>().Where(skill => !spoken.Exists(proof => proof.Skill == skill)).Select(skill => new LanguageEvidence
                {
                    Id = new($"c-{(int)skill + 1}"), Skill = skill, Level = CefrLevel.B1, Kind = EvidenceKind.CertificateLanguage, AssessedOn = asOf.AddDays(-stream.Between(30, 400)), Instrument = "TELC",
                }),
            ],
        };
    }

    private static CompetenceEvidence Piece(CompetenceDimension dimension, RandomStream stream, DateOnly asOf)
    {
        var (kind, raw) = Kinds[stream.Below(Kinds.Length)];
        return new()
        {
            Id = new($"c-{(int)dimension + 1}"),
            Dimension = dimension,
            Kind = kind,
            Raw = raw,
            AssessedOn = asOf.AddDays(-stream.Between(10, 400)),
            ObserverCount = kind == EvidenceKind.ObservedRating ? stream.Between(1, 2) : null,
            TrialDays = kind == EvidenceKind.CompanyTrial ? stream.Between(3, 20) : null,
        };
    }
}
