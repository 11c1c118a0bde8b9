using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>What is asked once for starts that look alike is what is asked about each of them.</summary>
public sealed class StartQuestionsTests
{
    private static readonly Occupation[] Occupations = [.. ReferenceCatalogue.Shared.Occupations.DistinctBy(occupation => occupation.DurationMonths)];

    private static readonly Gen<ValueList<CompetenceEvidence>> Practice =
        from years in Gen.Elements(0, 150, 300, 525, 900)
        select ValueList.Create([FullRows.Evidence with { Kind = EvidenceKind.WorkExperienceDocumented, Raw = new RawResult(RawScale.Years, years) }]);

    private static readonly Gen<Candidate> People =
        from person in EligibilityGen.Candidates
        from evidence in Practice
        select person with { Evidence = evidence };

    // Starts of a market lie on few days; those of the generator nearly all on one of their own.
    private static readonly Gen<StartWitness> Starts =
        from place in EligibilityGen.Places
        from occupation in Gen.Elements(Occupations)
        from days in Gen.Elements<int?>(null, -40, 0, 150, 183, 600)
        from flex in Gen.Elements<int?>(null, 0, 30, 200)
        let start = place with { Occupation = occupation.Id, StartFlexDays = flex, StartsOn = days is { } known ? Samples.AsOf.AddDays(known) : place.StartsOn }
        select new StartWitness(StartKey.Of(start, occupation), start, Samples.Company, occupation);

    private static readonly Gen<(Candidate Person, StartWitness[] Starts, Matching.Policy.MatchPolicy Policy, Purpose Purpose, int Later)> Questions =
        from person in People
        from starts in Gen.ArrayOf(Starts, 40)
        from policy in RankGen.Policies
        from offered in Gen.SubListOf(Enum.GetValues<Pathway>())
        from all in Gen.Elements(true, false)
        from purpose in Gen.Elements(Enum.GetValues<Purpose>())
        from later in Gen.Elements(0, 0, 500)
        select (person, starts, all ? policy : policy with { PathwaysEnabled = [.. offered] }, purpose, later);

    [Fact]
    public void Ask_AnyPersonAndStarts_EqualsAskingStartByStart() =>
        Prop.ForAll(Questions.ToArbitrary(), question =>
        {
            var asOf = Samples.AsOf.AddDays(question.Later);
            var together = new PersonOutcome[question.Starts.Length];
            new StartQuestions(question.Starts).Ask(question.Person, question.Purpose, question.Policy, asOf, together);
            Assert.Equal(question.Starts.Select(start => PersonOutcome.Of(question.Person, start, question.Purpose, question.Policy, asOf)), together);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Of_AnyPersonAndStart_EqualsTheRulesAboutAPlaceWithIt() =>
        Prop.ForAll(Questions.ToArbitrary(), question =>
        {
            foreach (var start in question.Starts.Take(4))
            {
                var said = PersonOutcome.Of(question.Person, start, question.Purpose, question.Policy, Samples.AsOf);
                var outcomes = PersonOutcome.Codes.ToArray().Select(code => question.Policy.Rules.IsOn(code) ? RuleBook.Find(code).Evaluate(Pair(question.Person, start.Place, start.Occupation, question.Policy, question.Purpose)).Effect : RuleEffect.None).ToArray();
                Assert.Equal(outcomes.Max(), said.Effect);
                Assert.Equal(outcomes.Select((effect, k) => effect == RuleEffect.Exclusion ? 1 << k : 0).Sum(), said.Exclusions);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void SameFirm_AnyPersonAndStarts_EqualsAskingStartByStart() =>
        Prop.ForAll(Questions.ToArbitrary(), question =>
        {
            var groups = new StartQuestions(question.Starts).SameFirm;
            for (var s = 0; s < question.Starts.Length; s++)
            {
                Assert.Equal(EffectOf(s), EffectOf(groups.Firsts[groups.Groups[s]]));
            }

            RuleEffect EffectOf(int s) =>
                RuleBook.Find(ReasonCode.C19EqSameFirm).Evaluate(Pair(question.Person, question.Starts[s].Place, question.Starts[s].Occupation, question.Policy, question.Purpose)).Effect;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static PairFacts Pair(Candidate person, TrainingPlace place, Occupation occupation, Matching.Policy.MatchPolicy policy, Purpose purpose) =>
        Samples.Facts(person, place, Samples.Company, policy, purpose) with { Occupation = occupation };
}
