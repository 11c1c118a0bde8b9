using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>occupation.csv</c>.</summary>
internal sealed class OccupationTable
{
    public OccupationTable()
    {
        var occupations = EmbeddedTable.Rows(
                "occupation.csv", "occupation_id", "title_masculine", "title_feminine", "title", "kldb_code", "kldb_codes_all",
                "kldb_basis", "duration_months", "legal_basis", "craft_annex", "area", "area_basis", "regulation", "regulation_date")
            .Select(Parse)
            .ToArray();
        Array.Sort(occupations, (a, b) => a.Id.CompareTo(b.Id));
        All = Array.AsReadOnly(occupations);
        ById = occupations.ToDictionary(occupation => occupation.Id);
    }

    /// <summary>All occupations, ordinal order of their ids.</summary>
    public IReadOnlyList<Occupation> All { get; }

    public Dictionary<Id<Occupation>, Occupation> ById { get; }

    private static Occupation Parse(string[] row) => new()
    {
        Id = new Id<Occupation>(row[0]),
        TitleMasculine = row[1],
        TitleFeminine = row[2],
        Title = row[3],
        Kldb = KldbCode.Parse(row[4]),
        KldbCodesAll = Array.ConvertAll(row[5].Split('|'), KldbCode.Parse),
        KldbBasis = ParseBasis(row[6]),
        DurationMonths = int.Parse(row[7], NumberStyles.None, CultureInfo.InvariantCulture),
        LegalBasis = row[8].Split('+').Aggregate(LegalBasis.None, (all, law) => all | ParseLaw(law)),
        CraftAnnex = row[9].Length == 0 ? null : row[9],
        Areas = row[10].Split('|').Aggregate(TrainingArea.None, (all, area) => all | ParseArea(area)),
        Regulation = row[12],
        RegulationDate = DateOnly.ParseExact(row[13], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Recognised = true,
    };

    private static KldbBasis ParseBasis(string text) => text switch
    {
        "exact_title" => KldbBasis.ExactTitle,
        "all_specialisations" => KldbBasis.AllSpecialisations,
        "generic_entry" => KldbBasis.GenericEntry,
        "majority_of_specialisations" => KldbBasis.MajorityOfSpecialisations,
        "assumed_predecessor" => KldbBasis.AssumedPredecessor,
        _ => throw new InvalidDataException($"occupation.csv: '{text}' is no known basis of a KldB code."),
    };

    private static LegalBasis ParseLaw(string text) => text switch
    {
        "BBiG" => LegalBasis.Bbig,
        "HwO" => LegalBasis.Hwo,
        _ => throw new InvalidDataException($"occupation.csv: '{text}' is no known law."),
    };

    private static TrainingArea ParseArea(string text) => text switch
    {
        "Industrie und Handel" => TrainingArea.IndustryAndCommerce,
        "Handwerk" => TrainingArea.Crafts,
        "Freie Berufe" => TrainingArea.LiberalProfessions,
        "Landwirtschaft" => TrainingArea.Agriculture,
        "Öffentlicher Dienst" => TrainingArea.PublicService,
        "Hauswirtschaft" => TrainingArea.Housekeeping,
        "Seeschifffahrt" => TrainingArea.MerchantShipping,
        _ => throw new InvalidDataException($"occupation.csv: '{text}' is no known area."),
    };
}
