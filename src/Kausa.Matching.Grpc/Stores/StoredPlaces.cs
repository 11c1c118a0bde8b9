using System.Text;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Reads the bytes of stored places without making messages of them; what many places have in common is read once, and they share it.</summary>
/// <remarks>Gives up on whatever is not as this service writes it: then <see cref="RowBodies"/> reads the message and says what it is, or what is wrong with it. Used by one thread at a time.</remarks>
internal sealed class StoredPlaces(StoredParts parts)
{
    private readonly KnownBytes<CompetenceDimension> _dimensions = new((bytes, fields) => fields.RequiredDimension(string.Empty, Encoding.UTF8.GetString(bytes)));
    private readonly List<(CompetenceDimension Dimension, int Level, int Weight)> _needs = [];
    private readonly KnownBytes<ValueList<LanguageMinimum>> _minima = new((bytes, fields) => PlaceMapping.Minima(V1.TrainingPlace.Parser.ParseFrom(bytes), fields));
    private readonly KnownBytes<ValueList<LanguageTarget>> _targets = new((bytes, fields) => PlaceMapping.Targets(V1.TrainingPlace.Parser.ParseFrom(bytes), fields));
    private readonly KnownBytes<WorkingTimes> _times = new((bytes, fields) => PlaceMapping.Times(V1.WorkingTimes.Parser.ParseFrom(bytes), fields));
    private readonly KnownBytes<ValueList<Hazard>> _hazards = new((bytes, fields) => PlaceMapping.Hazards(V1.HazardList.Parser.ParseFrom(bytes), fields));
    private readonly KnownBytes<PortalMarks> _marks = new((bytes, fields) => PlaceMapping.ReadMarks(V1.TrainingPlace.Parser.ParseFrom(bytes), fields));

    /// <summary>Reads a place.</summary>
    /// <returns>The place; null when the message has to be read.</returns>
    public PlaceRow? Read(string id, ReadOnlySpan<byte> body)
    {
        Id<Company>? company = null;
        Id<Occupation>? occupation = null;
        Pathway? pathway = null;
        PlaceState? state = null;
        int? seatsTotal = null, seatsFilled = null, startFlexDays = null, monthlyPayEuro = null, trialDays = null;
        DateOnly? startsOn = null, openUntil = null, confirmedOn = null;
        Location? site = null, vocationalSchool = null;
        RequirementProfile? requirements = null;
        ValueList<LanguageMinimum> languageMinima = [];
        ValueList<LanguageTarget> languageTargets = [];
        SchoolQualification? minimumSchool = null;
        var minimumSchoolStrict = false;
        var workingTimes = PlaceMapping.NoTimes;
        ValueList<Hazard>? hazards = null;
        DrivingLicence? licenceNeeded = null;
        bool? transitArrivalPossible = null, offersHousing = null;
        SchoolMode? schoolMode = null;
        var refusedWishCount = 0;
        PlaceVisibility? visibility = null;
        var beginOfMarks = body.Length;
        var isSound = true;
        var at = new StoredFields(body);
        while (isSound && at.Next())
        {
            switch (at.Field)
            {
                case V1.TrainingPlace.NameFieldNumber:
                    break;
                case V1.TrainingPlace.CompanyFieldNumber:
                    company = parts.Company(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.OccupationFieldNumber:
                    occupation = parts.Occupations.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.PathwayFieldNumber:
                    pathway = at.Word<Pathway>();
                    break;
                case V1.TrainingPlace.StateFieldNumber:
                    state = at.Word<PlaceState>();
                    break;
                case V1.TrainingPlace.SeatsTotalFieldNumber:
                    seatsTotal = at.Number();
                    break;
                case V1.TrainingPlace.SeatsFilledFieldNumber:
                    seatsFilled = at.Number();
                    break;
                case V1.TrainingPlace.StartsOnFieldNumber:
                    startsOn = parts.Days.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.StartFlexDaysFieldNumber:
                    startFlexDays = at.Number();
                    break;
                case V1.TrainingPlace.OpenUntilFieldNumber:
                    openUntil = parts.Days.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.ConfirmedOnFieldNumber:
                    confirmedOn = parts.Days.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.SiteFieldNumber:
                    site = parts.Locations.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.RequirementsFieldNumber:
                    isSound &= ReadNeeds(at.Bytes());
                    requirements = isSound ? RequirementProfile.Create(_needs) : null;
                    break;
                case V1.TrainingPlace.LanguageMinimaFieldNumber:
                    languageMinima = _minima.Read(at.Run(), ref isSound);
                    break;
                case V1.TrainingPlace.LanguageTargetsFieldNumber:
                    languageTargets = _targets.Read(at.Run(), ref isSound);
                    break;
                case V1.TrainingPlace.MinimumSchoolFieldNumber:
                    minimumSchool = at.Word<SchoolQualification>();
                    break;
                case V1.TrainingPlace.MinimumSchoolStrictFieldNumber:
                    minimumSchoolStrict = at.Flag();
                    break;
                case V1.TrainingPlace.WorkingTimesFieldNumber:
                    workingTimes = _times.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.HazardsFieldNumber:
                    hazards = _hazards.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.LicenceNeededFieldNumber:
                    licenceNeeded = at.Word<DrivingLicence>();
                    break;
                case V1.TrainingPlace.TransitArrivalPossibleFieldNumber:
                    transitArrivalPossible = at.Flag();
                    break;
                case V1.TrainingPlace.VocationalSchoolFieldNumber:
                    vocationalSchool = parts.Locations.Read(at.Bytes(), ref isSound);
                    break;
                case V1.TrainingPlace.SchoolModeFieldNumber:
                    schoolMode = at.Word<SchoolMode>();
                    break;
                case V1.TrainingPlace.MonthlyPayEuroFieldNumber:
                    monthlyPayEuro = at.Number();
                    break;
                case V1.TrainingPlace.OffersHousingFieldNumber:
                    offersHousing = at.Flag();
                    break;
                case V1.TrainingPlace.TrialDaysFieldNumber:
                    trialDays = at.Number();
                    break;
                case V1.TrainingPlace.RefusedWishCountFieldNumber:
                    refusedWishCount = at.Number();
                    break;
                case V1.TrainingPlace.VisibilityFieldNumber:
                    visibility = at.Word<PlaceVisibility>();
                    break;
                case V1.TrainingPlace.UriFieldNumber:
                case V1.TrainingPlace.LabelsFieldNumber:
                    beginOfMarks = Math.Min(beginOfMarks, at.Begin);
                    at.Run();
                    break;
                default:
                    return null;
            }
        }

        // They are the last fields, and nobody else's stand between them.
        var marks = beginOfMarks < body.Length && at.IsWhole ? _marks.Read(body[beginOfMarks..], ref isSound) : PortalMarks.None;
        if (!isSound || !at.IsWhole || company is null || occupation is null || pathway is null || seatsFilled > seatsTotal)
            return null;
        var place = new TrainingPlace
        {
            Id = new Id<TrainingPlace>(id),
            Company = company.Value,
            Occupation = occupation.Value,
            Pathway = pathway.Value,
            State = state,
            SeatsTotal = seatsTotal,
            SeatsFilled = seatsFilled,
            StartsOn = startsOn,
            StartFlexDays = startFlexDays,
            OpenUntil = openUntil,
            ConfirmedOn = confirmedOn,
            Site = site,
            Requirements = requirements,
            LanguageMinima = languageMinima,
            LanguageTargets = languageTargets,
            MinimumSchool = minimumSchool,
            MinimumSchoolStrict = minimumSchoolStrict,
            WorkingTimes = workingTimes,
            Hazards = hazards,
            LicenceNeeded = licenceNeeded,
            TransitArrivalPossible = transitArrivalPossible,
            VocationalSchool = vocationalSchool,
            SchoolMode = schoolMode,
            MonthlyPayEuro = monthlyPayEuro,
            OffersHousing = offersHousing,
            TrialDays = trialDays,
            RefusedWishCount = refusedWishCount,
            Visibility = visibility ?? PlaceVisibility.Office,
        };
        return new PlaceRow(place, marks);
    }

    private bool ReadNeeds(ReadOnlySpan<byte> profile)
    {
        var isSound = true;
        var items = new StoredFields(profile, repeats: true);
        _needs.Clear();
        while (isSound && items.Next())
        {
            CompetenceDimension? dimension = null;
            var (level, weight) = (0, 0);
            var at = new StoredFields(items.Bytes());
            while (isSound && at.Next())
            {
                switch (at.Field)
                {
                    case V1.CompetenceRequirement.DimensionFieldNumber:
                        dimension = _dimensions.Read(at.Bytes(), ref isSound);
                        break;
                    case V1.CompetenceRequirement.LevelPointsFieldNumber:
                        level = at.Number();
                        break;
                    case V1.CompetenceRequirement.WeightPercentFieldNumber:
                        weight = at.Number();
                        break;
                    default:
                        return false;
                }
            }

            if (!at.IsWhole || items.Field != V1.RequirementProfile.RequirementsFieldNumber || dimension is not { } known || level == 0 || weight == 0)
                return false;
            _needs.Add((known, level, weight));
        }

        return isSound && items.IsWhole;
    }
}
