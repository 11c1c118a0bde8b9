using System.Globalization;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Plans;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>A plan for people at a terminal: proposals first, then who and what is left, and whom to win next.</summary>
internal static class PlanTable
{
    private const int MostPrices = 10;

    public static void Write(PlanView plan, TextCatalogue texts, Terminal terminal)
    {
        var labels = Labels.For(texts.Language);
        var output = terminal.Output;
        var (people, open) = (plan.Pairs.Count + plan.Unplaced.Count, plan.OpenSeats.Sum(seat => seat.SeatCount));
        output.WriteLine(Say(texts, "PLAN_FOR", people, plan.Pairs.Count, plan.Unplaced.Count, open));
        output.WriteLine(string.Join(" · ", texts.Of(plan.Objective), string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(plan.AsOf)), $"{plan.PolicyId}@{Number(plan.PolicyVersion)}{(plan.IsSynthetic ? $" · {labels.Invented}" : string.Empty)}"));
        output.WriteLine(labels.Proposal);
        output.WriteLine(Proof(plan, texts));
        if (plan.Gone.Count > 0)
        {
            output.WriteLine(Say(texts, "PLAN_GONE", string.Join(", ", plan.Gone.Select(pair => $"{pair.Candidate} – {pair.Place}"))));
        }

        output.WriteLine();
        WritePairs(plan, texts, labels, terminal);
        WriteUnplaced(plan, texts, output);
        WriteOpenSeats(plan, texts, output);
        WritePrices(plan, texts, output);
        output.WriteLine();
        output.WriteLine($"digest {plan.Digest}");
    }

    /// <summary>What stands against any plan, one line per cause.</summary>
    /// <param name="rules">Rules that stand against each other, in words.</param>
    /// <param name="seats">Places concerned with their free seats.</param>
    /// <param name="isSmallest">Whether it is proven that no fewer rules stand against each other.</param>
    /// <param name="texts">Language.</param>
    public static IReadOnlyList<string> Conflict(IEnumerable<string> rules, IEnumerable<(string Place, int Count)> seats, bool isSmallest, TextCatalogue texts)
    {
        string[] places = [.. seats.Select(place => $"{place.Place} ({Number(place.Count)})")];
        return
        [
            Say(texts, "PLAN_CONFLICT"),
            .. rules.Select(rule => $"- {rule}"),
            .. isSmallest ? (string[])[] : [Say(texts, "PLAN_CONFLICT_OPEN")],
            Say(texts, "PLAN_CONFLICT_PLACES", places.Length == 0 ? Say(texts, "NONE") : string.Join(", ", places)),
        ];
    }

    /// <summary>Prints a plan that has been written as a file.</summary>
    public static void WriteFile(MemoryStream file, Terminal terminal)
    {
        file.Position = 0;
        using var reader = new StreamReader(file);
        terminal.Output.WriteLine(reader.ReadToEnd().TrimEnd());
    }

    private static string Say(TextCatalogue texts, string key, params object[] parts) => UsageTexts.Say(texts.Language, key, parts);

    private static string Proof(PlanView plan, TextCatalogue texts) => (plan.IsProven, plan.Objective == CohortObjective.Stable) switch
    {
        (true, true) => Say(texts, "PLAN_STABLE"),
        (true, false) => Say(texts, "PLAN_BEST"),
        _ => Say(texts, "PLAN_NOT_CONFIRMED", plan.FindingCount),
    };

    private static void WritePairs(PlanView plan, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        if (plan.Pairs.Count == 0)
        {
            return;
        }

        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Person).NoWrap());
        table.AddColumn(labels.Place);
        table.AddColumn(Say(texts, "CONTACT"));
        table.AddColumn(Say(texts, "FITS_PERSON"));
        table.AddColumn(Say(texts, "FITS_COMPANY"));
        table.AddColumn(labels.Status);
        table.AddColumn(Say(texts, "WHY_PLACE"));
        foreach (var pair in plan.Pairs)
        {
            table.AddRow(
                Markup.Escape(pair.Candidate),
                Markup.Escape(Offer(pair.Place)),
                Markup.Escape(pair.Contact ?? "–"),
                Markup.Escape($"{Fit(pair.Person.Millionths, texts)} · {PlanWords.Rank(pair.Person.Rank, pair.Person.ChoiceCount, texts)}"),
                Markup.Escape($"{Fit(pair.Company.Millionths, texts)} · {PlanWords.Rank(pair.Company.Rank, pair.Company.ChoiceCount, texts)}"),
                Markup.Escape(texts.Of(pair.Status)),
                Markup.Escape(PlanTexts.Brief(texts, pair.Reason) + (pair.WasPlanned ? $" ({Say(texts, "AS_BEFORE")})" : string.Empty)));
        }

        PlainConsole.Create(terminal).Write(table);
        terminal.Output.WriteLine(Say(texts, "RANK_OF"));
        foreach (var reason in plan.Pairs.Select(pair => pair.Reason).Distinct().Order())
        {
            terminal.Output.WriteLine($"{PlanTexts.Brief(texts, reason)}: {texts.Of(reason)}");
        }
    }

    private static void WriteUnplaced(PlanView plan, TextCatalogue texts, TextWriter output)
    {
        foreach (var group in plan.Unplaced.GroupBy(person => person.Reason).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine(Say(texts, "WITHOUT_PLACE", group.Count(), texts.Of(group.Key)));
            foreach (var person in group)
            {
                output.WriteLine($"  {person.Candidate}{(person.Adviser is { } adviser ? $" ({adviser})" : string.Empty)}  {PlanWords.Exclusions(person.Exclusions, texts)}{(person.Best is { } best ? PlanWords.Best(best.Title, best.Id, texts) : string.Empty)}");
            }
        }
    }

    private static void WriteOpenSeats(PlanView plan, TextCatalogue texts, TextWriter output)
    {
        foreach (var group in plan.OpenSeats.GroupBy(seat => seat.Reason).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine(Say(texts, "OPEN_SEATS", group.Sum(seat => seat.SeatCount), texts.Of(group.Key)));
            foreach (var seat in group)
            {
                output.WriteLine($"  {Number(seat.SeatCount)} × {OneLine(seat.Place)}  {PlanWords.Exclusions(seat.Exclusions, texts)}");
            }
        }
    }

    private static void WritePrices(PlanView plan, TextCatalogue texts, TextWriter output)
    {
        if (plan.WinNext.Count + plan.MoreCases.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(Say(texts, "WIN_NEXT"));
        foreach (var price in plan.WinNext.Take(MostPrices))
        {
            output.WriteLine($"  {OneLine(price.Place)}: {PlanWords.Value(price.Value, texts)}");
        }

        foreach (var price in plan.MoreCases)
        {
            output.WriteLine($"  {price.Adviser}: {PlanWords.Value(price.Value, texts)}");
        }

        if (plan.WinNext.Count > MostPrices)
        {
            output.WriteLine("  " + Say(texts, "MORE_IN_FILE", plan.WinNext.Count - MostPrices));
        }
    }

    private static string Fit(int millionths, TextCatalogue texts) => $"{texts.Of(FitWords.Of(millionths))}\n{texts.Points(millionths)}";

    private static string Offer(PlanView.PlaceLine place) =>
        $"{place.Title}\n{string.Join(", ", new[] { SafeText.Plain(place.CompanyLabel), place.Town, place.Id }.Where(text => text.Length > 0))}";

    private static string OneLine(PlanView.PlaceLine place) => Offer(place).Replace("\n", ", ", StringComparison.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
