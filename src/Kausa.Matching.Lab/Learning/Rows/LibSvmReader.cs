using System.Globalization;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Learning.Rows;

/// <summary>Reads ranking rows in LibSVM form, with the sizes of the queries in a file of their own, as public sets are published.</summary>
public static class LibSvmReader
{
    private const string Form = "'grade feature:value feature:value …'";

    private const int GradeMax = TrecQrels.GradeMax;

    /// <summary>Reads rows and query sizes.</summary>
    /// <param name="rows">One row a line: grade, an optional <c>qid:n</c> that is not needed, features with values; what follows <c>#</c> is a remark.</param>
    /// <param name="sizes">One line per query: how many rows it has, in the order of the rows.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="InstanceFormatException">The rows are broken; each error with its line and value.</exception>
    /// <exception cref="QuerySizesException">The sizes are broken or do not add up to the rows.</exception>
    public static RankingRows Read(TextReader rows, TextReader sizes)
    {
        var (grades, rowStarts, features, values) = ReadRows(rows);
        return new(grades, ReadSizes(sizes, grades.Length), rowStarts, features, values);
    }

    private static (byte[] Grades, int[] RowStarts, int[] Features, float[] Values) ReadRows(TextReader text)
    {
        var rows = new TextRows(text);
        var grades = new List<byte>();
        var starts = new List<int> { 0 };
        var features = new List<int>();
        var values = new List<float>();
        while (rows.Next() is { } line)
        {
            var remark = line.IndexOf('#', StringComparison.Ordinal);
            var rest = remark < 0 ? line.AsSpan() : line.AsSpan(0, remark);
            var grade = NextField(ref rest);
            if (grade.IsEmpty)
            {
                continue;
            }

            if (!double.TryParse(grade, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is not (>= 0 and <= GradeMax) || number != Math.Floor(number))
            {
                rows.Refuse(grade, KeyedText.Of("Lab.ROW_GRADE", ("most", GradeMax), ("form", Form)));
                continue;
            }

            grades.Add((byte)number);
            while (NextField(ref rest) is { IsEmpty: false } field)
            {
                ReadFeature(rows, field, features, values);
            }

            Order(rows, features, values, starts[^1]);
            starts.Add(features.Count);
        }

        rows.End(grades.Count == 0, KeyedText.Plain(Form));
        return ([.. grades], [.. starts], [.. features], [.. values]);
    }

    private static void ReadFeature(TextRows rows, ReadOnlySpan<char> field, List<int> features, List<float> values)
    {
        var colon = field.IndexOf(':');
        if (colon >= 0 && field[..colon].SequenceEqual("qid"))
        {
            return;
        }

        if (colon < 0 || !int.TryParse(field[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var feature) || feature > RankingRows.FeatureMax)
        {
            rows.Refuse(field, KeyedText.Of("Lab.FEATURE", ("most", RankingRows.FeatureMax)));
            return;
        }

        var value = field[(colon + 1)..];
        if (value.Equals("nan", StringComparison.OrdinalIgnoreCase) || value.SequenceEqual("NULL"))
        {
            return;
        }

        if (!float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !float.IsFinite(number))
        {
            rows.Refuse(field, KeyedText.Of("Lab.FEATURE_VALUE"));
            return;
        }

        features.Add(feature);
        values.Add(number == 0 ? 0 : number);
    }

    // Most files have their features in order; the others are put in order.
    private static void Order(TextRows rows, List<int> features, List<float> values, int start)
    {
        var isAscending = true;
        for (var at = start + 1; at < features.Count && isAscending; at++)
        {
            isAscending = features[at - 1] < features[at];
        }

        if (isAscending)
        {
            return;
        }

        var pairs = Enumerable.Range(start, features.Count - start).Select(at => (Feature: features[at], Value: values[at])).OrderBy(pair => pair.Feature).ToList();
        for (var at = 0; at < pairs.Count; at++)
        {
            (features[start + at], values[start + at]) = pairs[at];
            if (at > 0 && pairs[at - 1].Feature == pairs[at].Feature)
            {
                rows.Refuse(pairs[at].Feature.ToString(CultureInfo.InvariantCulture), KeyedText.Of("Lab.FEATURE_ONCE"));
                return;
            }
        }
    }

    private static int[] ReadSizes(TextReader text, int rowCount)
    {
        try
        {
            var rows = new TextRows(text);
            var starts = new List<int> { 0 };
            long sum = 0;
            while (rows.Next() is { } line)
            {
                if (!int.TryParse(line.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1)
                {
                    rows.Refuse(line, KeyedText.Of("Lab.QUERY_SIZE"));
                }
                else if ((sum += size) > rowCount)
                {
                    rows.Refuse(line, KeyedText.Of("Lab.SIZES_SO_FAR", ("rows", rowCount), ("sum", sum)));
                    break;
                }

                starts.Add((int)sum);
            }

            if (sum < rowCount)
            {
                rows.RefuseEnd(KeyedText.Of("Lab.SIZES", ("rows", rowCount), ("sum", sum)));
            }

            rows.End(false, KeyedText.Of("Lab.SIZE_PER_LINE"));
            return [.. starts];
        }
        catch (InstanceFormatException exception)
        {
            throw new QuerySizesException(exception.Errors);
        }
    }

    private static ReadOnlySpan<char> NextField(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var end = rest.IndexOfAny(' ', '\t', '\r');
        var field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[end..];
        return field;
    }
}
