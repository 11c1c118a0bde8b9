using System.Globalization;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Measures.Trec;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Reads outcomes from CSV.</summary>
public static class OutcomeReader
{
    private const string Header = "list,skills,language,location,trade,state";

    private static readonly Dictionary<string, OutcomeState> States = new(StringComparer.Ordinal)
    {
        ["COMPANY_SAID_YES"] = OutcomeState.CompanySaidYes,
        ["STARTED"] = OutcomeState.Started,
        ["PROBATION_PASSED"] = OutcomeState.ProbationPassed,
        ["NOT_PASSED"] = OutcomeState.NotPassed,
    };

    /// <summary>Reads outcomes.</summary>
    /// <param name="text">A header <c>list,skills,language,location,trade,state</c>, then one proposal a line; qualities in basis points.</param>
    /// <returns>The outcomes in the order of the text.</returns>
    /// <exception cref="InstanceFormatException">A line is broken; each with its number and value.</exception>
    public static IReadOnlyList<Outcome> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new TextRows(text);
        var outcomes = new List<Outcome>();
        if (rows.Next() is { } header && header.Trim() != Header)
        {
            rows.Refuse(header, $"the header '{Header}'");
        }

        while (rows.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != 6)
            {
                rows.Refuse(line, $"six cells, '{Header}'");
                continue;
            }

            var list = Number(rows, cells[0], int.MaxValue, "a list, a whole number from 0");
            var qualities = cells[1..5].Select(cell => Number(rows, cell, 10_000, "a quality in basis points, a whole number from 0 to 10000")).ToArray();
            if (!States.TryGetValue(cells[5], out var state))
            {
                rows.Refuse(cells[5], $"a state: {string.Join(", ", States.Keys)}");
            }

            outcomes.Add(new(list, new Qualities(qualities[0], qualities[1], qualities[2], qualities[3]), state));
        }

        rows.End(outcomes.Count == 0, Header);
        return outcomes;
    }

    private static int Number(TextRows rows, string cell, int most, string allowed)
    {
        if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > most)
        {
            rows.Refuse(cell, allowed);
        }

        return number;
    }
}
