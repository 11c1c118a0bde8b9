using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>What § 52 (2) SGB III asks before BvB: of everybody that employment is or can be allowed, of people with permission to stay or toleration a time in Germany, and knowledge of school and of German.</summary>
/// <param name="Stay">The wait; null for whoever need not wait.</param>
/// <param name="WhyStay">Code of what the wait is for.</param>
/// <param name="WhyOpen">Code of the fact that is missing where the end of the wait is not known.</param>
/// <param name="MayLackWork">Whether a document denies employment, so that somebody has to ask whether it can be allowed.</param>
/// <param name="LacksSchool">Whether knowledge of school is asked for and nothing documents it.</param>
/// <param name="AwaitsRecognition">Whether recognition of a certificate from abroad was applied for, so that its decision is the paper to bring.</param>
/// <param name="LacksGerman">The same of German.</param>
/// <param name="GermanLevel">Level from which a proof of German counts.</param>
/// <remarks>
/// The law asks for knowledge that lets one expect training to follow, and names no paper; the employment agency decides. Two papers stand for it here: a school leaving
/// certificate of any kind, from abroad once it is recognised at least in part; and a certificate or test of German of the policy's level, as a whole or, as the DTZ counts it, in
/// speaking and one more skill. What people or advisers estimate documents nothing. Without such papers the knowledge is not denied but not known.
/// </remarks>
internal readonly record struct BvbEntry(Wait? Stay, string WhyStay, string WhyOpen, bool MayLackWork, bool LacksSchool, bool AwaitsRecognition, bool LacksGerman, CefrLevel GermanLevel)
{
    /// <summary>Code of the question whether employment can be allowed.</summary>
    public const string Work = "WORK_ALLOWED";

    /// <summary>Code of the decision on a recognition that was applied for.</summary>
    public const string Decision = "RECOGNITION_DECISION";

    private const string Stayed = "STAY";
    private const string Tolerated = "TOLERATED_STAY";
    private const string EntryDate = "ENTRY_DATE";

    // Part of the sentence of the law that makes the exception, whichever days a policy states its months for.
    private static readonly DateOnly EarlyEntryEnds = new(2019, 8, 1);

    /// <summary>Whether something beside the wait has to be asked or shown.</summary>
    public bool IsOpen => MayLackWork || LacksSchool || LacksGerman;

    /// <summary>Codes of the facts that are missing.</summary>
    /// <param name="isEndKnown">Whether what is known of the wait tells what it means for the start.</param>
    public IEnumerable<string> MissingFacts(bool isEndKnown)
    {
        if (!isEndKnown)
        {
            yield return WhyOpen;
        }

        if (MayLackWork)
        {
            yield return Work;
        }
    }

    /// <summary>Codes of the proof that is missing.</summary>
    public IEnumerable<string> MissingProof
    {
        get
        {
            if (LacksSchool)
            {
                yield return AwaitsRecognition ? Decision : "SCHOOL_KNOWLEDGE";
            }

            if (LacksGerman)
            {
                yield return "GERMAN_KNOWLEDGE";
            }
        }
    }

    /// <summary>What is asked of a person.</summary>
    /// <param name="facts">The person at a start.</param>
    /// <returns>What is asked; null when the policy's law does not reach back to the date of the question and something of it concerns the person.</returns>
    public static BvbEntry? Of(in PersonFacts facts)
    {
        var (residence, asOf) = (facts.Candidate.Residence, facts.AsOf);
        var mayLackWork = residence.EmploymentNote == EmploymentNote.NotAllowed || (residence.Title == ResidenceTitle.TolerationIdentity60B && residence.EmploymentNote is null);
        if (!IsAsked(residence.Title))
        {
            return new BvbEntry(null, Stayed, Stayed, mayLackWork, false, false, false, default);
        }

        if (facts.LawIfInForce(LawKeys.BvbStayMonths) is not { } stayMonths || facts.LawIfInForce(LawKeys.BvbTolerationMonths) is not { } tolerationMonths
            || facts.LawIfInForce(LawKeys.BvbEarlyEntryMonths) is not { } earlyMonths || facts.LawIfInForce(LawKeys.BvbGermanLevel) is not { } level)
        {
            return null;
        }

        var cameEarly = CameEarly(residence);
        var (wait, why, open) = residence.Title switch
        {
            // Whoever applied for asylum or was tolerated was there on that day at the latest.
            ResidenceTitle.PermissionToStay => (residence.EnteredOn is null && Earliest(residence.AsylumRegisteredOn, residence.TolerationSince) is { } there
                ? WaitSince(there, stayMonths).OrNone() : WaitSince(residence.EnteredOn, stayMonths), Stayed, EntryDate),
            null => (WaitSince(null, Math.Max(stayMonths, tolerationMonths)), Stayed, Stayed),
            _ => (WaitSince(residence.TolerationSince, tolerationMonths), Tolerated, residence.TolerationSince is null ? Tolerated : EntryDate),
        };
        return new BvbEntry(wait, why, open, mayLackWork, !DocumentsSchool(facts.Candidate.Schooling), facts.Candidate.Schooling.Recognition == RecognitionState.Applied, !DocumentsGerman(facts.Candidate, (CefrLevel)level), (CefrLevel)level);

        Wait WaitSince(DateOnly? since, int months)
        {
            var (min, max) = cameEarly is { } known ? (known ? earlyMonths : months, known ? earlyMonths : months) : (Math.Min(earlyMonths, months), Math.Max(earlyMonths, months));
            return Wait.Since(since, min, max, asOf);
        }
    }

    /// <summary>Whether proof of German alone, of all that is asked beside the wait, is missing.</summary>
    /// <param name="facts">The person at a start.</param>
    public static bool HangsOnGerman(in PersonFacts facts) => facts.Pathway == Pathway.Bvb && Of(facts) is { LacksGerman: true, LacksSchool: false, MayLackWork: false };

    /// <summary>The person with proof of German beyond doubt.</summary>
    /// <param name="person">The person.</param>
    public static Candidate WithGerman(Candidate person) => person with
    {
        LanguageEvidence = [new LanguageEvidence { Id = new("german"), Skill = null, Level = CefrLevel.C2, Kind = EvidenceKind.CertificateLanguage, AssessedOn = default }],
    };

    private static DateOnly? Earliest(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    // A title that nobody has named may be one of these.
    private static bool IsAsked(ResidenceTitle? title) => title is null or ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration or ResidenceTitle.TolerationIdentity60B;

    // Whoever applied for asylum or was tolerated had entered.
    private static bool? CameEarly(ResidenceFacts residence) =>
        residence.EnteredOn is { } entered ? entered < EarlyEntryEnds
        : residence.AsylumRegisteredOn < EarlyEntryEnds || residence.TolerationSince < EarlyEntryEnds ? true
        : null;

    private static bool DocumentsSchool(SchoolingFacts schooling) => schooling.Qualification switch
    {
        null or SchoolQualification.None => false,
        SchoolQualification.ForeignUnclassified => schooling.Recognition is RecognitionState.Partial or RecognitionState.Full,
        _ => true,
    };

    private static bool DocumentsGerman(Candidate candidate, CefrLevel level)
    {
        var (speaks, other) = (false, false);
        foreach (var proof in candidate.LanguageEvidence)
        {
            if (proof.Level < level || proof.Kind is EvidenceKind.AdviserEstimate or EvidenceKind.SelfEstimate)
            {
                continue;
            }

            speaks |= proof.Skill is null or LanguageSkill.Speaking;
            other |= proof.Skill is not LanguageSkill.Speaking;
        }

        return speaks && other;
    }
}
