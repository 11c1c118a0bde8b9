using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws how far and how a person can travel.</summary>
internal static class MobilityDraw
{
    public static MobilityFacts Draw(Person person)
    {
        var rates = person.Population.Candidates;
        var missing = person.Population.Missing;
        var random = person.Stream("mobility");
        var mobility = person.Context.Region.IsRural(person.Home) ? rates.RuralMobility : rates.Mobility;
        var licences = Licences(person, mobility);
        var limit = random.Pick(mobility.TravelLimits);
        var relocation = random.Pick(rates.Relocation);
        ValueList<TransportMode> modes =
        [
            TransportMode.PublicTransport,
            .. random.Percent(mobility.BikePercent) ? [TransportMode.Bike] : ValueList<TransportMode>.Empty,
            .. licences.Contains(DrivingLicence.AM) && random.Percent(mobility.MopedPercent) ? [TransportMode.Moped] : ValueList<TransportMode>.Empty,
            .. licences.Contains(DrivingLicence.B) && random.Percent(mobility.CarPercent) ? [TransportMode.Car] : ValueList<TransportMode>.Empty,
        ];
        var housing = relocation == true ? (random.Percent(80) ? HousingNeed.Needed : HousingNeed.Arranged) : HousingNeed.None;
        var known = person.Stream("mobility-known");
        return new MobilityFacts
        {
            MaxTravelMinutes = limit,
            Modes = person.Knows(known, missing.TransportModes) ? modes : null,
            WillingToRelocate = relocation,
            Housing = relocation is null ? null : housing,
            Licences = person.KnowsByRank("licences", missing.Licences) ? licences : null,
        };
    }

    private static ValueList<DrivingLicence> Licences(Person person, MobilityRates mobility)
    {
        var random = person.Stream("licence");
        if (person.IsMinor)
        {
            return random.Percent(mobility.MopedLicencePercent) ? [DrivingLicence.AM] : [];
        }

        return random.Percent(mobility.CarLicencePercent) ? [DrivingLicence.B] : [];
    }
}
