using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Proofs and courses from the model to the contract.</summary>
internal static class EvidenceWriter
{
    public static V1.CompetenceEvidence Write(CompetenceEvidence item)
    {
        var wire = new V1.CompetenceEvidence
        {
            Id = item.Id.Value,
            Dimension = ReferenceCatalogue.Shared.Dimension(item.Dimension).Code,
            Kind = (V1.EvidenceKind)Words.Of(item.Kind),
            Scale = (V1.RawScale)Words.Of(item.Raw.Scale),
            ValueHundredths = item.Raw.ValueHundredths,
            AssessedOn = Days.Of(item.AssessedOn),
            Instrument = item.Instrument ?? string.Empty,
            InstrumentVersion = item.InstrumentVersion ?? string.Empty,
            AdministrationLanguage = item.AdministrationLanguage ?? string.Empty,
            Assessor = (V1.AssessorRole)Words.Of(item.Assessor),
        };
        if (item.Raw.OutOf is { } outOf)
            wire.OutOf = outOf;
        if (item.Raw.OptionCount is { } options)
            wire.OptionCount = options;
        if (item.ObserverCount is { } observers)
            wire.ObserverCount = observers;
        if (item.TrialDays is { } days)
            wire.TrialDays = days;
        if (item.ReliabilityPercent is { } reliability)
            wire.ReliabilityPercent = reliability;
        if (item.Supervised is { } supervised)
            wire.Supervised = supervised;
        return wire;
    }

    public static V1.LanguageEvidence Write(LanguageEvidence item) => new()
    {
        Id = item.Id.Value,
        Skill = (V1.LanguageSkill)Words.Of(item.Skill),
        Level = (V1.CefrLevel)Words.Of(item.Level),
        Kind = (V1.EvidenceKind)Words.Of(item.Kind),
        AssessedOn = Days.Of(item.AssessedOn),
        Instrument = item.Instrument ?? string.Empty,
    };

    public static V1.LanguageCourse Write(LanguageCourse item) => new()
    {
        Type = (V1.LanguageCourseType)Words.Of(item.Type),
        TargetLevel = (V1.CefrLevel)Words.Of(item.TargetLevel),
        StartedOn = Days.Of(item.StartedOn),
        EndsOn = Days.Of(item.EndsOn),
        State = (V1.CourseState)Words.Of(item.State),
    };
}
