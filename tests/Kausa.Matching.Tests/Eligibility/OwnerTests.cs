using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Eligibility;

/// <summary>Who acts: whoever knows what is missing, or takes the step that is told.</summary>
public sealed class OwnerTests
{
    [Theory]
    [InlineData(25, "Kundengespräche", Responsible.Person)]
    [InlineData(32, "Kundengespräche", Responsible.Person)]
    [InlineData(25, null, Responsible.Company)]
    [InlineData(32, " ", Responsible.Company)]
    public void C16_MinimumWithoutAReason_IsForTheCompany(int tenths, string? reason, Responsible owner)
    {
        var place = Samples.Place with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.B1, reason)] };
        var held = Samples.Estimates with { Languages = Enumerable.Repeat(new LanguageEstimate(tenths, 1, true, EstimateFlags.None), 4).ToValueList() };
        var outcome = RuleBook.Find(ReasonCode.C16LanguageMin).Evaluate(Samples.Facts(place: place, estimates: held));
        Assert.Equal(owner, outcome.Owner);
        Assert.Equal(owner == Responsible.Company, TextCatalogue.For("de").ToDo(outcome)!.StartsWith("Den Betrieb", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, true, Responsible.Person, "HOME", "Klären: Wohnort. Die Postleitzahl reicht.")]
    [InlineData(true, false, Responsible.Company, "SITE", "Klären: Ort des Platzes. Die Postleitzahl reicht.")]
    [InlineData(false, false, Responsible.Adviser, "HOME|SITE", "Klären: Wohnort, Ort des Platzes. Die Postleitzahl reicht.")]
    public void C14_WayNotKnown_IsForWhoeverKnowsTheEndThatIsMissing(bool home, bool site, Responsible owner, string missing, string toDo)
    {
        var facts = Samples.Facts(home ? Samples.Candidate : Samples.Candidate with { Home = null }, company: site ? Samples.Company : Samples.Company with { Site = null }, policy: TestPolicies.Base with { RegionAgs = ["99"] });
        foreach (var code in new[] { ReasonCode.C14OutOfReach, ReasonCode.S01OutOfScope })
        {
            var outcome = RuleAssert.Is(code, facts, RuleValue.Unknown, RuleEffect.Clarification);
            Assert.Equal((owner, TextArgument.Code("missing", missing)), (outcome.Owner, Assert.Single(outcome.Arguments)));
        }

        Assert.Equal(toDo, TextCatalogue.For("de").ToDo(RuleBook.Find(ReasonCode.C14OutOfReach).Evaluate(facts)));
    }

    [Theory]
    [InlineData(null, null, Responsible.Person, "SHOW_CERTIFICATES")]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.NotApplied, Responsible.Person, "SHOW_CERTIFICATES")]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Applied, Responsible.Person, "ASK_RECOGNITION")]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Partial, Responsible.Person, "SHOW_RECOGNITION")]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Full, Responsible.Person, "SHOW_RECOGNITION")]
    [InlineData(SchoolQualification.ForeignUnclassified, RecognitionState.Rejected, Responsible.Adviser, "NO_RECOGNITION")]
    public void C17_Recognition_HasAStepForEachState(SchoolQualification? held, RecognitionState? recognition, Responsible owner, string step)
    {
        var person = Samples.Candidate with { Schooling = Samples.Candidate.Schooling with { Qualification = held, Recognition = recognition } };
        var place = Samples.Place with { MinimumSchool = SchoolQualification.Hauptschule, MinimumSchoolStrict = true };
        var outcome = RuleAssert.Is(ReasonCode.C17SchoolMin, Samples.Facts(person, place), RuleValue.Unknown, RuleEffect.Notice);
        Assert.Equal((owner, TextCatalogue.For("en").Text(step)), (outcome.Owner, TextCatalogue.For("en").ToDo(outcome)));
    }

    [Theory]
    [InlineData(RecognitionState.Applied, "RECOGNITION_DECISION")]
    [InlineData(RecognitionState.NotApplied, "SCHOOL_KNOWLEDGE")]
    [InlineData(RecognitionState.Rejected, "SCHOOL_KNOWLEDGE")]
    public void C18_BvbWhileRecognitionIsPending_AsksForItsDecision(RecognitionState recognition, string paper)
    {
        var person = Samples.Candidate with
        {
            Residence = Samples.Candidate.Residence with { Title = ResidenceTitle.PermissionToStay, EnteredOn = new DateOnly(2015, 1, 1) },
            Schooling = Samples.Candidate.Schooling with { Qualification = SchoolQualification.ForeignUnclassified, Recognition = recognition },
        };
        var outcome = RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(person, Samples.Place with { Pathway = Pathway.Bvb }), RuleValue.Unknown, RuleEffect.Clarification);
        Assert.Equal(Responsible.Person, outcome.Owner);
        Assert.Contains(paper, outcome.Arguments.Single(argument => argument.Name == "papers").Value.Split('|'));
    }

    [Fact]
    public void Age_NotKnown_IsForThePerson()
    {
        var ageless = Samples.Candidate with { BirthMonth = null, AgeBandAtStart = null };
        Assert.Equal(Responsible.Person, RuleAssert.Is(ReasonCode.C08MedicalCheck, Samples.Facts(ageless), RuleValue.Unknown, RuleEffect.Condition).Owner);
        Assert.Equal(Responsible.Person, RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(ageless, Samples.Place with { Pathway = Pathway.Validation }), RuleValue.Unknown, RuleEffect.Clarification).Owner);
        var minor = Samples.Candidate with { BirthMonth = new BirthMonth(Samples.StartsOn.Year - 17, 1) };
        Assert.Equal(Responsible.Guardian, RuleAssert.Is(ReasonCode.C08MedicalCheck, Samples.Facts(minor), RuleValue.Unknown, RuleEffect.Condition).Owner);
    }

    [Fact]
    public void Exclusions_OfWhichTheStepIsAnotherPlace_AreNotForThoseWhoCannotTakeIt()
    {
        var eq = Samples.Candidate with { EarlierEmployments = [new EarlierEmployment(Samples.Company.Id, EarlierEmploymentKind.Eq, null)] };
        Assert.Equal(Responsible.Adviser, RuleAssert.Is(ReasonCode.C19EqSameFirm, Samples.Facts(eq, Samples.Place with { Pathway = Pathway.Eq }), RuleValue.Fail, RuleEffect.Exclusion).Owner);
        Assert.Equal(Responsible.Adviser, RuleAssert.Is(ReasonCode.K04Prohibited, Samples.Facts(company: Samples.Company with { Prohibition = TrainingProhibition.All }), RuleValue.Fail, RuleEffect.Exclusion).Owner);
        var minor = Samples.Facts(Samples.Candidate with { BirthMonth = new BirthMonth(2008, 9) }) with { Occupation = NotRecognised(Samples.Occupation) };
        Assert.Equal(Responsible.Person, RuleAssert.Is(ReasonCode.K05NotRecognised, minor, RuleValue.Fail, RuleEffect.Exclusion).Owner);
    }

    [Fact]
    public void C18_PathwayThatIsClosed_IsForTheAdviser()
    {
        var unwanted = Samples.Candidate with { PathwaysOpen = [Pathway.Bvb] };
        Assert.Equal(Responsible.Adviser, RuleAssert.Is(ReasonCode.C18PathwayClosed, Samples.Facts(unwanted, Samples.Place with { Pathway = Pathway.Validation }), RuleValue.Fail, RuleEffect.Exclusion).Owner);
    }

    // Every occupation of the catalogue is a recognised one.
    private static Occupation NotRecognised(Occupation like) => new()
    {
        Id = like.Id,
        Title = like.Title,
        TitleMasculine = like.TitleMasculine,
        TitleFeminine = like.TitleFeminine,
        Kldb = like.Kldb,
        KldbBasis = like.KldbBasis,
        KldbCodesAll = like.KldbCodesAll,
        DurationMonths = like.DurationMonths,
        LegalBasis = like.LegalBasis,
        Areas = like.Areas,
        Regulation = like.Regulation,
        RegulationDate = like.RegulationDate,
        Recognised = false,
    };
}
