using System.Numerics;
using Kausa.Matching.Model;

namespace Kausa.Matching.Snapshots;

/// <summary>The canonical bytes of each row of a market: every fact, in a fixed order, unordered lists sorted.</summary>
/// <remarks>A new fact in the model must be written here; a test fails when a property of a row does not change its bytes.</remarks>
public static class CanonicalRows
{
    /// <summary>Number of the form of the bytes: raised with every change of what is written for the same facts, so that a sum that was kept is known to be of the past.</summary>
    public const int Form = 1;

    private const int RowsWorthSharing = 4_096;

    /// <summary>The snapshot id of a market.</summary>
    /// <param name="market">The market.</param>
    /// <returns>The sum over its head and all rows.</returns>
    public static SnapshotId Snapshot(Market market)
    {
        ArgumentNullException.ThrowIfNull(market);
        var id = Head(market);
        id = id.Plus(Sum(market.Companies, Write));
        id = id.Plus(Sum(market.Places, Write));
        id = id.Plus(Sum(market.Candidates, Write));
        id = market.Advisers.Aggregate(id, (sum, row) => sum.Plus(Encode(row).Hash()));
        return market.TravelTimes.Entries.Aggregate(id, (sum, row) => sum.Plus(Encode(row).Hash()));
    }

    /// <summary>What rows of any kind add to the snapshot id of a market that has them.</summary>
    /// <param name="rows">Companies, places, candidates, advisers, travel times, in any order.</param>
    /// <returns>The sum over them; <c>default</c> for none.</returns>
    /// <exception cref="ArgumentException">Something is no row of a market.</exception>
    public static SnapshotId Sum(IReadOnlyList<object> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Sum(rows, Write);
    }

    /// <summary>What office and date of a market add to its id.</summary>
    internal static SnapshotId Head(Market market) => default(SnapshotId).Plus(new CanonicalEncoder().Record("market").Id<ServiceOffice>(market.Office.Id).Date(market.AsOf).Hash());

    // A sum has no order, so the processors may share it; each keeps one encoder.
    private static SnapshotId Sum<T>(IReadOnlyList<T> rows, Func<CanonicalEncoder, T, CanonicalEncoder> write) => rows.Count < RowsWorthSharing
        ? rows.Aggregate((Bytes: new CanonicalEncoder(), Id: default(SnapshotId)), (sum, row) => sum with { Id = write(sum.Bytes, row).AddTo(sum.Id) }).Id
        : rows.AsParallel().Aggregate(
            () => (Bytes: new CanonicalEncoder(), Id: default(SnapshotId)),
            (sum, row) => sum with { Id = write(sum.Bytes, row).AddTo(sum.Id) },
            (a, b) => a with { Id = a.Id.Plus(b.Id) },
            sum => sum.Id);

    private static CanonicalEncoder Write(CanonicalEncoder bytes, object row) => row switch
    {
        Company company => Write(bytes, company),
        TrainingPlace place => Write(bytes, place),
        Candidate candidate => Write(bytes, candidate),
        Adviser adviser => Write(bytes, adviser),
        TravelTime time => Write(bytes, time),
        _ => throw new ArgumentException($"{row.GetType().Name} is no row of a market.", nameof(row)),
    };

    /// <summary>Encodes a travel time.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The encoder holding its bytes.</returns>
    public static CanonicalEncoder Encode(TravelTime row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Write(new CanonicalEncoder(), row);
    }

    private static CanonicalEncoder Write(CanonicalEncoder bytes, TravelTime row) => bytes
        .Record("travel_time").Text(row.FromPostalCode).Text(row.ToPostalCode).Number(row.Minutes).Number(Minute(row.FirstArrival));

    /// <summary>Encodes an adviser.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The encoder holding its bytes.</returns>
    public static CanonicalEncoder Encode(Adviser row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Write(new CanonicalEncoder(), row);
    }

    private static CanonicalEncoder Write(CanonicalEncoder bytes, Adviser row) => bytes
        .Record("adviser").Id<Adviser>(row.Id).Set(row.DistrictAgs, Text).Set(row.Languages, Text).Number(row.CaseloadLimit).Code<AdviserRole>(row.Role);

    /// <summary>Encodes a company with its entitlements and trainers.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The encoder holding its bytes.</returns>
    public static CanonicalEncoder Encode(Company row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Write(new CanonicalEncoder(), row);
    }

    private static CanonicalEncoder Write(CanonicalEncoder bytes, Company row)
    {
        bytes.Record("company").Id<Company>(row.Id).Text(row.Label);
        Location(bytes, row.Site);
        return bytes.Code(row.Chamber).Number(row.EmployeeCount).Number(row.SkilledWorkerCount).Number(row.ApprenticeCount).Code(row.Openness)
            .Flag(row.MigrantLed).Set(row.WorkingLanguages, Text).Flag(row.HasMentor).Flag(row.HasIntegrationCompanion).Flag(row.BoundByTariff)
            .Code(row.Prohibition).Id(row.PrimaryAdviser).Date(row.ConfirmedOn)
            .Set(row.Entitlements, static (e, x) => e.Id<Occupation>(x.Occupation).Code<EntitlementState>(x.State).Date(x.CheckedOn).Text(x.VerbundPartner))
            .Set(row.Trainers, static (e, x) => e.Id<Trainer>(x.Id).Set(x.Occupations, Id).Code(x.Qualification).Code(x.Aevo));
    }

    /// <summary>Encodes a place.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The encoder holding its bytes.</returns>
    public static CanonicalEncoder Encode(TrainingPlace row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Write(new CanonicalEncoder(), row);
    }

    private static CanonicalEncoder Write(CanonicalEncoder bytes, TrainingPlace row)
    {
        bytes.Record("place").Id<TrainingPlace>(row.Id).Id<Company>(row.Company).Id<Occupation>(row.Occupation)
            .Code<Pathway>(row.Pathway).Code(row.State).Number(row.SeatsTotal).Number(row.SeatsFilled).Date(row.StartsOn).Number(row.StartFlexDays)
            .Date(row.OpenUntil).Date(row.ConfirmedOn);
        Location(bytes, row.Site);
        Requirements(bytes, row.Requirements);
        bytes.Set(row.LanguageMinima, static (e, x) => e.Code<LanguageSkill>(x.Skill).Code<CefrLevel>(x.Level).Text(x.Justification))
            .Set(row.LanguageTargets, static (e, x) => e.Code<LanguageSkill>(x.Skill).Code<CefrLevel>(x.Level))
            .Code(row.MinimumSchool).Flag(row.MinimumSchoolStrict);
        var times = row.WorkingTimes;
        bytes.Number(Minute(times.EarliestBegin)).Number(Minute(times.LatestEnd)).Flag(times.Shift).Flag(times.Saturday).Flag(times.Sunday).Code(times.Sector)
            .Set(row.Hazards, Code).Code(row.LicenceNeeded).Flag(row.TransitArrivalPossible);
        Location(bytes, row.VocationalSchool);
        return bytes.Code(row.SchoolMode).Number(row.MonthlyPayEuro).Flag(row.OffersHousing).Number(row.TrialDays).Number(row.RefusedWishCount)
            .Code<PlaceVisibility>(row.Visibility);
    }

    /// <summary>Encodes a candidate with all facts.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The encoder holding its bytes.</returns>
    public static CanonicalEncoder Encode(Candidate row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Write(new CanonicalEncoder(), row);
    }

    private static CanonicalEncoder Write(CanonicalEncoder bytes, Candidate row)
    {
        bytes.Record("candidate").Id<Candidate>(row.Id).Id(row.PrimaryAdviser).Code(row.CaseState).Code(row.ServiceLevel)
            .Text(row.BirthMonth?.ToString()).Code(row.AgeBandAtStart);
        Location(bytes, row.Home);
        Residence(bytes, row.Residence);
        bytes.Code(row.Schooling.Qualification).Code(row.Schooling.Recognition).Number(row.Schooling.YearsOfSchooling).Flag(row.Schooling.FullTimeDutyCompleted)
            .Number(row.Mobility.MaxTravelMinutes).Set(row.Mobility.Modes, Code).Flag(row.Mobility.WillingToRelocate).Code(row.Mobility.Housing)
            .Set(row.Mobility.Licences, Code).Date(row.Start.Earliest).Date(row.Start.Latest).Code(row.Intention).Set(row.PathwaysOpen, Code)
            .List(row.Wishes, Id).Set(row.VetoedOccupations, Id).Set(row.VetoedCompanies, Id)
            .Set(row.EarlierEmployments, static (e, x) => e.Id<Company>(x.Company).Code<EarlierEmploymentKind>(x.Kind).Date(x.EndedOn))
            .Set(row.Consents, static (e, x) => e.Code<Purpose>(x.Purpose).Id(x.Company).Date(x.GivenOn).Date(x.WithdrawnOn))
            .Set(row.Evidence, Evidence).Set(row.LanguageEvidence, LanguageEvidence)
            .Set(row.Courses, static (e, x) => e.Code<LanguageCourseType>(x.Type).Code(x.TargetLevel).Date(x.StartedOn).Date(x.EndsOn).Code<CourseState>(x.State))
            .Set(row.OtherLanguages, Text);
        if (row.Interests is { } i)
        {
            bytes.Number(i.Realistic).Number(i.Investigative).Number(i.Artistic).Number(i.Social).Number(i.Enterprising).Number(i.Conventional);
        }
        else
        {
            bytes.Number(null);
        }

        return bytes.Set(row.SupportNeeds, Code).Flag(row.ShiftPossible).Flag(row.WeekendPossible).Flag(row.PartTimeWanted)
            .Code(row.GuardianConsent).Code(row.GuardianType).Date(row.MedicalCheckOn).Date(row.ConfirmedOn);
    }

    private static void Residence(CanonicalEncoder bytes, ResidenceFacts facts) => bytes
        .Code(facts.Title).Code(facts.EmploymentNote).Date(facts.ValidUntil).Date(facts.AsylumRegisteredOn).Date(facts.TolerationSince).Date(facts.EnteredOn)
        .Flag(facts.LivesInReceptionCentre).Code(facts.Identity).Code(facts.Obligation).Date(facts.ObligationUntil).Flag(facts.SelfEntered);

    private static void Evidence(CanonicalEncoder bytes, CompetenceEvidence item) => bytes
        .Id<CompetenceEvidence>(item.Id).Number((int)item.Dimension).Code<EvidenceKind>(item.Kind)
        .Code<RawScale>(item.Raw.Scale).Number(item.Raw.ValueHundredths).Number(item.Raw.OutOf).Number(item.Raw.OptionCount)
        .Date(item.AssessedOn).Text(item.Instrument).Text(item.InstrumentVersion).Text(item.AdministrationLanguage).Code(item.Assessor)
        .Number(item.ObserverCount).Number(item.TrialDays).Number(item.ReliabilityPercent).Flag(item.Supervised);

    private static void LanguageEvidence(CanonicalEncoder bytes, LanguageEvidence item) => bytes
        .Id<LanguageEvidence>(item.Id).Code(item.Skill).Code<CefrLevel>(item.Level).Code<EvidenceKind>(item.Kind).Date(item.AssessedOn).Text(item.Instrument);

    private static void Requirements(CanonicalEncoder bytes, RequirementProfile? profile)
    {
        if (profile is null)
        {
            bytes.Number(null);
            return;
        }

        bytes.BeginList(profile.RequiredCount);
        for (var left = profile.RequiredMask; left != 0; left &= left - 1)
        {
            var dimension = (CompetenceDimension)BitOperations.TrailingZeroCount(left);
            bytes.Number((int)dimension).Number(profile.Level(dimension)).Number(profile.Weight(dimension));
        }
    }

    private static void Location(CanonicalEncoder bytes, Location? location)
    {
        if (location is null)
        {
            bytes.Text(null);
            return;
        }

        bytes.Text(location.PostalCode).Text(location.DistrictAgs).Number(location.Position.X100m).Number(location.Position.Y100m);
    }

    private static long? Minute(TimeOnly? time) => time is { } known ? (known.Hour * 60) + known.Minute : null;

    private static void Text(CanonicalEncoder bytes, string value) => bytes.Text(value);

    private static void Code<TEnum>(CanonicalEncoder bytes, TEnum value)
        where TEnum : struct, Enum => bytes.Code<TEnum>(value);

    private static void Id<T>(CanonicalEncoder bytes, Id<T> value) => bytes.Id<T>(value);
}
