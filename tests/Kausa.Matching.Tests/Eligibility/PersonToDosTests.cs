using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

public sealed class PersonToDosTests
{
    private static readonly Candidate Minor = Samples.Candidate with { BirthMonth = new BirthMonth(2009, 5), GuardianConsent = GuardianConsent.Missing };

    private static ValueList<PersonToDo> Of(Candidate candidate, params TrainingPlace[] places) => PersonToDos.Of(candidate, places, TestPolicies.Base, Samples.AsOf, Purpose.MatchForAdviser);

    [Fact]
    public void Of_NothingOpen_IsEmpty() => Assert.Empty(Of(Samples.Candidate, Samples.Place));

    [Fact]
    public void Of_SeveralStarts_TellEachRuleOnceWithTheEarliestDueDate()
    {
        var early = Samples.Place with { Id = new("p-02"), StartsOn = new DateOnly(2026, 8, 1) };
        var toDos = Of(Minor, Samples.Place, early, Samples.Place with { Id = new("p-03") });
        Assert.Equal([ReasonCode.C07GuardianConsent, ReasonCode.C08MedicalCheck], toDos.Select(t => t.Code));
        Assert.All(toDos, toDo => Assert.Equal(new DateOnly(2026, 8, 1).AddDays(-56), toDo.DueOn));
        Assert.Equal((RuleValue.Fail, Responsible.Guardian, BlockedStep.Contract), (toDos[0].Value, toDos[0].Owner, toDos[0].Blocks));
        Assert.Equal(toDos, Of(Minor, early, Samples.Place));
    }

    [Fact]
    public void Of_WorstStartTells_TheArguments()
    {
        var candidate = Samples.Candidate with
        {
            Residence = new ResidenceFacts { Title = ResidenceTitle.PermissionToStay, EmploymentNote = EmploymentNote.WithAuthorityPermit, LivesInReceptionCentre = false, AsylumRegisteredOn = new DateOnly(2026, 6, 1), ValidUntil = new DateOnly(2027, 1, 1) },
        };
        var toDo = Assert.Single(Of(candidate, Samples.Place with { StartsOn = new DateOnly(2026, 8, 1) }, Samples.Place));
        Assert.Equal((ReasonCode.C03WaitingPeriod, RuleValue.Fail, RuleEffect.Exclusion), (toDo.Code, toDo.Value, toDo.Effect));
        Assert.Equal([TextArgument.Date("date", new DateOnly(2026, 9, 1))], toDo.Arguments);
        Assert.Empty(Of(candidate, Samples.Place));
    }

    [Fact]
    public void Of_NoPlace_AsksForWhatAnyTrainingNeeds()
    {
        var toDo = Assert.Single(Of(Samples.Candidate with { Consents = [] }));
        Assert.Equal((ReasonCode.C20ConsentMissing, RuleEffect.Exclusion, (DateOnly?)Samples.AsOf), (toDo.Code, toDo.Effect, toDo.DueOn));
    }

    [Fact]
    public void Of_WithoutTheCaseConsent_AsksForNothingElse()
    {
        var silent = Samples.Candidate with { CaseState = CaseState.Paused, Consents = [] };
        Assert.Equal(ReasonCode.C20ConsentMissing, Assert.Single(Of(silent, Samples.Place)).Code);
        Assert.Equal(ReasonCode.C12NotAvailable, Assert.Single(PersonToDos.Of(silent, [Samples.Place], TestPolicies.Base, Samples.AsOf, Purpose.MatchForSelf)).Code);
    }

    [Fact]
    public void Of_Release_IsAskedPerCompanyAndNotAsAToDo()
    {
        var candidate = Samples.Candidate with { Consents = [Samples.Candidate.Consents[0]] };
        Assert.Empty(PersonToDos.Of(candidate, [Samples.Place], TestPolicies.Base, Samples.AsOf, Purpose.DiscloseToCompany));
    }

    [Fact]
    public void Of_AnyPair_TellsWhatThePersonRulesOfThatPairTell() =>
        Prop.ForAll(EligibilityGen.Pairs.Where(facts => facts.Purpose != Purpose.DiscloseToCompany).ToArbitrary(), facts =>
        {
            var toDos = PersonToDos.Of(facts.Candidate, [facts.Place], facts.Policy, facts.AsOf, facts.Purpose);
            var silent = facts.Purpose == Purpose.MatchForAdviser && !facts.Candidate.HasCaseConsent(facts.AsOf);
            var outcomes = RuleBook.Evaluate(facts).Where(o => RuleBook.Find(o.Code).Scope == RuleScope.Person && o.Effect != RuleEffect.None && (!silent || o.Code == ReasonCode.C20ConsentMissing));
            return toDos.Select(t => (t.Code, t.Value, t.Effect, t.DueOn)).SequenceEqual(outcomes.Select(o => (o.Code, o.Value, o.Effect, o.DueOn)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
