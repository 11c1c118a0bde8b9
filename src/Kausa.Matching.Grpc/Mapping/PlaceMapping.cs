using Kausa.Matching.Catalogue;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Places between contract and model; uri and labels of a portal go beside the model, because nothing of them may reach a score.</summary>
internal static class PlaceMapping
{
    public static PortalMarks ReadMarks(V1.TrainingPlace wire, FieldReader fields)
    {
        fields.AtMost("labels", wire.Labels.Count, 16);
        foreach (var (key, value) in wire.Labels)
        {
            fields.Check(key.Length is >= 1 and <= 40 && value.Length <= 120, "labels", "keys of 1..40 characters, values of at most 120");
        }

        return new PortalMarks(fields.Text("uri", wire.Uri, 500) ?? string.Empty, wire.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToValueList());
    }

    public static TrainingPlace Read(V1.TrainingPlace wire, Id<TrainingPlace> id, FieldReader fields)
    {
        fields.EachOnce("language_minima", wire.LanguageMinima.Select(item => item.Skill), "skill");
        fields.EachOnce("language_targets", wire.LanguageTargets.Select(item => item.Skill), "skill");
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
            LanguageMinima = wire.LanguageMinima.Select((item, i) => Minimum(item, fields.In("language_minima", i))).ToValueList(),
            LanguageTargets = wire.LanguageTargets.Select((item, i) => Target(item, fields.In("language_targets", i))).ToValueList(),
            MinimumSchool = fields.Word<SchoolQualification>("minimum_school", (int)wire.MinimumSchool),
            MinimumSchoolStrict = wire.MinimumSchoolStrict,
            WorkingTimes = Times(wire.WorkingTimes, fields.In("working_times")),
            Hazards = wire.Hazards is { } hazards ? fields.WordList<Hazard>("hazards.values", hazards.Values.Select(value => (int)value)) : null,
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

    public static V1.TrainingPlace Write(TrainingPlace row, PortalMarks marks)
    {
        var wire = new V1.TrainingPlace
        {
            Name = ResourceNames.Of(row.Id),
            Company = ResourceNames.Of(row.Company),
            Occupation = row.Occupation.Value,
            Pathway = (V1.Pathway)Words.Of(row.Pathway),
            State = (V1.PlaceState)Words.Of(row.State),
            StartsOn = Days.Of(row.StartsOn),
            OpenUntil = Days.Of(row.OpenUntil),
            ConfirmedOn = Days.Of(row.ConfirmedOn),
            Site = LocationMapping.Write(row.Site),
            Requirements = row.Requirements is null ? null : new V1.RequirementProfile { Requirements = { row.Requirements.Required.Select(Requirement) } },
            LanguageMinima = { row.LanguageMinima.Select(item => new V1.LanguageMinimum { Skill = (V1.LanguageSkill)Words.Of(item.Skill), Level = (V1.CefrLevel)Words.Of(item.Level), Justification = item.Justification ?? string.Empty }) },
            LanguageTargets = { row.LanguageTargets.Select(item => new V1.LanguageTarget { Skill = (V1.LanguageSkill)Words.Of(item.Skill), Level = (V1.CefrLevel)Words.Of(item.Level) }) },
            MinimumSchool = (V1.SchoolQualification)Words.Of(row.MinimumSchool),
            MinimumSchoolStrict = row.MinimumSchoolStrict,
            WorkingTimes = Times(row.WorkingTimes),
            Hazards = row.Hazards is null ? null : new V1.HazardList { Values = { row.Hazards.Select(value => (V1.Hazard)Words.Of(value)) } },
            LicenceNeeded = (V1.DrivingLicence)Words.Of(row.LicenceNeeded),
            VocationalSchool = LocationMapping.Write(row.VocationalSchool),
            SchoolMode = (V1.SchoolMode)Words.Of(row.SchoolMode),
            RefusedWishCount = row.RefusedWishCount,
            Visibility = (V1.PlaceVisibility)Words.Of(row.Visibility),
            Uri = marks.Uri,
        };
        foreach (var (key, value) in marks.Labels)
            wire.Labels.Add(key, value);
        if (row.SeatsTotal is { } total)
            wire.SeatsTotal = total;
        if (row.SeatsFilled is { } filled)
            wire.SeatsFilled = filled;
        if (row.StartFlexDays is { } flex)
            wire.StartFlexDays = flex;
        if (row.TransitArrivalPossible is { } transit)
            wire.TransitArrivalPossible = transit;
        if (row.MonthlyPayEuro is { } pay)
            wire.MonthlyPayEuro = pay;
        if (row.OffersHousing is { } housing)
            wire.OffersHousing = housing;
        if (row.TrialDays is { } trial)
            wire.TrialDays = trial;
        return wire;
    }

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

    private static V1.CompetenceRequirement Requirement(CompetenceRequirement need) =>
        new() { Dimension = ReferenceCatalogue.Shared.Dimension(need.Dimension).Code, LevelPoints = need.LevelPoints, WeightPercent = need.WeightPercent };

    private static LanguageMinimum Minimum(V1.LanguageMinimum wire, FieldReader fields) => new(
        fields.RequiredWord<LanguageSkill>("skill", (int)wire.Skill),
        fields.RequiredWord<CefrLevel>("level", (int)wire.Level),
        fields.Text("justification", wire.Justification, 1_000));

    private static LanguageTarget Target(V1.LanguageTarget wire, FieldReader fields) => new(
        fields.RequiredWord<LanguageSkill>("skill", (int)wire.Skill),
        fields.RequiredWord<CefrLevel>("level", (int)wire.Level));

    private static WorkingTimes Times(V1.WorkingTimes? wire, FieldReader fields) => wire is null ? new WorkingTimes() : new WorkingTimes
    {
        EarliestBegin = fields.Time("earliest_begin", wire.EarliestBegin),
        LatestEnd = fields.Time("latest_end", wire.LatestEnd),
        Shift = wire.HasShift ? wire.Shift : null,
        Saturday = wire.HasSaturday ? wire.Saturday : null,
        Sunday = wire.HasSunday ? wire.Sunday : null,
        Sector = fields.Word<YouthWorkSector>("sector", (int)wire.Sector),
    };

    private static V1.WorkingTimes? Times(WorkingTimes times)
    {
        if (times == new WorkingTimes())
            return null;
        var wire = new V1.WorkingTimes { EarliestBegin = Days.Of(times.EarliestBegin), LatestEnd = Days.Of(times.LatestEnd), Sector = (V1.YouthWorkSector)Words.Of(times.Sector) };
        if (times.Shift is { } shift)
            wire.Shift = shift;
        if (times.Saturday is { } saturday)
            wire.Saturday = saturday;
        if (times.Sunday is { } sunday)
            wire.Sunday = sunday;
        return wire;
    }
}
