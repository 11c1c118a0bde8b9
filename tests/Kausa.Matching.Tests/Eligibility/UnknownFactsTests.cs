using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>Forgetting one fact never excludes a pair that was possible.</summary>
/// <remarks>
/// Two kinds of facts are excepted. Where nothing is said, a stated default stands in: the policy's limit and modes, no move, no
/// slipping start, the company's site. And two facts overrule another known fact, which counts again once they are gone: pathways named
/// open overrule "no dual training", completed schooling overrules the years of schooling.
/// </remarks>
public sealed class UnknownFactsTests
{
    private static readonly string[] WithDefaultOrOverruling =
    [
        nameof(MobilityFacts.MaxTravelMinutes), nameof(MobilityFacts.Modes), nameof(MobilityFacts.WillingToRelocate), nameof(TrainingPlace.StartFlexDays), nameof(TrainingPlace.Site),
        nameof(Candidate.PathwaysOpen), nameof(SchoolingFacts.FullTimeDutyCompleted),
    ];

    [Fact]
    public void Evaluate_OneFactForgotten_NeverExcludes() =>
        Prop.ForAll(EligibilityGen.LikelyPairs.Where(facts => StatusOf(facts) != EligibilityStatus.Ineligible).ToArbitrary(), facts =>
        {
            var offenders = Forgotten(facts).Where(less => StatusOf(less.Facts) == EligibilityStatus.Ineligible).Select(less => less.Path).ToList();
            return (offenders.Count == 0).Label(string.Join(", ", offenders));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Regression_NoteForgottenDuringAWait_NeverExcludes()
    {
        var waiting = Samples.Candidate with
        {
            Residence = Samples.Candidate.Residence with { Title = ResidenceTitle.PermissionToStay, EmploymentNote = EmploymentNote.EmploymentAllowed, AsylumRegisteredOn = Samples.StartsOn },
        };
        var forgotten = waiting with { Residence = waiting.Residence with { EmploymentNote = null } };
        Assert.NotEqual(EligibilityStatus.Ineligible, StatusOf(Samples.Facts(waiting)));
        Assert.NotEqual(EligibilityStatus.Ineligible, StatusOf(Samples.Facts(forgotten)));
    }

    [Fact]
    public void Evaluate_NothingKnown_ExcludesNobody()
    {
        var facts = Samples.Facts(
            new Candidate { Id = new("s-002"), Consents = Samples.Candidate.Consents },
            new TrainingPlace { Id = new("p-02"), Company = new("b-02"), Occupation = Samples.Occupation.Id, Pathway = Pathway.DualApprenticeship },
            new Company { Id = new("b-02"), Label = "Betrieb 2" });
        Assert.Equal(EligibilityStatus.NeedsClarification, StatusOf(facts));
    }

    private static EligibilityStatus StatusOf(PairFacts facts) => RuleBook.Status(RuleBook.Evaluate(facts));

    private static IEnumerable<(string Path, PairFacts Facts)> Forgotten(PairFacts facts)
    {
        PairFacts Again(Candidate? candidate = null, TrainingPlace? place = null, Company? company = null) =>
            Samples.Facts(candidate ?? facts.Candidate, place ?? facts.Place, company ?? facts.Company, facts.Policy, facts.Purpose, facts.AsOf, facts.Estimates);

        var candidate = facts.Candidate;
        foreach (var (path, less) in Blank(candidate))
        {
            yield return (path, Again(less));
        }

        foreach (var (path, less) in Blank(candidate.Residence))
        {
            yield return (path, Again(candidate with { Residence = less }));
        }

        foreach (var (path, less) in Blank(candidate.Schooling))
        {
            yield return (path, Again(candidate with { Schooling = less }));
        }

        foreach (var (path, less) in Blank(candidate.Mobility))
        {
            yield return (path, Again(candidate with { Mobility = less }));
        }

        foreach (var (path, less) in Blank(facts.Place))
        {
            yield return (path, Again(place: less));
        }

        foreach (var (path, less) in Blank(facts.Place.WorkingTimes))
        {
            yield return (path, Again(place: facts.Place with { WorkingTimes = less }));
        }

        foreach (var (path, less) in Blank(facts.Company))
        {
            yield return (path, Again(company: less));
        }

        yield return ("Start", Again(candidate with { Start = default }));
        yield return ("Entitlements", Again(company: facts.Company with { Entitlements = [] }));
        yield return ("Trainers", Again(company: facts.Company with { Trainers = [] }));
        yield return ("EndedOn", Again(candidate with { EarlierEmployments = candidate.EarlierEmployments.Select(e => e with { EndedOn = null }).ToValueList() }));
        var notMeasured = facts.Estimates with { Languages = facts.Estimates.Languages.Select(l => new LanguageEstimate(l.Tenths, ErrorClasses.Widest, false, l.Flags)).ToValueList() };
        yield return ("Languages", facts with { Estimates = notMeasured });
    }

    private static IEnumerable<(string Path, T Less)> Blank<T>(T record)
        where T : class
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null || property.GetValue(record) is null || WithDefaultOrOverruling.Contains(property.Name) || nullability.Create(property).WriteState != NullabilityState.Nullable)
            {
                continue;
            }

            var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, null)!;
            property.SetValue(copy, null);
            yield return ($"{typeof(T).Name}.{property.Name}", copy);
        }
    }
}
