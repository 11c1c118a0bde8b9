using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Kausa.Matching.Tests.Evidence;
using Xunit;

namespace Kausa.Matching.Tests.Assessment;

/// <summary>What is known of a person is shown source by source, with what does not count and why.</summary>
public sealed class EvidenceOverviewTests
{
    [Fact]
    public void Of_AnyCandidate_ShowsEveryPieceOnceAndEveryProofPerSkill() => Prop.ForAll(EvidenceGen.Candidates.ToArbitrary(), person =>
    {
        var picture = EvidenceOverview.Of(person, TestPolicies.Base, EvidenceGen.AsOf);
        var estimates = EvidenceAssessor.Assess(person, TestPolicies.Base, EvidenceGen.AsOf);
        Assert.Equal(person.Evidence.Select(piece => piece.Id.Value).Order(StringComparer.Ordinal), picture.Competences.SelectMany(one => one.Sources).Select(source => source.Evidence).Order(StringComparer.Ordinal));
        Assert.All(picture.Languages, one => Assert.Equal(
            person.LanguageEvidence.Where(proof => proof.Skill is null || proof.Skill == one.Skill).Select(proof => proof.Id.Value).Order(StringComparer.Ordinal),
            one.Sources.Select(source => source.Evidence).Order(StringComparer.Ordinal)));
        Assert.All(picture.Competences, one => Assert.Equal(one.Estimate.IsMeasured, one.Sources.Any(source => source.Counted)));
        Assert.All(picture.Sources, source => Assert.Equal(source.Counted, source.SetAside is null));
        Assert.All(picture.Sources, source => Assert.Equal(source.AssessedOn > EvidenceGen.AsOf, source.SetAside == SetAsideReason.LaterThanDate));
        Assert.All(picture.Languages, one => Assert.True(one.Estimate.IsMeasured || !one.Sources.Any(source => source.Counted)));
        Assert.Equal(estimates.Skills, Enum.GetValues<CompetenceDimension>().Select(d => picture.Competences.FirstOrDefault(one => one.Dimension == d)?.Estimate ?? estimates.Skills[(int)d]));
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_ContradictionFloorAndAge_AreShownBesideTheEstimate()
    {
        var person = new Candidate
        {
            Id = new("p-1"),
            Evidence = [Given.T(70, "e-1"), Given.Observed(3, "e-2") with { AssessedOn = Given.Today.AddMonths(-5) }, Given.Percent(9, 30, 4, "e-3")],
            LanguageEvidence = [Given.German(CefrLevel.B1, LanguageSkill.Reading, instrument: "DTZ"), Given.German(CefrLevel.A2, LanguageSkill.Reading, monthsAgo: 14, id: "l-2")],
        };
        var picture = EvidenceOverview.Of(person, TestPolicies.Base, Given.Today);
        var numeric = Assert.Single(picture.Competences);
        Assert.True(numeric.Estimate.Flags.HasFlag(EstimateFlags.InconsistentEvidence));
        Assert.Equal((5, true), (numeric.Sources.Single(source => source.Evidence == "e-2").AgeMonths, numeric.Sources.Single(source => source.Evidence == "e-2").Counted));
        var floor = numeric.Sources.Single(source => source.Evidence == "e-3");
        Assert.Equal((false, EstimateFlags.FloorEffect, 67), (floor.Counted, floor.Flags & EstimateFlags.FloorEffect, floor.ValueTenths));
        var reading = picture.Languages[(int)LanguageSkill.Reading];
        Assert.Equal([("l-1", true, 0), ("l-2", false, 14)], reading.Sources.Select(source => (source.Evidence, source.Counted, source.AgeMonths)).Order());
        Assert.True(reading.Sources.Single(source => source.Evidence == "l-1").Flags.HasFlag(EstimateFlags.CeilingEffect));
    }

    [Fact]
    public void Of_WhatDoesNotCount_SaysWhy()
    {
        var person = new Candidate
        {
            Id = new("p-1"),
            Evidence =
            [
                Given.Percent(14, 30, 4, "e-1") with { AssessedOn = Given.Today.AddDays(-3) }, Given.Percent(14, 30, 4, "e-2"), Given.Percent(8, 30, 4, "e-3"),
                Given.T(55, "e-4") with { AssessedOn = Given.Today.AddDays(1) },
            ],
            LanguageEvidence =
            [
                Given.German(CefrLevel.B1, instrument: "DTZ"), Given.German(CefrLevel.A2, LanguageSkill.Writing, instrument: "DTZ", id: "l-2"), Given.German(CefrLevel.A2, monthsAgo: 9, id: "l-3"),
                Given.German(CefrLevel.A1, LanguageSkill.Speaking, EvidenceKind.SelfEstimate, id: "l-4"), Given.German(CefrLevel.B1, LanguageSkill.Speaking, EvidenceKind.SelfEstimate, id: "l-5"),
            ],
        };
        var picture = EvidenceOverview.Of(person, TestPolicies.Base, Given.Today);
        Assert.Equal(
            [("e-1", null), ("e-2", SetAsideReason.Retest), ("e-3", SetAsideReason.OutsideRange), ("e-4", SetAsideReason.LaterThanDate)],
            picture.Competences.SelectMany(one => one.Sources).Select(source => (source.Evidence, source.SetAside)).OrderBy(one => one.Evidence, StringComparer.Ordinal));
        Assert.Equal([("l-1", SetAsideReason.PartOfSameExam), ("l-2", null), ("l-3", SetAsideReason.Superseded)], Of(LanguageSkill.Writing));
        Assert.Equal([("l-1", null), ("l-3", SetAsideReason.Superseded), ("l-4", SetAsideReason.Superseded), ("l-5", SetAsideReason.Superseded)], Of(LanguageSkill.Speaking));

        IEnumerable<(string, SetAsideReason?)> Of(LanguageSkill skill) => picture.Languages[(int)skill].Sources.Select(source => (source.Evidence, source.SetAside)).OrderBy(one => one.Evidence, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("IHK_PILOT", CompetenceDimension.SchMath, 8, EstimateFlags.FloorEffect, new[] { "2P" })]
    [InlineData("IHK_PILOT", CompetenceDimension.CogTechnical, 8, EstimateFlags.FloorEffect, new[] { "COMPANY_TRIAL" })]
    [InlineData("IHK_PILOT", CompetenceDimension.CogTechnical, 30, EstimateFlags.CeilingEffect, new[] { "BPS" })]
    [InlineData(null, CompetenceDimension.SchMath, 8, EstimateFlags.FloorEffect, new[] { "CHAMBER_CHECK", "IHK_PILOT", "2P" })]
    public void Repeats_AtAnEnd_NamesTheNearestInstrumentsThatMeasureIt(string? instrument, CompetenceDimension dimension, int right, EstimateFlags end, string[] expected)
    {
        var person = Samples.Candidate with { Evidence = [Given.Percent(right, 30, 4) with { Instrument = instrument, Dimension = dimension, AssessedOn = Samples.AsOf }] };
        var advice = Assert.Single(RepeatChoice.Of(EvidenceOverview.Of(person, TestPolicies.Base, Samples.AsOf).Sources));
        Assert.Equal(end, advice.End);
        Assert.Equal(expected, advice.Instruments);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Texts_EveryCodeOfADelta_IsSaid(string language)
    {
        var texts = TextCatalogue.For(language);
        Assert.All(Enum.GetValues<DeltaNote>(), note => Assert.EndsWith(".", texts.Of(note), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<SetAsideReason>(), reason => Assert.NotEmpty(texts.Text($"{nameof(SetAsideReason)}.{reason.Code()}")));
        Assert.All(Enum.GetValues<PlaceChange>(), change => Assert.NotEmpty(texts.Of(change)));
        Assert.All(Enum.GetValues<MergeOutcome>(), outcome => Assert.NotEmpty(texts.Of(outcome)));
        Assert.All([EstimateFlags.FloorEffect, EstimateFlags.CeilingEffect], end => Assert.Contains("{subject}", texts.Text("Repeat." + end.Code()), StringComparison.Ordinal));
    }
}
