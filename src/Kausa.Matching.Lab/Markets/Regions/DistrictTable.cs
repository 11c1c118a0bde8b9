using System.Globalization;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Inhabitants and area of a district.</summary>
/// <param name="Ags">Key of the district, five digits.</param>
/// <param name="Inhabitants">Inhabitants, census of 2011.</param>
/// <param name="SquareKilometres">Area.</param>
internal sealed record DistrictSize(string Ags, int Inhabitants, int SquareKilometres)
{
    /// <summary>Inhabitants per square kilometre.</summary>
    public int Density => Inhabitants / SquareKilometres;
}

/// <summary>The table <c>data/lab/district_inhabitants.csv</c>: four hundred districts, ascending by key.</summary>
internal static class DistrictTable
{
    private static readonly Lazy<DistrictSize[]> Table = new(Read);

    public static IReadOnlyList<DistrictSize> All => Table.Value;

    private static DistrictSize[] Read()
    {
        using var stream = typeof(DistrictTable).Assembly.GetManifestResourceStream("lab/district_inhabitants.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    }

    private static DistrictSize Parse(string line)
    {
        var cells = line.Split(',');
        return new DistrictSize(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture));
    }
}
