using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Tests.Learning;

/// <summary>Ranking rows whose grades follow a rule that is known; written and read as a file would be.</summary>
internal sealed class PlantedRows
{
    private readonly List<(int Size, List<string> Lines)> _queries = [];

    /// <summary>Draws rows: two features that count, one of them only together with a third, three that do not count, a fifth of the values missing.</summary>
    public static PlantedRows Draw(int queryCount, ulong seed)
    {
        var rows = new PlantedRows();
        var source = new RandomSource(seed);
        for (var query = 0; query < queryCount; query++)
        {
            var random = source.Stream("query", query);
            var size = random.Between(3, 20);
            rows._queries.Add((size, [.. Enumerable.Range(0, size).Select(_ => Line(random))]));
        }

        return rows;
    }

    public RankingRows Read() => Read(_queries);

    /// <summary>The same content in another order of queries and rows.</summary>
    public RankingRows ReadReversed() => Read([.. _queries.AsEnumerable().Reverse().Select(query => (query.Size, query.Lines.AsEnumerable().Reverse().ToList()))]);

    private static RankingRows Read(List<(int Size, List<string> Lines)> queries) => LibSvmReader.Read(
        new StringReader(string.Join('\n', queries.SelectMany(query => query.Lines))), new StringReader(string.Join('\n', queries.Select(query => query.Size))));

    private static string Line(RandomStream random)
    {
        var values = Enumerable.Range(0, 6).Select(_ => random.Below(1_000)).ToArray();
        var worth = values[0] + (values[1] > 500 ? values[2] : 1_000 - values[2]) + random.Below(300);
        var line = new StringBuilder().Append(worth < 1_000 ? 0 : worth < 1_400 ? 1 : worth < 1_700 ? 2 : 3);
        for (var feature = 0; feature < values.Length; feature++)
        {
            if (feature < 3 || !random.Percent(20))
            {
                line.Append(CultureInfo.InvariantCulture, $" {feature + 1}:{values[feature] / 1_000.0}");
            }
        }

        return line.ToString();
    }
}
