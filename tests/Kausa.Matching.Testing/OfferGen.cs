using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Advisers, companies, places and travel times of generated markets.</summary>
internal sealed class OfferGen(Dice dice)
{
    private int _trainers;

    public Adviser Adviser(int number) => new()
    {
        Id = FactGen.Id<Adviser>(dice, "b", number),
        DistrictAgs = dice.Some(ReferenceCatalogue.Shared.Districts, 3).Select(district => district.Ags).ToValueList(),
        Languages = FactGen.SomeLanguages(dice).ToValueList(),
        CaseloadLimit = dice.Maybe(() => dice.Between(0, 1_000)),
        Role = dice.Any<AdviserRole>(),
    };

    public Company Company(int number, IReadOnlyList<Adviser> advisers)
    {
        var id = FactGen.Id<Company>(dice, "c", number);
        return new()
        {
            Id = id,
            Label = FactGen.Text(dice, 120),
            Site = dice.MaybeObject(() => FactGen.Location(dice)),
            Chamber = dice.Maybe(dice.Any<ChamberKind>),
            EmployeeCount = dice.Maybe(() => dice.Between(0, 1_000_000)),
            SkilledWorkerCount = dice.Maybe(() => dice.Between(0, 1_000)),
            ApprenticeCount = dice.Maybe(() => dice.Between(0, 100_000)),
            Openness = dice.Maybe(dice.Any<OpennessState>),
            MigrantLed = dice.Maybe(dice.Coin),
            WorkingLanguages = FactGen.SomeLanguages(dice).ToValueList(),
            HasMentor = dice.Maybe(dice.Coin),
            HasIntegrationCompanion = dice.Maybe(dice.Coin),
            BoundByTariff = dice.Maybe(dice.Coin),
            Prohibition = dice.Maybe(dice.Any<TrainingProhibition>),
            PrimaryAdviser = advisers.Count == 0 ? null : dice.Maybe(() => dice.Of(advisers).Id),
            ConfirmedOn = dice.Maybe(() => FactGen.Day(dice)),
            Entitlements = FactGen.SomeOccupations(dice, 3)
                .Select(occupation => new TrainingEntitlement(id, occupation, dice.Any<EntitlementState>(), dice.Maybe(() => FactGen.Day(dice)), dice.MaybeObject(() => FactGen.Text(dice, 200)))).ToValueList(),
            Trainers = dice.Many(2, _ => new Trainer(
                FactGen.Id<Trainer>(dice, "t", ++_trainers), id, FactGen.SomeOccupations(dice, 2).ToValueList(), dice.Maybe(dice.Any<TrainerQualification>), dice.Maybe(dice.Any<AevoState>))).ToValueList(),
        };
    }

    public TrainingPlace Place(int number, IReadOnlyList<Company> companies)
    {
        var company = dice.Of(companies);
        var seats = dice.Maybe(() => dice.Between(0, 20));
        return new()
        {
            Id = FactGen.Id<TrainingPlace>(dice, "p", number),
            Company = company.Id,
            Occupation = company.Entitlements.Count > 0 && dice.Coin() ? dice.Of(company.Entitlements).Occupation : FactGen.Occupation(dice),
            Pathway = dice.Coin() ? Pathway.DualApprenticeship : dice.Any<Pathway>(),
            State = dice.Maybe(dice.Any<PlaceState>),
            SeatsTotal = seats,
            SeatsFilled = dice.Maybe(() => dice.Between(0, seats ?? 1_000)),
            StartsOn = dice.Maybe(() => FactGen.Day(dice)),
            StartFlexDays = dice.Maybe(() => dice.Between(0, 366)),
            OpenUntil = dice.Maybe(() => FactGen.Day(dice)),
            ConfirmedOn = dice.Maybe(() => FactGen.Day(dice)),
            Site = dice.MaybeObject(() => FactGen.Location(dice)),
            Requirements = dice.MaybeObject(() => FactGen.Profile(dice)),
            LanguageMinima = dice.Some(Enum.GetValues<LanguageSkill>(), 4).Select(skill => new LanguageMinimum(skill, dice.Any<CefrLevel>(), dice.MaybeObject(() => FactGen.Prose(dice, 1_000)))).ToValueList(),
            LanguageTargets = dice.Some(Enum.GetValues<LanguageSkill>(), 4).Select(skill => new LanguageTarget(skill, dice.Any<CefrLevel>())).ToValueList(),
            MinimumSchool = dice.Maybe(dice.Any<SchoolQualification>),
            MinimumSchoolStrict = dice.Coin(),
            WorkingTimes = WorkingTimes(),
            Hazards = dice.MaybeObject(() => dice.Some(Enum.GetValues<Hazard>(), 3).ToValueList()),
            LicenceNeeded = dice.Maybe(dice.Any<DrivingLicence>),
            TransitArrivalPossible = dice.Maybe(dice.Coin),
            VocationalSchool = dice.MaybeObject(() => FactGen.Location(dice)),
            SchoolMode = dice.Maybe(dice.Any<SchoolMode>),
            MonthlyPayEuro = dice.Maybe(() => dice.Between(0, 10_000)),
            OffersHousing = dice.Maybe(dice.Coin),
            TrialDays = dice.Maybe(() => dice.Between(0, 60)),
            RefusedWishCount = dice.Once(4) ? dice.Between(0, 20) : 0,
            Visibility = dice.Any<PlaceVisibility>(),
        };
    }

    public TravelTimeTable TravelTimes()
    {
        var entries = dice.Once(3) ? [] : dice.Many(8, _ => new TravelTime(FactGen.Location(dice).PostalCode, FactGen.Location(dice).PostalCode, dice.Between(0, 600)) { FirstArrival = dice.Once(2) ? new TimeOnly(dice.Between(4, 9), 15 * dice.Between(0, 3)) : null });
        return new TravelTimeTable(entries.DistinctBy(entry => (entry.FromPostalCode, entry.ToPostalCode)));
    }

    private WorkingTimes WorkingTimes() => new()
    {
        EarliestBegin = dice.Maybe(Time),
        LatestEnd = dice.Maybe(Time),
        Shift = dice.Maybe(dice.Coin),
        Saturday = dice.Maybe(dice.Coin),
        Sunday = dice.Maybe(dice.Coin),
        Sector = dice.Maybe(dice.Any<YouthWorkSector>),
    };

    private TimeOnly Time() => new(dice.Between(0, 23), dice.Between(0, 59));
}
