using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Assessment;

/// <summary>One competence with its estimate and every source behind it.</summary>
/// <param name="Dimension">The competence.</param>
/// <param name="Estimate">What all sources together say.</param>
/// <param name="Sources">The sources in canonical order (kind, date, id), also those that do not count.</param>
public sealed record CompetenceOverview(CompetenceDimension Dimension, SkillEstimate Estimate, ValueList<SourceReading> Sources);

/// <summary>One skill of German with its estimate and every source behind it.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Estimate">What all sources together say.</param>
/// <param name="Sources">The sources in canonical order (kind, date, id), also those that do not count.</param>
public sealed record LanguageOverview(LanguageSkill Skill, LanguageEstimate Estimate, ValueList<SourceReading> Sources);

/// <summary>Everything that is known about one person by its sources: nothing is averaged away in silence.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="AsOf">Date of the estimates.</param>
/// <param name="Competences">Competences about which there is a source, in the order of the catalogue.</param>
/// <param name="Languages">The four skills of German.</param>
/// <remarks>Specification: docs/assessment.md, "What is shown of a person"; mapping and fusion: docs/evidence.md. Immutable and thread-safe.</remarks>
public sealed record EvidenceOverview(Id<Candidate> Candidate, DateOnly AsOf, ValueList<CompetenceOverview> Competences, ValueList<LanguageOverview> Languages)
{
    /// <summary>Every source, competences first.</summary>
    public IEnumerable<SourceReading> Sources => Competences.SelectMany(one => one.Sources).Concat(Languages.SelectMany(one => one.Sources));

    /// <summary>The overview of one person.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="policy">Priors, reliability and course gain.</param>
    /// <param name="asOf">The date.</param>
    /// <returns>Estimates and sources.</returns>
    /// <exception cref="ArgumentException">A piece is of a form that <see cref="EvidenceRules"/> refuses, or two pieces share an identifier.</exception>
    public static EvidenceOverview Of(Candidate candidate, MatchPolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(policy);
        return Of(candidate, EvidenceAssessor.Assess(candidate, policy, asOf), policy, asOf);
    }

    internal static EvidenceOverview Of(Candidate candidate, CandidateEstimates estimates, MatchPolicy policy, DateOnly asOf)
    {
        var pieces = candidate.Evidence.ToDictionary(piece => piece.Id);
        var competences = estimates.Mapped.GroupBy(mapped => mapped.Dimension).OrderBy(group => group.Key)
            .Select(group => new CompetenceOverview(group.Key, estimates.Skills[(int)group.Key], group.Select(mapped => Read(pieces[mapped.Id], mapped, asOf)).ToValueList()));
        var assessor = new LanguageAssessor(policy.Language, asOf);
        var languages = Enum.GetValues<LanguageSkill>().Select(skill =>
            new LanguageOverview(skill, estimates.Languages[(int)skill], assessor.Readings(skill, candidate.LanguageEvidence, candidate.Courses)));
        return new(candidate.Id, asOf, competences.ToValueList(), languages.ToValueList());
    }

    private static SourceReading Read(CompetenceEvidence piece, MappedEvidence mapped, DateOnly asOf) => new()
    {
        Evidence = piece.Id.Value,
        Subject = AssessedSubject.Of(piece.Dimension),
        Kind = piece.Kind,
        Instrument = piece.Instrument,
        Assessor = piece.Assessor,
        AssessedOn = piece.AssessedOn,
        AgeMonths = WholeMonths.Between(piece.AssessedOn, asOf),
        Raw = piece.Raw,
        ValueTenths = mapped.PointTenths,
        ErrorTenths = mapped.ErrorTenths,
        Counted = mapped.Counted,
        SetAside = mapped.SetAside,
        Flags = mapped.Flags,
    };
}
