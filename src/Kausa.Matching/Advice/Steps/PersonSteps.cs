using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Advice;

/// <summary>The steps that a person could take, whatever they would open.</summary>
/// <remarks>docs/advice.md lists them. Residence documents, age and everything else that somebody is can be no step.</remarks>
public static class PersonSteps
{
    private const int MostMinutes = 300;

    /// <summary>Until the main start of the year after.</summary>
    private const int DaysOfWaiting = 365;

    private static readonly int[] MoreMinutes = [15, 30];

    /// <summary>All steps of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>Steps by kind; none that would change nothing about the person's facts.</returns>
    public static ValueList<PersonStep> Of(Candidate person, MatchPolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(policy);
        var german = EvidenceAssessor.Assess(person, policy, asOf).Languages;
        var asksForProof = BvbEntry.HangsOnGerman(AtBvb(person, policy, asOf));
        return Language(german, policy, asOf, asksForProof ? RuleGroups.Knowledge : RuleGroups.None)
            .Concat(Documenting(person, policy, asOf) is { } test ? [test] : [])
            .Concat(Licences(person, policy))
            .Concat(Travel(person, policy))
            .Concat(Start(person, policy, asOf))
            .Concat(Pathways(person, policy))
            .Concat(person.VetoedOccupations.Distinct().Select(occupation => Veto(occupation, policy)))
            .Concat(Papers(person, policy, asOf))
            .ToValueList();
    }

    /// <summary>A test of German that documents what the estimates say already; null where BvB does not hang on proof of German alone, or where the estimates do not reach its level.</summary>
    /// <param name="person">The person.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <remarks>Nobody needs a course to prove what they can; whether that is enough, C18 says.</remarks>
    internal static PersonStep? Documenting(Candidate person, MatchPolicy policy, DateOnly asOf)
    {
        if (!policy.PathwaysEnabled.Contains(Pathway.Bvb) || !BvbEntry.HangsOnGerman(AtBvb(person, policy, asOf)))
        {
            return null;
        }

        var german = EvidenceAssessor.Assess(person, policy, asOf).Languages;
        return BvbEntry.Of(AtBvb(WithTest(person, german, asOf), policy, asOf)) is { LacksGerman: false, GermanLevel: var level }
            ? new PersonStep
            {
                Code = AdviceCode.LanguageTest,
                Arguments = [TextArgument.Code("level", level.Code())],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.LanguageTest),
                Touches = RuleGroups.Knowledge,
                Change = known => WithTest(known, german, asOf),
            }
            : null;
    }

    /// <summary>The papers that are missing, each counted as it would be if it says what is hoped for.</summary>
    /// <param name="person">The person.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    internal static IEnumerable<PersonStep> Papers(Candidate person, MatchPolicy policy, DateOnly asOf)
    {
        if (person.Schooling.FullTimeDutyCompleted is null)
        {
            yield return Paper(AdviceCode.SchoolDutyProof, RuleGroups.SchoolDuty, policy, known => known with { Schooling = known.Schooling with { FullTimeDutyCompleted = true } });
        }

        if (person.MedicalCheckOn != asOf)
        {
            yield return Paper(AdviceCode.MedicalCheck, RuleGroups.Medical, policy, known => known with { MedicalCheckOn = asOf });
        }

        if (person.GuardianConsent is not (GuardianConsent.Given or GuardianConsent.Refused))
        {
            yield return Paper(AdviceCode.GuardianConsent, RuleGroups.Guardian, policy, known => known with { GuardianConsent = GuardianConsent.Given });
        }
    }

    /// <summary>Somebody asks which licences are held, where nobody has.</summary>
    /// <param name="counted">The class that the answer is counted as.</param>
    /// <param name="policy">The policy.</param>
    internal static PersonStep LicenceAnswer(DrivingLicence counted, MatchPolicy policy) => new()
    {
        Code = AdviceCode.LicenceAnswer,
        Arguments = [TextArgument.Code("class", counted.Code())],
        EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.LicenceAnswer),
        Touches = RuleGroups.Licence,
        Change = known => WithLicence(known, counted),
    };

    /// <summary>The person with a certificate of one skill.</summary>
    internal static Candidate WithCertificate(Candidate person, LanguageSkill skill, CefrLevel level, DateOnly asOf) => person with
    {
        LanguageEvidence = person.LanguageEvidence.Append(new LanguageEvidence
        {
            Id = new($"advice-{skill.Code()}-{level.Code()}"),
            Skill = skill,
            Level = level,
            Kind = EvidenceKind.CertificateLanguage,
            AssessedOn = asOf,
        }).ToValueList(),
    };

    /// <summary>The person with a test that says of each measured skill what its estimate says, in whole levels.</summary>
    /// <remarks>
    /// It is yet to come, so it bears a later day than the question: a paper for C18, which asks for no day, and nothing that moves an estimate, a score or a language minimum. Counted today
    /// it would: the same level once more narrows the error, and makes a lower course history.
    /// </remarks>
    internal static Candidate WithTest(Candidate person, ValueList<LanguageEstimate> german, DateOnly asOf) => person with
    {
        LanguageEvidence = person.LanguageEvidence.Concat(Enum.GetValues<LanguageSkill>().Where(skill => german[(int)skill].IsMeasured).Select(skill => new LanguageEvidence
        {
            Id = new($"advice-test-{skill.Code()}"),
            Skill = skill,
            Level = (CefrLevel)(german[(int)skill].Tenths / 10),
            Kind = EvidenceKind.NormedTest,
            AssessedOn = asOf.AddDays(1),
        })).ToValueList(),
    };

    /// <summary>The person with one more licence.</summary>
    internal static Candidate WithLicence(Candidate person, DrivingLicence licence) =>
        person with { Mobility = person.Mobility with { Licences = (person.Mobility.Licences ?? []).Append(licence).ToValueList() } };

    /// <summary>The person with another limit of the trip.</summary>
    internal static Candidate WithLimit(Candidate person, int minutes) => person with { Mobility = person.Mobility with { MaxTravelMinutes = minutes } };

    /// <summary>The person open for one more pathway.</summary>
    internal static Candidate WithPathway(Candidate person, Pathway pathway) =>
        person with { PathwaysOpen = (person.PathwaysOpen ?? Enum.GetValues<Pathway>().Where(p => p != pathway).ToValueList()).Append(pathway).ToValueList() };

    /// <summary>The person without the exclusion of an occupation.</summary>
    internal static Candidate WithoutVeto(Candidate person, Id<Occupation> occupation) =>
        person with { VetoedOccupations = person.VetoedOccupations.Where(id => id != occupation).ToValueList() };

    /// <summary>The person who can begin from a day on; a last day before it moves with it.</summary>
    internal static Candidate WithEarliest(Candidate person, DateOnly day) => person with { Start = new StartWindow(day, person.Start.Latest < day ? day : person.Start.Latest) };

    /// <summary>The person who would begin until a day.</summary>
    internal static Candidate WithLatest(Candidate person, DateOnly day) => person with { Start = new StartWindow(person.Start.Earliest, day) };

    /// <summary>The limit of the trip that holds.</summary>
    internal static int LimitOf(Candidate person, MatchPolicy policy) => person.Mobility.MaxTravelMinutes ?? policy.Location.DefaultLimitMinutes;

    /// <summary>The next level of a skill; what nobody has measured begins at the level of the policy's prior. Null at the top.</summary>
    internal static CefrLevel? NextLevel(LanguageEstimate held) => Math.Max(1, (held.Tenths / 10) + (held.IsMeasured ? 1 : 0)) is <= (int)CefrLevel.C2 and var level ? (CefrLevel)level : null;

    // Where nothing else is open, proof of German clears BvB for people who must bring it (C18).
    private static PersonFacts AtBvb(Candidate person, MatchPolicy policy, DateOnly asOf) => new()
    {
        Candidate = person,
        Policy = policy,
        AsOf = asOf,
        Purpose = Purpose.MatchForAdviser,
        Pathway = Pathway.Bvb,
        StartsOn = null,
        StartFlexDays = 0,
    };

    private static IEnumerable<PersonStep> Language(ValueList<LanguageEstimate> german, MatchPolicy policy, DateOnly asOf, RuleGroups besides)
    {
        var next = Enum.GetValues<LanguageSkill>().Select(skill => (Skill: skill, Level: NextLevel(german[(int)skill]))).Where(item => item.Level is not null).ToList();
        foreach (var (skill, level) in next)
        {
            yield return new PersonStep
            {
                Code = AdviceCode.LanguageSkill,
                Arguments = [TextArgument.Code("skill", skill.Code()), TextArgument.Code("level", level!.Value.Code())],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.LanguageSkill),
                Touches = (RuleGroups)((int)RuleGroups.Listening << (int)skill) | besides,
                Change = person => WithCertificate(person, skill, level.Value, asOf),
            };
        }

        if (next.Count > 1)
        {
            var level = next.Min(item => item.Level!.Value);
            var skills = next.Where(item => item.Level == level).Select(item => item.Skill).ToList();
            yield return new PersonStep
            {
                Code = AdviceCode.LanguageCourse,
                Arguments = [TextArgument.Code("level", level.Code()), TextArgument.Code("skills", string.Join('|', skills.Select(skill => skill.Code())))],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.LanguageCourse, level.Code()),
                Touches = RuleGroups.Languages | besides,
                Change = person => skills.Aggregate(person, (known, skill) => WithCertificate(known, skill, level, asOf)),
            };
        }
    }

    private static IEnumerable<PersonStep> Licences(Candidate person, MatchPolicy policy)
    {
        if (person.Mobility.Licences is not { } held)
        {
            yield return LicenceAnswer(DrivingLicence.B, policy);
            yield break;
        }

        // BE and C can be held only with B, § 6 (3) FeV.
        foreach (var licence in Enum.GetValues<DrivingLicence>().Where(licence => !held.Contains(licence) && (licence is not (DrivingLicence.BE or DrivingLicence.C) || held.Contains(DrivingLicence.B))))
        {
            yield return new PersonStep
            {
                Code = AdviceCode.Licence,
                Arguments = [TextArgument.Code("class", licence.Code())],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.Licence, licence.Code()),
                Touches = RuleGroups.Licence,
                Change = known => WithLicence(known, licence),
            };
        }
    }

    private static IEnumerable<PersonStep> Travel(Candidate person, MatchPolicy policy)
    {
        var limit = LimitOf(person, policy);
        foreach (var minutes in MoreMinutes.Select(more => limit + more).Where(minutes => minutes <= MostMinutes))
        {
            yield return new PersonStep
            {
                Code = AdviceCode.TravelMinutes,
                Arguments = [TextArgument.Number("minutes", minutes), TextArgument.Number("before", limit)],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.TravelMinutes),
                Touches = RuleGroups.Reach,
                IsMoreOfTheSame = minutes > limit + MoreMinutes[0],
                Change = known => WithLimit(known, minutes),
            };
        }
    }

    private static IEnumerable<PersonStep> Start(Candidate person, MatchPolicy policy, DateOnly asOf)
    {
        if (person.Start.Earliest > asOf)
        {
            yield return new PersonStep
            {
                Code = AdviceCode.EarlierStart,
                Arguments = [TextArgument.Date("date", asOf), TextArgument.Date("before", person.Start.Earliest.Value)],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.EarlierStart),
                Touches = RuleGroups.Start,
                Change = known => WithEarliest(known, asOf),
            };
        }

        if (person.Start.Latest is { } latest)
        {
            yield return new PersonStep
            {
                Code = AdviceCode.WaitForStart,
                Arguments = [TextArgument.Date("date", latest.AddDays(DaysOfWaiting)), TextArgument.Date("before", latest)],
                EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.WaitForStart),
                Touches = RuleGroups.Start,
                Change = known => WithLatest(known, latest.AddDays(DaysOfWaiting)),
            };
        }
    }

    private static IEnumerable<PersonStep> Pathways(Candidate person, MatchPolicy policy) => policy.PathwaysEnabled
        .Where(pathway => person.PathwaysOpen is { } open ? !open.Contains(pathway) : person.Intention == TrainingIntention.Not && pathway == Pathway.DualApprenticeship)
        .Select(pathway => new PersonStep
        {
            Code = AdviceCode.Pathway,
            Arguments = [TextArgument.Code("pathway", $"{nameof(Pathway)}.{pathway.Code()}")],
            EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.Pathway),
            Touches = RuleGroups.Pathway,
            Change = known => WithPathway(known, pathway),
        });

    private static PersonStep Veto(Id<Occupation> occupation, MatchPolicy policy) => new()
    {
        Code = AdviceCode.OccupationVeto,
        Arguments = [TextArgument.Text("occupation", ReferenceCatalogue.Shared.FindOccupation(occupation)?.Title ?? occupation.Value)],
        EffortMinutes = StepEfforts.Minutes(policy, AdviceCode.OccupationVeto),
        Touches = RuleGroups.Veto,
        Change = known => WithoutVeto(known, occupation),
    };

    private static PersonStep Paper(AdviceCode code, RuleGroups touches, MatchPolicy policy, Func<Candidate, Candidate> change) =>
        new() { Code = code, Arguments = [], EffortMinutes = StepEfforts.Minutes(policy, code), Touches = touches, Change = change };
}
