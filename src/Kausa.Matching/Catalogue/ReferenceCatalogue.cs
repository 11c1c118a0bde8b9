using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>
/// The reference data that comes with the library: training occupations, the classification of occupations, competence
/// dimensions, postal codes, districts and states.
/// </summary>
/// <remarks>
/// Immutable; one instance for the process. Each table is read on first use, apart from the others, so that who needs
/// no postal codes does not pay for them. Thread-safe. Sources, licences and known defects: docs/data.md.
/// </remarks>
public sealed class ReferenceCatalogue
{
    private readonly Lazy<DimensionTable> _dimensions = new(() => new DimensionTable());
    private readonly Lazy<OccupationTable> _occupations = new(() => new OccupationTable());
    private readonly Lazy<KldbTable> _kldb = new(() => new KldbTable());
    private readonly Lazy<DistrictTable> _districts = new(() => new DistrictTable());
    private readonly Lazy<PostalCodeTable> _postalCodes;
    private readonly Lazy<RequirementTable> _requirements;
    private readonly Lazy<string> _version = new(EmbeddedTable.Fingerprint);

    private ReferenceCatalogue()
    {
        _postalCodes = new(() => new PostalCodeTable(_districts.Value));
        _requirements = new(() => new RequirementTable(_dimensions.Value));
    }

    /// <summary>The catalogue.</summary>
    public static ReferenceCatalogue Shared { get; } = new();

    /// <summary>
    /// What the catalogue contains, as SHA-256 over all its tables: 64 lower-case hexadecimal digits. Same version, same
    /// answers.
    /// </summary>
    public string Version => _version.Value;

    /// <summary>The 32 competence dimensions; the place in the list is the dimension's number.</summary>
    public IReadOnlyList<CompetenceDimensionInfo> Dimensions => _dimensions.Value.All;

    /// <summary>All training occupations, ordinal order of their ids.</summary>
    public IReadOnlyList<Occupation> Occupations => _occupations.Value.All;

    /// <summary>The classification KldB 2010 on all five levels, ascending by code; a group stands before its members.</summary>
    public IReadOnlyList<KldbGroup> KldbGroups => _kldb.Value.All;

    /// <summary>The districts and independent cities, ascending by key.</summary>
    public IReadOnlyList<District> Districts => _districts.Value.Districts;

    /// <summary>The areas of all postal codes, ascending by code.</summary>
    public IReadOnlyList<PostalCodeArea> PostalCodes => _postalCodes.Value.All;

    /// <summary>The sixteen states, ascending by key.</summary>
    public IReadOnlyList<FederalState> States => _districts.Value.States;

    /// <summary>The facts about a dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the 32 dimensions.</exception>
    public CompetenceDimensionInfo Dimension(CompetenceDimension dimension)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)dimension, _dimensions.Value.All.Count, nameof(dimension));
        return _dimensions.Value.All[(int)dimension];
    }

    /// <summary>The dimension with a code, or null.</summary>
    /// <param name="code">As <c>COG_LOGIC</c>; upper case counts.</param>
    public CompetenceDimensionInfo? Dimension(string code) => _dimensions.Value.ByCode.GetValueOrDefault(code);

    /// <summary>The occupation with an id, or null.</summary>
    /// <param name="id">As <c>tischler</c>.</param>
    public Occupation? FindOccupation(Id<Occupation> id) => _occupations.Value.ById.GetValueOrDefault(id);

    /// <summary>The occupation whose id a text is, or null; any text may be asked for.</summary>
    /// <param name="text">As <c>tischler</c>.</param>
    public Occupation? FindOccupation(string text) => Id<Occupation>.IsValid(text) ? FindOccupation(new Id<Occupation>(text)) : null;

    /// <summary>The occupations of which at least one code lies within a group, ordinal order of their ids.</summary>
    /// <param name="code">One to five digits; <c>default</c> gives all occupations.</param>
    /// <returns>Empty if the group trains nobody.</returns>
    public IReadOnlyList<Occupation> OccupationsByKldb(KldbCode code) => Array.AsReadOnly(
        Occupations.Where(occupation => occupation.KldbCodesAll.Any(own => own.IsWithin(code))).ToArray());

    /// <summary>The entry of the classification with a code, or null.</summary>
    public KldbGroup? Kldb(KldbCode code) => _kldb.Value.ByCode.GetValueOrDefault(code);

    /// <summary>The area of a postal code, or null: codes of post-office boxes and large customers are not listed.</summary>
    /// <param name="code">Five digits.</param>
    public PostalCodeArea? PostalCode(string code) => _postalCodes.Value.ByCode.GetValueOrDefault(code);

    /// <summary>Where people would say a location lies: the main place of its postal code.</summary>
    /// <param name="location">The location; null when not known.</param>
    /// <returns>The place, the postal code where it is not listed, or empty when nothing is known.</returns>
    public string TownOf(Location? location) => location is null ? string.Empty : PostalCode(location.PostalCode)?.PlaceName ?? location.PostalCode;

    /// <summary>The district with a key, or null.</summary>
    /// <param name="ags">Five digits, as <c>08116</c>.</param>
    public District? FindDistrict(string ags) => _districts.Value.ByAgs.GetValueOrDefault(ags);

    /// <summary>What an occupation asks for where a training place does not say: estimated, and flagged as such.</summary>
    /// <returns>The same instance for every call with the occupation; one look-up.</returns>
    /// <exception cref="ArgumentException">The occupation is not the catalogue's; each of its own has a profile.</exception>
    public OccupationRequirements DefaultProfile(Occupation occupation)
    {
        ArgumentNullException.ThrowIfNull(occupation);
        return _requirements.Value.ByOccupation.TryGetValue(occupation.Id, out var requirements)
            ? requirements
            : throw new ArgumentException($"There is no requirement profile for '{occupation.Id}'.", nameof(occupation));
    }
}
