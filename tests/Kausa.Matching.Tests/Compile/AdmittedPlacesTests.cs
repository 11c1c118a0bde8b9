using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>The short way to say whether a place is excluded says what the masks of its start say.</summary>
public sealed class AdmittedPlacesTests
{
    [Fact]
    public void Admits_AnyPersonAndPlace_IsWhatTheMasksAllow() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var market = MarketGen.Drawn(seed, 40, 12);
        var begins = TestPolicies.Base.Law.BeginsOn;
        var asOf = market.AsOf < begins ? begins : market.AsOf;
        var people = market.Candidates.Select((candidate, i) => i % 2 == 0 ? candidate : OnCourse(candidate, asOf));
        var index = MatchIndex.Build(MarketGen.With(market, market.Content with { Candidates = [.. people] }), TestPolicies.Base, asOf);
        var person = new CompiledCandidate(index.Places.Codes);
        foreach (var (purpose, from) in new[] { (Purpose.MatchForAdviser, (DateOnly?)null), (Purpose.MatchForSelf, null), (Purpose.MatchForAdviser, asOf.AddMonths(6)) })
        {
            for (var number = 0; number < index.CandidateNumberCount; number++)
            {
                var (candidate, store, position) = index.Persons[number];
                person.Begin(store, position, candidate, new RankRequest { Purpose = purpose, Filter = new RankFilter { StartsFrom = from } });
                foreach (var signature in index.Places.Codes.Signatures)
                {
                    var masks = person.StartAt(signature.Start);
                    Assert.Equal(!masks.IsHidden && masks.Allows(signature), person.Admits(signature));
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // Today's German misses minima that it reaches for places that begin later.
    private static Candidate OnCourse(Candidate candidate, DateOnly asOf) => candidate with
    {
        LanguageEvidence =
        [
            .. Enum.GetValues<LanguageSkill>().Select(skill => new LanguageEvidence
                { Id = new($"l-{skill}"), Skill = skill, Level = CefrLevel.A2, Kind = EvidenceKind.CertificateLanguage, AssessedOn = asOf.AddMonths(-2), Instrument = "TELC" }),
        ],
        Courses = [new LanguageCourse(LanguageCourseType.IntegrationCourse, CefrLevel.B1, asOf.AddMonths(-2), asOf.AddMonths(10), CourseState.Active)],
    };
}
