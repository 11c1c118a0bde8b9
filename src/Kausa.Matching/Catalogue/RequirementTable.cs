using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>requirement_group.csv</c>.</summary>
internal sealed class RequirementTable
{
    private readonly Dictionary<KldbCode, OccupationRequirements> _byGroup;

    public RequirementTable(DimensionTable dimensions) =>
        _byGroup = EmbeddedTable.Rows("requirement_group.csv", "kldb_group", "dimension", "level", "weight_percent", "reason")
            .GroupBy(row => KldbCode.Parse(row[0]))
            .ToDictionary(group => group.Key, group => Parse(group.Key, group, dimensions));

    /// <summary>The profile of the smallest group around a code, or null if there is none.</summary>
    public OccupationRequirements? Find(KldbCode code)
    {
        for (var digits = code.Level; digits > 0; digits--)
        {
            if (_byGroup.TryGetValue(code.Group(digits), out var requirements))
                return requirements;
        }

        return null;
    }

    private static OccupationRequirements Parse(KldbCode group, IEnumerable<string[]> rows, DimensionTable dimensions)
    {
        var requirements = new List<(CompetenceDimension, int, int)>();
        var reasons = new Dictionary<CompetenceDimension, string>();
        foreach (var row in rows)
        {
            var dimension = dimensions.ByCode[row[1]].Dimension;
            requirements.Add((dimension, Number(row[2]), Number(row[3])));
            reasons.Add(dimension, row[4]);
        }

        return new OccupationRequirements(RequirementProfile.Create(requirements), ProfileSource.Group, group, reasons);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
