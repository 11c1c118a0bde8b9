using Kausa.Matching.Evidence;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Proofs and courses from the contract to the model.</summary>
internal static class EvidenceMapping
{
    public static CompetenceEvidence Read(V1.CompetenceEvidence wire, FieldReader fields, string undated = "")
    {
        var kind = fields.RequiredWord<EvidenceKind>("kind", (int)wire.Kind);
        fields.Check(kind != EvidenceKind.Prior, "kind", "PRIOR is the policy's and never stored");
        var language = wire.AdministrationLanguage;
        fields.Check(language.Length == 0 || (language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower)), "administration_language", "an ISO 639 code of two or three letters, such as de");
        var piece = new CompetenceEvidence
        {
            Id = fields.RequiredId<CompetenceEvidence>("id", wire.Id),
            Dimension = fields.RequiredDimension("dimension", wire.Dimension),
            Kind = kind,
            Raw = new RawResult(
                fields.RequiredWord<RawScale>("scale", (int)wire.Scale),
                fields.RequiredInRange("value_hundredths", wire.ValueHundredths, 0, 1_000_000),
                fields.InRange("out_of", wire.HasOutOf ? wire.OutOf : null, 1, 10_000),
                fields.InRange("option_count", wire.HasOptionCount ? wire.OptionCount : null, 2, 20)),
            AssessedOn = fields.RequiredDay("assessed_on", wire.AssessedOn.Length == 0 ? undated : wire.AssessedOn),
            Instrument = fields.Text("instrument", wire.Instrument, 60),
            InstrumentVersion = fields.Text("instrument_version", wire.InstrumentVersion, 60),
            AdministrationLanguage = language.Length == 0 ? null : language,
            Assessor = fields.Word<AssessorRole>("assessor", (int)wire.Assessor),
            ObserverCount = fields.InRange("observer_count", wire.HasObserverCount ? wire.ObserverCount : null, 1, 50),
            TrialDays = fields.InRange("trial_days", wire.HasTrialDays ? wire.TrialDays : null, 1, 365),
            ReliabilityPercent = fields.InRange("reliability_percent", wire.HasReliabilityPercent ? wire.ReliabilityPercent : null, 1, 99),
            Supervised = wire.HasSupervised ? wire.Supervised : null,
        };
        if (fields.IsSound && EvidenceRules.Problem(piece) is { } problem)
        {
            fields.Refuse("value_hundredths", problem);
        }

        return piece;
    }

    public static LanguageEvidence Read(V1.LanguageEvidence wire, FieldReader fields, string undated = "")
    {
        var kind = fields.RequiredWord<EvidenceKind>("kind", (int)wire.Kind);
        fields.Check(kind != EvidenceKind.Prior, "kind", "PRIOR is the policy's and never stored");
        var proof = new LanguageEvidence
        {
            Id = fields.RequiredId<LanguageEvidence>("id", wire.Id),
            Skill = fields.Word<LanguageSkill>("skill", (int)wire.Skill),
            Level = fields.RequiredWord<CefrLevel>("level", (int)wire.Level),
            Kind = kind,
            AssessedOn = fields.RequiredDay("assessed_on", wire.AssessedOn.Length == 0 ? undated : wire.AssessedOn),
            Instrument = fields.Text("instrument", wire.Instrument, 60),
        };
        if (fields.IsSound && EvidenceRules.Problem(proof) is { } problem)
        {
            fields.Refuse("level", problem);
        }

        return proof;
    }

    public static LanguageCourse Read(V1.LanguageCourse wire, FieldReader fields) => new(
        fields.RequiredWord<LanguageCourseType>("type", (int)wire.Type),
        fields.Word<CefrLevel>("target_level", (int)wire.TargetLevel),
        fields.Day("started_on", wire.StartedOn),
        fields.Day("ends_on", wire.EndsOn),
        fields.RequiredWord<CourseState>("state", (int)wire.State));
}
