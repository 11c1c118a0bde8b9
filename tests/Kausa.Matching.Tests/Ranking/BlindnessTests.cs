using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>What must not matter does not: facts outside the scorer's inputs change no score, and facts that are only shown change nothing at all.</summary>
public sealed class BlindnessTests
{
    private static readonly HashSet<string> ScorerSeesOfCandidate = ["Home", "Mobility.MaxTravelMinutes", "Mobility.Modes", "Wishes", "Evidence", "LanguageEvidence", "Courses"];
    private static readonly HashSet<string> ScorerSeesOfPlace = ["Occupation", "Site", "Requirements", "LanguageTargets"];
    private static readonly HashSet<string> ScorerSeesOfCompany = [];

    private static readonly HashSet<string> OnlyShownOfCandidate = ["PrimaryAdviser", "OtherLanguages", "Interests", "SupportNeeds", "GuardianType"];
    private static readonly HashSet<string> OnlyShownOfCompany = ["Label", "Chamber", "Openness", "MigrantLed", "WorkingLanguages", "HasMentor", "HasIntegrationCompanion", "PrimaryAdviser"];
    private static readonly HashSet<string> OnlyShownOfPlace = ["VocationalSchool", "SchoolMode", "OffersHousing", "TrialDays", "Visibility"];

    private static readonly Candidate Candidate = FullRows.Candidate with { AgeBandAtStart = null, VetoedCompanies = [], EarlierEmployments = [] };

    [Fact]
    public void Score_FactOutsideTheScorersInputs_ChangesNothing()
    {
        var before = Evaluate(Candidate, FullRows.Company, FullRows.Place);
        AssertSame(Mutations.Of(FullRows.Candidate), ScorerSeesOfCandidate, c => Evaluate(Clean(c), FullRows.Company, FullRows.Place).Score, before.Score);
        AssertSame(Mutations.Of(FullRows.Company), ScorerSeesOfCompany, c => Evaluate(Candidate, c, FullRows.Place).Score, before.Score);
        AssertSame(Mutations.Of(FullRows.Place), ScorerSeesOfPlace, p => Evaluate(Candidate, FullRows.Company, p).Score, before.Score);
    }

    [Fact]
    public void Score_FactTheScorerSees_DoesCount()
    {
        var before = Evaluate(Candidate, FullRows.Company, FullRows.Place).Score.ScoreMillionths;
        var changed = Mutations.Of(FullRows.Place).Where(m => m.Path.StartsWith("Requirements", StringComparison.Ordinal)).Select(m => Evaluate(Candidate, FullRows.Company, m.Mutated).Score.ScoreMillionths);
        Assert.All(changed, score => Assert.NotEqual(before, score));
    }

    [Fact]
    public void Status_FactThatIsOnlyShown_ChangesNothing()
    {
        var before = Evaluate(Candidate, FullRows.Company, FullRows.Place);
        AssertSame(Only(Mutations.Of(FullRows.Candidate), OnlyShownOfCandidate), [], c => Evaluate(Clean(c), FullRows.Company, FullRows.Place).Outcomes, before.Outcomes);
        AssertSame(Only(Mutations.Of(FullRows.Company), OnlyShownOfCompany), [], c => Evaluate(Candidate, c, FullRows.Place).Outcomes, before.Outcomes);
        AssertSame(Only(Mutations.Of(FullRows.Place), OnlyShownOfPlace), [], p => Evaluate(Candidate, FullRows.Company, p).Outcomes, before.Outcomes);
    }

    private static IEnumerable<(string Path, T Mutated)> Only<T>(IEnumerable<(string Path, T Mutated)> mutations, HashSet<string> facts) =>
        mutations.Where(m => facts.Contains(m.Path.Split(' ')[0]));

    private static void AssertSame<T, TResult>(IEnumerable<(string Path, T Mutated)> mutations, HashSet<string> seen, Func<T, TResult> evaluate, TResult before)
    {
        var offenders = mutations.Where(m => !seen.Contains(m.Path.Split(' ')[0]) && !seen.Contains(m.Path.Split('.')[0]))
            .Where(m => !m.Path.StartsWith("Id", StringComparison.Ordinal) && !m.Path.StartsWith("Company", StringComparison.Ordinal))
            .Where(m => !Same(evaluate(m.Mutated), before))
            .Select(m => $"{typeof(T).Name}.{m.Path}")
            .ToList();
        Assert.Empty(offenders);
    }

    private static bool Same<TResult>(TResult a, TResult b) => a is ValueList<RuleOutcome> outcomes ? outcomes.Equals(b) : Equals(a, b);

    private static Candidate Clean(Candidate candidate) => candidate with { AgeBandAtStart = candidate.BirthMonth is null ? candidate.AgeBandAtStart : null, VetoedCompanies = [], EarlierEmployments = [] };

    private static EvaluatedPair Evaluate(Candidate candidate, Company company, TrainingPlace place)
    {
        var adviser = new Adviser { Id = new("changed") };
        var market = new Market(new ServiceOffice(new("office"), "Servicestelle"), new DateOnly(2026, 7, 20), "test", new MarketContent
        {
            Candidates = [candidate],
            Companies = [company],
            Places = [place],
            Advisers = [FullRows.Adviser, adviser],
        });
        return new ReferenceRanker(market, TestPolicies.Base).Evaluate(candidate.Id, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser });
    }
}
