using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws one training place.</summary>
internal static class PlaceDraw
{
    private const int FirstStaleDays = 120;

    public static (TrainingPlace Place, PlaceTruth Truth) Draw(GenerationContext context, Firm firm, int slotOfCompany)
    {
        var slot = (firm.Index * GenerationContext.PlacesPerCompany) + slotOfCompany;
        var (trade, occupation) = firm.Offer(slotOfCompany);
        var customs = TradeCustoms.Of(trade.Field);
        var rates = context.Specification.Places;
        var pathway = rates.Pathways.At(context.Random.Rank("place/pathway", slot));
        var profile = RequirementDraw.True(occupation, Stream("profile"));
        var random = Stream("place");
        var school = random.Pick(rates.MinimumSchools);
        var insists = random.Percent(rates.SchoolStrictPercent);
        var id = GenerationContext.PlaceId(slot);
        var place = new TrainingPlace
        {
            Id = id,
            Company = firm.Id,
            Occupation = occupation.Id,
            Pathway = pathway,
            State = random.Pick(rates.States),
            MinimumSchool = school,
            MinimumSchoolStrict = school is not null && insists,
            Site = random.Percent(rates.OwnSitePercent) ? context.Region.Site(Stream("site")) : null,
            RefusedWishCount = random.Percent(rates.RefusedWishPercent) ? 1 : 0,
            Visibility = random.Pick(rates.Visibility),
            TrialDays = random.Percent(60) ? random.Pick<int>([0, 1, 3, 5, 10]) : null,
            Requirements = context.Random.Rank("place/profile-stated", slot) < rates.ProfileStatedPercent ? profile : null,
            LanguageMinima = context.Random.Rank("place/minima", slot) < rates.LanguageMinimumPercent ? LanguageNeedDraw.Minima(customs, rates, Stream("minima")) : [],
            LanguageTargets = LanguageNeedDraw.Targets(customs, rates, Stream("targets")),
        };
        place = Timing(place, context, Stream("timing"));
        place = Seats(place, rates, Stream("seats"));
        place = Conditions(place, rates, customs, Stream("conditions"), Stream("early"));
        place = WithSchool(place, context, occupation, Stream("school"));
        return (place, new PlaceTruth(id, profile));

        RandomStream Stream(string topic) => context.Random.Stream("place/" + topic, slot);
    }

    private static TrainingPlace Timing(TrainingPlace place, GenerationContext context, RandomStream random)
    {
        var rates = context.Specification.Places;
        var season = context.Specification.TrainingStart;
        var dualMonths = random.Pick(rates.DualStartMonths);
        var furtherMonths = random.Below(4);
        var startsOn = place.Pathway switch
        {
            Pathway.DualApprenticeship => dualMonths is { } months ? season.AddMonths(months) : (DateOnly?)null,
            Pathway.Eq => season.AddMonths(1 + furtherMonths),
            Pathway.BopInternship => context.AsOf.AddDays(14 + (7 * furtherMonths)),
            _ => season.AddMonths(furtherMonths),
        };
        var confirmed = random.Below(100);
        var recentDays = random.Between(1, 75);
        var staleDays = random.Between(FirstStaleDays, 320);
        var closesIn = random.Between(-6, 70);
        return place with
        {
            StartsOn = startsOn,
            StartFlexDays = random.Below(100) switch { < 30 => null, < 45 => 0, < 65 => 14, < 90 => 31, _ => 61 },
            OpenUntil = random.Percent(45) ? context.AsOf.AddDays(closesIn) : null,
            ConfirmedOn = confirmed < rates.UnconfirmedPercent ? null
                : context.AsOf.AddDays(-(confirmed < rates.UnconfirmedPercent + rates.StalePercent ? staleDays : recentDays)),
        };
    }

    private static TrainingPlace Seats(TrainingPlace place, PlaceRates rates, RandomStream random)
    {
        var total = random.Pick(rates.Seats);
        var isPartlyFilled = random.Percent(rates.PartlyFilledPercent);
        var filled = place.State == PlaceState.Filled ? total : isPartlyFilled ? random.Below(total) : 0;
        return place with { SeatsTotal = total, SeatsFilled = place.State == PlaceState.Filled || random.Percent(95) ? filled : null };
    }

    private static TrainingPlace Conditions(TrainingPlace place, PlaceRates rates, TradeCustoms customs, RandomStream random, RandomStream early)
    {
        var times = Times(customs, random);
        times = early.Percent(rates.EarlyBeginPercent) ? times with { EarliestBegin = new TimeOnly(5, 15 * early.Below(3)) } : times;
        var knowsTimes = !random.Percent(rates.TimesMissingPercent);
        var knowsHazards = !random.Percent(rates.HazardsMissingPercent);
        var belowMinimum = random.Percent(rates.PayBelowMinimumPercent);
        var pay = belowMinimum ? rates.MinimumPayEuro - random.Between(14, 90) : Math.Max(rates.MinimumPayEuro, random.Between(customs.PayFrom, customs.PayTo));
        var knowsPay = !random.Percent(rates.PayMissingPercent);
        return place with
        {
            WorkingTimes = knowsTimes ? times : new WorkingTimes(),
            Hazards = knowsHazards ? customs.Hazards.Where(_ => random.Percent(75)).ToValueList() : null,
            LicenceNeeded = random.Percent(customs.LicencePercent * rates.LicenceNeedPercent / 100) ? DrivingLicence.B : null,
            TransitArrivalPossible = random.Percent(rates.TransitKnownPercent) ? times.EarliestBegin >= new TimeOnly(5, 30) || random.Percent(rates.EarlyTransitPercent) : null,
            MonthlyPayEuro = knowsPay && place.Pathway == Pathway.DualApprenticeship ? pay : null,
            OffersHousing = random.Percent(rates.HousingPercent) ? true : random.Percent(70) ? false : null,
        };
    }

    private static WorkingTimes Times(TradeCustoms customs, RandomStream random)
    {
        var shift = random.Percent(customs.ShiftPercent);
        var isIndustrialShift = shift && customs.Sector == YouthWorkSector.General;
        return new WorkingTimes
        {
            EarliestBegin = isIndustrialShift ? new TimeOnly(6, 0) : customs.Begin.AddMinutes(30 * random.Between(-1, 2)),
            LatestEnd = isIndustrialShift ? new TimeOnly(22, 0) : customs.End.AddMinutes(30 * random.Between(-2, 1)),
            Shift = shift,
            Saturday = random.Percent(customs.SaturdayPercent),
            Sunday = random.Percent(customs.SundayPercent),
            Sector = isIndustrialShift ? YouthWorkSector.Shift : customs.Sector,
        };
    }

    // All apprentices of one occupation go to one vocational school of the region.
    private static TrainingPlace WithSchool(TrainingPlace place, GenerationContext context, Occupation occupation, RandomStream random)
    {
        var mode = random.Percent(72) ? SchoolMode.Days : SchoolMode.Block;
        var isKnown = place.Pathway == Pathway.DualApprenticeship && random.Percent(context.Specification.Places.SchoolKnownPercent);
        return isKnown
            ? place with { VocationalSchool = context.Region.Site(context.Random.Stream("school/" + occupation.Id, 0)), SchoolMode = mode }
            : place;
    }
}
