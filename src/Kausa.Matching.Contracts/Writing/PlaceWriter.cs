using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Places from the model to the contract; what a portal wants to get back is no part of the model and stays unset.</summary>
internal static class PlaceWriter
{
    public static V1.TrainingPlace Write(TrainingPlace row)
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
            Site = LocationWriter.Write(row.Site),
            Requirements = row.Requirements is null ? null : new V1.RequirementProfile { Requirements = { row.Requirements.Required.Select(Requirement) } },
            LanguageMinima = { row.LanguageMinima.Select(item => new V1.LanguageMinimum { Skill = (V1.LanguageSkill)Words.Of(item.Skill), Level = (V1.CefrLevel)Words.Of(item.Level), Justification = item.Justification ?? string.Empty }) },
            LanguageTargets = { row.LanguageTargets.Select(item => new V1.LanguageTarget { Skill = (V1.LanguageSkill)Words.Of(item.Skill), Level = (V1.CefrLevel)Words.Of(item.Level) }) },
            MinimumSchool = (V1.SchoolQualification)Words.Of(row.MinimumSchool),
            MinimumSchoolStrict = row.MinimumSchoolStrict,
            WorkingTimes = Times(row.WorkingTimes),
            Hazards = row.Hazards is null ? null : new V1.HazardList { Values = { row.Hazards.Select(value => (V1.Hazard)Words.Of(value)) } },
            LicenceNeeded = (V1.DrivingLicence)Words.Of(row.LicenceNeeded),
            VocationalSchool = LocationWriter.Write(row.VocationalSchool),
            SchoolMode = (V1.SchoolMode)Words.Of(row.SchoolMode),
            RefusedWishCount = row.RefusedWishCount,
            Visibility = (V1.PlaceVisibility)Words.Of(row.Visibility),
        };
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

    private static V1.CompetenceRequirement Requirement(CompetenceRequirement need) =>
        new() { Dimension = ReferenceCatalogue.Shared.Dimension(need.Dimension).Code, LevelPoints = need.LevelPoints, WeightPercent = need.WeightPercent };

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
