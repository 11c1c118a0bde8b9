using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue;

/// <summary>Reads <c>requirement_profile.csv</c> and, for the reasons, <c>requirement_source.csv</c> and <c>requirement_estimate.csv</c>.</summary>
internal sealed class RequirementTable
{
    private const string Kindred = "Nobody has rated this trade: the mean of kindred trades stands in.";

    private readonly DimensionTable _dimensions;
    private readonly Dictionary<string, string> _ratings;
    private readonly Dictionary<(string Group, string Dimension), string> _estimates;

    public RequirementTable(DimensionTable dimensions)
    {
        _dimensions = dimensions;
        _ratings = EmbeddedTable.Rows("requirement_source.csv", "dimension", "usual_weight", "elements", "element_names")
            .ToDictionary(row => row[0], row => $"O*NET rates the work on: {row[3]}.", StringComparer.Ordinal);
        _estimates = EmbeddedTable.Rows("requirement_estimate.csv", "kldb_group", "dimension", "deviation", "weight_percent", "reason")
            .ToDictionary(row => (row[0], row[1]), row => row[4]);
        ByOccupation = EmbeddedTable.Rows("requirement_profile.csv", "occupation_id", "dimension", "level", "weight_percent", "basis", "kldb_group")
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(rows => new Id<Occupation>(rows.Key), Profile);
    }

    /// <summary>One profile per occupation.</summary>
    public Dictionary<Id<Occupation>, OccupationRequirements> ByOccupation { get; }

    private OccupationRequirements Profile(IEnumerable<string[]> rows)
    {
        var requirements = new List<(CompetenceDimension, int, int)>();
        var grounds = new Dictionary<CompetenceDimension, (RequirementBasis, string)>();
        foreach (var row in rows)
        {
            var dimension = _dimensions.ByCode[row[1]].Dimension;
            requirements.Add((dimension, Number(row[2]), Number(row[3])));
            grounds.Add(dimension, Ground(row));
        }

        return new OccupationRequirements(RequirementProfile.Create(requirements), grounds);
    }

    private (RequirementBasis Basis, string Reason) Ground(string[] row) => row[4] switch
    {
        "rated" => (RequirementBasis.Rated, _ratings[row[1]]),
        "kindred" => (RequirementBasis.Estimated, Kindred),
        "estimated" => (RequirementBasis.Estimated, _estimates[(row[5], row[1])]),
        _ => throw new InvalidDataException($"requirement_profile.csv: '{row[4]}' is no known basis of a requirement."),
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
