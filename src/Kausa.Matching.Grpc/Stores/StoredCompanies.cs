using System.Runtime.InteropServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Reads the bytes of stored companies, as <see cref="StoredPlaces"/> does those of places.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class StoredCompanies(StoredParts parts)
{
    // Compared with each other one by one.
    private const int MostItems = 32;

    private readonly KnownBytes<ValueList<string>> _languages = new((bytes, fields) => fields.Languages(string.Empty, V1.Company.Parser.ParseFrom(bytes).WorkingLanguages));
    private readonly List<TrainingEntitlement> _entitlements = [];
    private readonly List<Trainer> _trainers = [];
    private readonly List<Id<Occupation>> _occupations = [];

    /// <summary>Reads a company.</summary>
    /// <returns>The company; null when the message has to be read.</returns>
    public Company? Read(string id, ReadOnlySpan<byte> body)
    {
        var company = new Id<Company>(id);
        string? label = null;
        Location? site = null;
        ChamberKind? chamber = null;
        int? employeeCount = null, skilledWorkerCount = null, apprenticeCount = null;
        OpennessState? openness = null;
        bool? migrantLed = null, hasMentor = null, hasIntegrationCompanion = null, boundByTariff = null;
        ValueList<string> workingLanguages = [];
        TrainingProhibition? prohibition = null;
        Id<Adviser>? primaryAdviser = null;
        DateOnly? confirmedOn = null;
        var isSound = true;
        _entitlements.Clear();
        _trainers.Clear();
        var at = new StoredFields(body);
        while (isSound && at.Next())
        {
            switch (at.Field)
            {
                case V1.Company.NameFieldNumber:
                    break;
                case V1.Company.LabelFieldNumber:
                    label = at.Text();
                    break;
                case V1.Company.SiteFieldNumber:
                    site = parts.Locations.Read(at.Bytes(), ref isSound);
                    break;
                case V1.Company.ChamberFieldNumber:
                    chamber = at.Word<ChamberKind>();
                    break;
                case V1.Company.EmployeeCountFieldNumber:
                    employeeCount = at.Number();
                    break;
                case V1.Company.SkilledWorkerCountFieldNumber:
                    skilledWorkerCount = at.Number();
                    break;
                case V1.Company.ApprenticeCountFieldNumber:
                    apprenticeCount = at.Number();
                    break;
                case V1.Company.OpennessFieldNumber:
                    openness = at.Word<OpennessState>();
                    break;
                case V1.Company.MigrantLedFieldNumber:
                    migrantLed = at.Flag();
                    break;
                case V1.Company.WorkingLanguagesFieldNumber:
                    workingLanguages = _languages.Read(at.Run(), ref isSound);
                    break;
                case V1.Company.HasMentorFieldNumber:
                    hasMentor = at.Flag();
                    break;
                case V1.Company.HasIntegrationCompanionFieldNumber:
                    hasIntegrationCompanion = at.Flag();
                    break;
                case V1.Company.BoundByTariffFieldNumber:
                    boundByTariff = at.Flag();
                    break;
                case V1.Company.ProhibitionFieldNumber:
                    prohibition = at.Word<TrainingProhibition>();
                    break;
                case V1.Company.PrimaryAdviserFieldNumber:
                    primaryAdviser = parts.Advisers.Read(at.Bytes(), ref isSound);
                    break;
                case V1.Company.EntitlementsFieldNumber:
                    isSound &= AddEntitlements(at.Run(), company);
                    break;
                case V1.Company.TrainersFieldNumber:
                    isSound &= AddTrainers(at.Run(), company);
                    break;
                case V1.Company.ConfirmedOnFieldNumber:
                    confirmedOn = parts.Days.Read(at.Bytes(), ref isSound);
                    break;
                default:
                    return null;
            }
        }

        if (!isSound || !at.IsWhole || label is null)
            return null;
        return new Company
        {
            Id = company,
            Label = label,
            Site = site,
            Chamber = chamber,
            EmployeeCount = employeeCount,
            SkilledWorkerCount = skilledWorkerCount,
            ApprenticeCount = apprenticeCount,
            Openness = openness,
            MigrantLed = migrantLed,
            WorkingLanguages = workingLanguages,
            HasMentor = hasMentor,
            HasIntegrationCompanion = hasIntegrationCompanion,
            BoundByTariff = boundByTariff,
            Prohibition = prohibition,
            PrimaryAdviser = primaryAdviser,
            ConfirmedOn = confirmedOn,
            Entitlements = ValueList.Create(CollectionsMarshal.AsSpan(_entitlements)),
            Trainers = ValueList.Create(CollectionsMarshal.AsSpan(_trainers)),
        };
    }

    // Loops, because a search by a function would make one for every item of every company.
    private bool Has(Id<Occupation> occupation)
    {
        foreach (var entitlement in _entitlements)
        {
            if (entitlement.Occupation == occupation)
                return true;
        }

        return false;
    }

    private bool Has(string trainer)
    {
        foreach (var known in _trainers)
        {
            if (known.Id.Value == trainer)
                return true;
        }

        return false;
    }

    private bool AddEntitlements(ReadOnlySpan<byte> run, Id<Company> company)
    {
        var isSound = true;
        for (var items = new StoredFields(run, repeats: true); items.Next();)
        {
            Id<Occupation>? occupation = null;
            EntitlementState? state = null;
            DateOnly? checkedOn = null;
            var at = new StoredFields(items.Bytes());
            while (isSound && at.Next())
            {
                switch (at.Field)
                {
                    case V1.TrainingEntitlement.OccupationFieldNumber:
                        occupation = parts.Occupations.Read(at.Bytes(), ref isSound);
                        break;
                    case V1.TrainingEntitlement.StateFieldNumber:
                        state = at.Word<EntitlementState>();
                        break;
                    case V1.TrainingEntitlement.CheckedOnFieldNumber:
                        checkedOn = parts.Days.Read(at.Bytes(), ref isSound);
                        break;
                    default:
                        return false;
                }
            }

            if (!at.IsWhole || !isSound || occupation is not { } id || state is not { } known || _entitlements.Count == MostItems || Has(id))
                return false;
            _entitlements.Add(new TrainingEntitlement(company, id, known, checkedOn, VerbundPartner: null));
        }

        return true;
    }

    private bool AddTrainers(ReadOnlySpan<byte> run, Id<Company> company)
    {
        var isSound = true;
        for (var items = new StoredFields(run, repeats: true); items.Next();)
        {
            var name = string.Empty;
            TrainerQualification? qualification = null;
            AevoState? aevo = null;
            _occupations.Clear();
            var at = new StoredFields(items.Bytes(), repeats: true);
            while (isSound && at.Next())
            {
                switch (at.Field)
                {
                    case V1.Trainer.IdFieldNumber:
                        name = at.Text();
                        break;
                    case V1.Trainer.OccupationsFieldNumber:
                        _occupations.Add(parts.Occupations.Read(at.Bytes(), ref isSound));
                        break;
                    case V1.Trainer.QualificationFieldNumber:
                        qualification = at.Word<TrainerQualification>();
                        break;
                    case V1.Trainer.AevoFieldNumber:
                        aevo = at.Word<AevoState>();
                        break;
                    default:
                        return false;
                }
            }

            if (!isSound || !at.IsWhole || !ResourceNames.IsOwnId(name) || _trainers.Count == MostItems || Has(name))
                return false;
            _trainers.Add(new Trainer(new Id<Trainer>(name), company, ValueList.Create(CollectionsMarshal.AsSpan(_occupations)), qualification, aevo));
        }

        return true;
    }
}
