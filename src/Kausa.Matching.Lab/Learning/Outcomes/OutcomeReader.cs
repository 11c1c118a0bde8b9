using System.Globalization;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Measures.Trec;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Reads outcomes from CSV.</summary>
public static class OutcomeReader
{
    private const string Header = "list,skills,language,location,trade,state";
    private const string ShortfallHeader = "list,shortfalls,language,location,trade,state";
    private static readonly KeyedText ShortfallForm = KeyedText.Of("Lab.SHORTFALLS");

    private static readonly Dictionary<string, OutcomeState> States = new(StringComparer.Ordinal)
    {
        ["COMPANY_SAID_YES"] = OutcomeState.CompanySaidYes,
        ["STARTED"] = OutcomeState.Started,
        ["PROBATION_PASSED"] = OutcomeState.ProbationPassed,
        ["NOT_PASSED"] = OutcomeState.NotPassed,
    };

    /// <summary>Reads outcomes.</summary>
    /// <param name="text">
    /// A header <c>list,skills,language,location,trade,state</c>, then one proposal a line; qualities in basis points. Or <c>shortfalls</c> in the place of <c>skills</c>: what the quality of skills is made of.
    /// </param>
    /// <param name="policy">Gain and curves that make the quality of skills of shortfalls.</param>
    /// <returns>The outcomes in the order of the text.</returns>
    /// <exception cref="InstanceFormatException">A line is broken; each with its number and value.</exception>
    public static IReadOnlyList<Outcome> Read(TextReader text, SkillsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(policy);
        var rows = new TextRows(text);
        var outcomes = new List<Outcome>();
        var header = rows.Next()?.Trim();
        var tellsShortfalls = header == ShortfallHeader;
        if (header is not null && !tellsShortfalls && header != Header)
        {
            rows.Refuse(header, KeyedText.Of("Lab.HEADER_OR", ("header", Header), ("other", ShortfallHeader)));
        }

        while (rows.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 6)
            {
                rows.Refuse(line, KeyedText.Of("Lab.SIX_CELLS", ("header", tellsShortfalls ? ShortfallHeader : Header)));
                continue;
            }

            var list = Number(rows, cells[0], int.MaxValue, KeyedText.Of("Lab.LIST"));
            var shortfalls = tellsShortfalls ? Shortfalls(rows, cells[1]) : null;
            var skills = shortfalls is not null ? SkillShortfall.QualityOf(shortfalls, policy) : tellsShortfalls ? 0 : Quality(rows, cells[1]);
            var qualities = new Qualities(skills, Quality(rows, cells[2]), Quality(rows, cells[3]), Quality(rows, cells[4]));
            if (!States.TryGetValue(cells[5], out var state))
            {
                rows.Refuse(cells[5], KeyedText.Of("Lab.STATE", ("states", string.Join(", ", States.Keys))));
            }

            outcomes.Add(new(list, qualities, state) { Shortfalls = shortfalls });
        }

        rows.End(outcomes.Count == 0, KeyedText.Plain(tellsShortfalls ? ShortfallHeader : Header));
        return outcomes;
    }

    private static ValueList<SkillShortfall>? Shortfalls(TextRows rows, string cell)
    {
        var shortfalls = new List<SkillShortfall>();
        foreach (var one in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = one.Split(':');
            if (parts.Length != 3 || !EnumCode.TryParse<CompetenceDimension>(parts[0], out var dimension) || Whole(parts[1]) is not (>= 1 and <= 100 and var weight) || Whole(parts[2]) is not (>= 0 and <= 100 and var points))
            {
                rows.Refuse(one, ShortfallForm);
                return null;
            }

            shortfalls.Add(new(dimension, weight, points));
        }

        if (shortfalls.Sum(one => one.WeightPercent) != 100 || shortfalls.DistinctBy(one => one.Dimension).Count() != shortfalls.Count)
        {
            rows.Refuse(cell, ShortfallForm);
            return null;
        }

        return shortfalls.ToValueList();
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Quality(TextRows rows, string cell) => Number(rows, cell, 10_000, KeyedText.Of("Lab.QUALITY"));

    private static int Number(TextRows rows, string cell, int most, KeyedText allowed)
    {
        if (Whole(cell) is { } number && number <= most)
        {
            return number;
        }

        rows.Refuse(cell, allowed);
        return 0;
    }
}
