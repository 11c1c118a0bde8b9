using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>competence_dimension.csv</c>.</summary>
internal sealed class DimensionTable
{
    public DimensionTable()
    {
        var dimensions = EmbeddedTable.Rows(
                "competence_dimension.csv", "dimension_index", "dimension", "term_de", "term_en", "definition_en", "instruments")
            .Select(Parse)
            .ToArray();
        All = Array.AsReadOnly(dimensions);
        ByCode = dimensions.ToDictionary(info => info.Code, StringComparer.Ordinal);
    }

    /// <summary>The dimensions; the place in the array is the dimension's number.</summary>
    public IReadOnlyList<CompetenceDimensionInfo> All { get; }

    public Dictionary<string, CompetenceDimensionInfo> ByCode { get; }

    private static CompetenceDimensionInfo Parse(string[] row, int index) =>
        int.Parse(row[0], NumberStyles.None, CultureInfo.InvariantCulture) == index
            ? new((CompetenceDimension)index, row[1], row[2], row[3], row[4], Array.AsReadOnly(row[5].Split('|')))
            : throw new InvalidDataException($"competence_dimension.csv: {row[1]} is not in its place.");
}
