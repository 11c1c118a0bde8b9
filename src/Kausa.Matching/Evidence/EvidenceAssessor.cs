using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Evidence;

/// <summary>Turns what is known about a candidate into estimates with an error class; what is not known stays the policy's prior.</summary>
/// <remarks>
/// The only place of the library where floating point appears, with + − × ÷ and square roots only; the result is whole numbers. Specification with
/// worked examples: docs/evidence.md. Stateless and thread-safe.
/// </remarks>
public static class EvidenceAssessor
{
    /// <summary>Estimates of all dimensions and skills on one date.</summary>
    /// <param name="candidate">The candidate; the order of its lists does not matter.</param>
    /// <param name="policy">Priors, reliability and course gain.</param>
    /// <param name="asOf">The date; what is dated later is shown but does not count.</param>
    /// <returns>32 competences, four skills, courses under way and how each piece was read.</returns>
    /// <exception cref="ArgumentException">A piece is of a form that <see cref="EvidenceRules"/> refuses, or two pieces share an identifier.</exception>
    public static CandidateEstimates Assess(Candidate candidate, MatchPolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(policy);
        Check(candidate);
        var languages = new LanguageAssessor(policy.Language, asOf).Assess(candidate.LanguageEvidence, candidate.Courses);
        var (skills, mapped) = new SkillAssessor(policy.Skills, asOf, languages[(int)LanguageSkill.Reading]).Assess(candidate.Evidence);
        return new CandidateEstimates
        {
            Skills = skills,
            Languages = languages,
            CourseProgress = CourseGrowth.After(asOf, candidate.Courses, policy.Language.CourseGainHundredthsPerMonth),
            Mapped = mapped,
        };
    }

    /// <summary>How one piece of competence evidence reads for itself on the day of the assessment, before language load and ageing.</summary>
    /// <param name="evidence">The piece.</param>
    /// <param name="policy">Gives the default reliability.</param>
    /// <returns>Value and error in tenths of a point; not counted when it lies outside the range of its test.</returns>
    /// <exception cref="ArgumentException">The piece is of a form that <see cref="EvidenceRules"/> refuses.</exception>
    public static MappedEvidence Map(CompetenceEvidence evidence, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(policy);
        Check(evidence);
        var reading = EvidenceReading.Read(evidence, policy.Skills);
        var piece = new SkillPiece(evidence, reading.Points, reading.Error, reading.Error * reading.Error, reading.End);
        return piece.ToMapped(piece.IsOutsideRange ? SetAsideReason.OutsideRange : null);
    }

    private static void Check(Candidate candidate)
    {
        foreach (var evidence in candidate.Evidence)
        {
            Check(evidence);
        }

        foreach (var proof in candidate.LanguageEvidence)
        {
            Refuse(EvidenceRules.Problem(proof), nameof(candidate), proof.Id.Value);
        }

        CheckUnique(candidate.Evidence.Select(evidence => evidence.Id.Value));
        CheckUnique(candidate.LanguageEvidence.Select(proof => proof.Id.Value));
    }

    private static void Check(CompetenceEvidence evidence) => Refuse(EvidenceRules.Problem(evidence), nameof(evidence), evidence.Id.Value);

    private static void Refuse(string? problem, string field, string id)
    {
        if (problem is not null)
        {
            throw new ArgumentException($"Evidence '{id}': {problem}.", field);
        }
    }

    private static void CheckUnique(IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            ThrowHelper.Check(seen.Add(id), nameof(Candidate.Evidence), $"'{id}' names two pieces of evidence of one candidate");
        }
    }
}
