using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws how far and how a person can travel.</summary>
internal static class MobilityDraw
{
    public static MobilityFacts Draw(Person person)
    {
        var rates = person.Specification.Candidates;
        var missing = person.Specification.Missing;
        var random = person.Stream("mobility");
        var licences = Licences(person);
        var limit = random.Pick(rates.TravelLimits);
        var relocation = random.Pick(rates.Relocation);
        ValueList<TransportMode> modes =
        [
            TransportMode.PublicTransport,
            .. random.Percent(45) ? [TransportMode.Bike] : ValueList<TransportMode>.Empty,
            .. licences.Contains(DrivingLicence.AM) && random.Percent(70) ? [TransportMode.Moped] : ValueList<TransportMode>.Empty,
            .. licences.Contains(DrivingLicence.B) && random.Percent(50) ? [TransportMode.Car] : ValueList<TransportMode>.Empty,
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

    private static ValueList<DrivingLicence> Licences(Person person)
    {
        var random = person.Stream("licence");
        if (person.IsMinor)
        {
            return random.Percent(8) ? [DrivingLicence.AM] : [];
        }

        return random.Percent(person.Specification.Candidates.CarLicencePercent) ? [DrivingLicence.B] : [];
    }
}
