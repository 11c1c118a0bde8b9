using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Places between contract and model; uri and labels of a portal go beside the model, because nothing of them may reach a score.</summary>
internal static class PlaceMapping
{
    public static readonly WorkingTimes NoTimes = new();

    public static PortalMarks ReadMarks(V1.TrainingPlace wire, FieldReader fields)
    {
        if (wire.Uri.Length == 0 && wire.Labels.Count == 0)
            return PortalMarks.None;
        fields.AtMost("labels", wire.Labels.Count, 16);
        foreach (var (key, value) in wire.Labels)
        {
            fields.Check(key.Length is >= 1 and <= 40 && value.Length <= 120, "labels", "keys of 1..40 characters, values of at most 120");
        }

        return new PortalMarks(fields.Text("uri", wire.Uri, 500) ?? string.Empty, wire.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToValueList());
    }

    public static TrainingPlace Read(V1.TrainingPlace wire, Id<TrainingPlace> id, FieldReader fields)
    {
        var total = fields.InRange("seats_total", wire.HasSeatsTotal ? wire.SeatsTotal : null, 0, 1_000);
        var filled = fields.InRange("seats_filled", wire.HasSeatsFilled ? wire.SeatsFilled : null, 0, 1_000);
        fields.Check(!(filled > total), "seats_filled", "at most seats_total");
        return new TrainingPlace
        {
            Id = id,
            Company = fields.RequiredName<Company>("company", wire.Company),
            Occupation = fields.RequiredOccupation("occupation", wire.Occupation),
            Pathway = fields.RequiredWord<Pathway>("pathway", (int)wire.Pathway),
            State = fields.Word<PlaceState>("state", (int)wire.State),
            SeatsTotal = total,
            SeatsFilled = filled,
            StartsOn = fields.Day("starts_on", wire.StartsOn),
            StartFlexDays = fields.InRange("start_flex_days", wire.HasStartFlexDays ? wire.StartFlexDays : null, 0, 366),
            OpenUntil = fields.Day("open_until", wire.OpenUntil),
            ConfirmedOn = fields.Day("confirmed_on", wire.ConfirmedOn),
            Site = LocationMapping.Read(wire.Site, fields.In("site")),
            Requirements = Requirements(wire.Requirements, fields.In("requirements")),
            LanguageMinima = Minima(wire, fields),
            LanguageTargets = Targets(wire, fields),
            MinimumSchool = fields.Word<SchoolQualification>("minimum_school", (int)wire.MinimumSchool),
            MinimumSchoolStrict = wire.MinimumSchoolStrict,
            WorkingTimes = Times(wire.WorkingTimes, fields.In("working_times")),
            Hazards = wire.Hazards is { } hazards ? Hazards(hazards, fields) : null,
            LicenceNeeded = fields.Word<DrivingLicence>("licence_needed", (int)wire.LicenceNeeded),
            TransitArrivalPossible = wire.HasTransitArrivalPossible ? wire.TransitArrivalPossible : null,
            VocationalSchool = LocationMapping.Read(wire.VocationalSchool, fields.In("vocational_school")),
            SchoolMode = fields.Word<SchoolMode>("school_mode", (int)wire.SchoolMode),
            MonthlyPayEuro = fields.InRange("monthly_pay_euro", wire.HasMonthlyPayEuro ? wire.MonthlyPayEuro : null, 0, 10_000),
            OffersHousing = wire.HasOffersHousing ? wire.OffersHousing : null,
            TrialDays = fields.InRange("trial_days", wire.HasTrialDays ? wire.TrialDays : null, 0, 60),
            RefusedWishCount = fields.RequiredInRange("refused_wish_count", wire.RefusedWishCount, 0, 20),
            Visibility = fields.Word<PlaceVisibility>("visibility", (int)wire.Visibility) ?? PlaceVisibility.Office,
        };
    }

    public static V1.TrainingPlace Write(PlaceRow row)
    {
        var wire = PlaceWriter.Write(row.Place);
        wire.Uri = row.Marks.Uri;
        foreach (var (key, value) in row.Marks.Labels)
            wire.Labels.Add(key, value);
        return wire;
    }

    public static ValueList<LanguageMinimum> Minima(V1.TrainingPlace wire, FieldReader fields)
    {
        fields.EachOnce("language_minima", wire.LanguageMinima, item => item.Skill, "skill");
        return wire.LanguageMinima.Select((item, i) => Minimum(item, fields.In("language_minima", i))).ToValueList();
    }

    public static ValueList<LanguageTarget> Targets(V1.TrainingPlace wire, FieldReader fields)
    {
        fields.EachOnce("language_targets", wire.LanguageTargets, item => item.Skill, "skill");
        return wire.LanguageTargets.Select((item, i) => Target(item, fields.In("language_targets", i))).ToValueList();
    }

    public static ValueList<Hazard> Hazards(V1.HazardList wire, FieldReader fields) => fields.WordList<Hazard>("hazards.values", wire.Values.Select(value => (int)value));

    private static RequirementProfile? Requirements(V1.RequirementProfile? wire, FieldReader fields)
    {
        if (wire is null)
            return null;
        var needs = wire.Requirements.Select((item, i) => Requirement(item, fields.In("requirements", i))).ToList();
        var once = needs.Select(need => need.Dimension).Distinct().Count() == needs.Count;
        var whole = needs.Sum(need => (long)need.Weight) == 100;
        fields.Check(once, "requirements", "each dimension once");
        fields.Check(whole, "requirements", "weights must sum to 100");
        return once && whole ? RequirementProfile.Create(needs) : null;
    }

    private static (CompetenceDimension Dimension, int Level, int Weight) Requirement(V1.CompetenceRequirement wire, FieldReader fields) => (
        fields.RequiredDimension("dimension", wire.Dimension),
        fields.RequiredInRange("level_points", wire.LevelPoints, 1, 100),
        fields.RequiredInRange("weight_percent", wire.WeightPercent, 1, 100));

    private static LanguageMinimum Minimum(V1.LanguageMinimum wire, FieldReader fields) => new(
        fields.RequiredWord<LanguageSkill>("skill", (int)wire.Skill),
        fields.RequiredWord<CefrLevel>("level", (int)wire.Level),
        fields.Prose("justification", wire.Justification, 1_000));

    private static LanguageTarget Target(V1.LanguageTarget wire, FieldReader fields) => new(
        fields.RequiredWord<LanguageSkill>("skill", (int)wire.Skill),
        fields.RequiredWord<CefrLevel>("level", (int)wire.Level));

    public static WorkingTimes Times(V1.WorkingTimes? wire, FieldReader fields) => wire is null ? NoTimes : new WorkingTimes
    {
        EarliestBegin = fields.Time("earliest_begin", wire.EarliestBegin),
        LatestEnd = fields.Time("latest_end", wire.LatestEnd),
        Shift = wire.HasShift ? wire.Shift : null,
        Saturday = wire.HasSaturday ? wire.Saturday : null,
        Sunday = wire.HasSunday ? wire.Sunday : null,
        Sector = fields.Word<YouthWorkSector>("sector", (int)wire.Sector),
    };
}
