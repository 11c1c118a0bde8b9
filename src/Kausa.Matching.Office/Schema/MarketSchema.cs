using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Tables;

namespace Kausa.Matching.Office.Schema;

/// <summary>Every table and column of a market, apart from the medium they are written on.</summary>
/// <remarks>docs/market-format.md is made from it. Immutable and thread-safe.</remarks>
public static class MarketSchema
{
    /// <summary>The file that says whose market it is, and of what day.</summary>
    public const string MarketFile = "market.json";

    /// <summary>The file that may hold the policy to rank by.</summary>
    public const string PolicyFile = "policy.json";

    /// <summary>The file beside a synthetic market with what its people can really do; never opened by a reader of markets.</summary>
    public const string TruthFile = "truth.csv";

    /// <summary>The file beside a synthetic market with what its places really ask for; never opened by a reader of markets.</summary>
    public const string TruthRequirementsFile = "truth_requirements.csv";

    /// <summary>The office and the day: a table of one row.</summary>
    public static TableSchema Market => MarketTable.Schema;

    /// <summary>All other tables, in the order in which people read about them.</summary>
    public static IReadOnlyList<TableSchema> Tables { get; } =
    [
        CompanyTable.Schema, EntitlementTable.Schema, TrainerTable.Schema, PlaceTable.Schema, RequirementTable.Schema, PlaceLanguageTable.Schema, CandidateTable.Schema, WishTable.Schema,
        EvidenceTable.Schema, LanguageTable.Schema, CourseTable.Schema, LicenceTable.Schema, VetoTable.Schema, ConsentTable.Schema, EarlierEmploymentTable.Schema, AdviserTable.Schema,
        TravelTimeRows.Schema,
    ];

    /// <summary>The CSV file a table is kept in.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Its file name.</returns>
    public static string FileOf(TableSchema table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table == Market ? MarketFile : table.Name + ".csv";
    }

    /// <summary>Whether a file is part of a market.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True for every file that a market may have, and for the truth beside a synthetic one.</returns>
    public static bool IsMarketFile(string name) => Files.Contains(name) || name is TruthFile or TruthRequirementsFile;

    /// <summary>The market file whose name comes nearest to a mistaken one.</summary>
    internal static string? NearestFile(string name) => Suggestion.Nearest(name, Files);

    private static IReadOnlyList<string> Files { get; } = [MarketFile, PolicyFile, .. Tables.Select(FileOf)];
}
