using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Tests.Markets;

public class TruthTests
{
    private static readonly MarketSpecification Specification = StuttgartMarket.Specification(candidateCount: 300);

    [Fact]
    public void Generate_AnyMarket_HoldsNoTypeOfTheLab() => Assert.DoesNotContain(
        MarketText.TypesWithin(MarketGenerator.Generate(Specification).Market),
        type => type.Assembly == typeof(MarketTruth).Assembly || type.GenericTypeArguments.Any(argument => argument.Assembly == typeof(MarketTruth).Assembly));

    [Fact]
    public void Generate_WithoutEvidence_TheMarketDoesNotDependOnTrueCompetences()
    {
        var blind = Specification.ForEveryone(people => people with
        {
            Evidence = new EvidenceRates
            {
                TestDayPercent = 0,
                ExperienceStatedPercent = 0,
                ExperienceDocumentedPercent = 0,
                AdviserEstimatePercent = 0,
                SelfEstimatePercent = 0,
                HametPercent = 0,
                TwoPPercent = 0,
                CompanyTrialPercent = 0,
                ObservedRatingPercent = 0,
                SchoolGradePercent = 0,
                ForeignCertificatePercent = 0,
                PartialQualificationPercent = 0,
            },
        });
        var usual = MarketGenerator.Generate(blind);
        var gifted = MarketGenerator.Generate(blind.ForEveryone(
            people => people with { Truth = people.Truth with { DeviationPoints = 5, MeanPoints = Enumerable.Repeat(80, 32).ToValueList() } }));
        Assert.NotEqual(MarketText.Of(usual.Truth.Candidates), MarketText.Of(gifted.Truth.Candidates));
        Assert.Equal(MarketText.Of(usual.Market), MarketText.Of(gifted.Market));
    }

    [Fact]
    public void Generate_GiftedPeople_ShowMoreInEveryKindOfProof()
    {
        var usual = MarketGenerator.Generate(Specification).Market;
        var gifted = MarketGenerator.Generate(Specification.ForEveryone(
            people => people with { Truth = people.Truth with { MeanPoints = people.Truth.MeanPoints.Select(mean => mean + 25).ToValueList() } })).Market;
        foreach (var kind in Proofs(usual).Select(e => e.Kind).Distinct())
        {
            Assert.True(Sum(gifted, kind) > Sum(usual, kind), $"{kind}: {Sum(gifted, kind)} is not above {Sum(usual, kind)}.");
        }

        // A German grade falls as competence rises.
        static long Sum(Market market, EvidenceKind kind) =>
            Proofs(market).Where(e => e.Kind == kind).Sum(e => e.Raw.Scale == RawScale.Grade ? 600L - e.Raw.ValueHundredths : e.Raw.ValueHundredths);
    }

    [Fact]
    public void Generate_AnyMarket_EveryTruthBelongsToARowAndStaysInRange()
    {
        var generated = MarketGenerator.Generate(Specification);
        Assert.Equal(generated.Market.Candidates.Select(candidate => candidate.Id), generated.Truth.Candidates.Select(truth => truth.Candidate));
        Assert.Equal(generated.Market.Places.Select(place => place.Id), generated.Truth.Places.Select(truth => truth.Place));
        Assert.All(generated.Truth.Candidates, truth =>
        {
            Assert.Equal(32, truth.SkillPoints.Count);
            Assert.All(truth.SkillPoints, points => Assert.InRange(points, 0, 100));
            Assert.Equal(4, truth.LanguageTenths.Count);
            Assert.All(truth.LanguageTenths, tenths => Assert.InRange(tenths, 0, 60));
        });
        Assert.All(
            generated.Market.Places.Zip(generated.Truth.Places).Where(pair => pair.First.Requirements is not null),
            pair => Assert.Equal(pair.Second.Requirements, pair.First.Requirements));
    }

    [Fact]
    public void Generate_AnyMarket_EvidenceIsWhatTheEngineAccepts()
    {
        var market = MarketGenerator.Generate(Specification).Market;
        Assert.All(Proofs(market), proof => Assert.Null(EvidenceRules.Problem(proof)));
        Assert.All(market.Candidates.SelectMany(candidate => candidate.LanguageEvidence), proof => Assert.Null(EvidenceRules.Problem(proof)));
        Assert.All(Proofs(market).Where(proof => proof.Instrument is not null), proof => Assert.NotNull(Instruments.Find(proof.Instrument)));
    }

    [Fact]
    public void Generate_AnyMarket_EvidenceStandsInCanonicalOrder() => Assert.All(
        MarketGenerator.Generate(Specification).Market.Candidates,
        candidate => Assert.Equal(
            candidate.Evidence.OrderBy(e => e.Kind).ThenBy(e => e.AssessedOn).ThenBy(e => e.Id), candidate.Evidence));

    private static IEnumerable<CompetenceEvidence> Proofs(Market market) => market.Candidates.SelectMany(candidate => candidate.Evidence);
}
