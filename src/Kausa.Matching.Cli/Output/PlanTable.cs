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
        var isGerman = texts.Language == "de";
        var labels = Labels.For(texts.Language);
        var output = terminal.Output;
        var (people, open) = (plan.Pairs.Count + plan.Unplaced.Count, plan.OpenSeats.Sum(seat => seat.SeatCount));
        output.WriteLine(isGerman
            ? $"Plan für {Counted.Of(people, "Person", "Personen")}: {Number(plan.Pairs.Count)} mit Vorschlag, {Number(plan.Unplaced.Count)} ohne; {Counted.Of(open, "Sitz bleibt", "Sitze bleiben")} offen"
            : $"Plan for {Counted.Of(people, "person", "people")}: {Number(plan.Pairs.Count)} with a proposal, {Number(plan.Unplaced.Count)} without; {Counted.Of(open, "seat stays", "seats stay")} open");
        output.WriteLine(string.Join(" · ", texts.Of(plan.Objective), string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(plan.AsOf)), $"{plan.PolicyId}@{Number(plan.PolicyVersion)}{(plan.IsSynthetic ? $" · {labels.Invented}" : string.Empty)}"));
        output.WriteLine(labels.Proposal);
        output.WriteLine(Proof(plan, isGerman));
        if (plan.Gone.Count > 0)
        {
            output.WriteLine($"{(isGerman ? "Aus dem Plan davor nicht mehr da" : "Of the plan before, no longer there")}: {string.Join(", ", plan.Gone.Select(pair => $"{pair.Candidate} – {pair.Place}"))}");
        }

        output.WriteLine();
        WritePairs(plan, texts, labels, terminal);
        WriteUnplaced(plan, texts, isGerman, output);
        WriteOpenSeats(plan, texts, isGerman, output);
        WritePrices(plan, texts, isGerman, output);
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
        var isGerman = texts.Language == "de";
        string[] places = [.. seats.Select(place => $"{place.Place} ({Number(place.Count)})")];
        return
        [
            isGerman ? "Es gibt keinen Plan, der das alles einhält; eines davon muss nachgeben:" : "No plan keeps all of these; one has to give way:",
            .. rules.Select(rule => $"- {rule}"),
            .. isSmallest ? (string[])[] :
            [
                isGerman ? "Keine dieser Regeln ist entbehrlich; ob schon weniger andere einander widersprechen, ist nicht bewiesen." : "None of these rules can be left out; that no fewer others conflict is not proven.",
            ],
            isGerman ? $"Plätze, um die es geht (freie Sitze): {(places.Length == 0 ? "keine" : string.Join(", ", places))}" : $"Places concerned (free seats): {(places.Length == 0 ? "none" : string.Join(", ", places))}",
        ];
    }

    /// <summary>Prints a plan that has been written as a file.</summary>
    public static void WriteFile(MemoryStream file, Terminal terminal)
    {
        file.Position = 0;
        using var reader = new StreamReader(file);
        terminal.Output.WriteLine(reader.ReadToEnd().TrimEnd());
    }

    private static string Proof(PlanView plan, bool isGerman) => (plan.IsProven, plan.Objective == CohortObjective.Stable) switch
    {
        (true, true) => isGerman ? "Nachgeprüft: Sitze und Obergrenzen sind eingehalten, kein Paar hätte lieber einander." : "Checked: seats and caps are kept, no pair would rather have each other.",
        (true, false) => isGerman ? "Nachgeprüft: Sitze und Obergrenzen sind eingehalten, ein besserer Plan ist bewiesen unmöglich." : "Checked: seats and caps are kept, a better plan is proven impossible.",
        _ => isGerman ? $"NICHT bestätigt: die Prüfung findet {Number(plan.FindingCount)} Fehler. Bitte melden und den Plan nicht verwenden." : $"NOT confirmed: the check finds {Counted.Of(plan.FindingCount, "fault", "faults")}. Please report this and do not use the plan.",
    };

    private static void WritePairs(PlanView plan, TextCatalogue texts, Labels labels, Terminal terminal)
    {
        if (plan.Pairs.Count == 0)
        {
            return;
        }

        var isGerman = texts.Language == "de";
        var table = PlainConsole.Table(terminal);
        table.AddColumn(new TableColumn(labels.Person).NoWrap());
        table.AddColumn(labels.Place);
        table.AddColumn(isGerman ? "Kontakt" : "Contact");
        table.AddColumn(isGerman ? "Passt der Person" : "Fits the person");
        table.AddColumn(isGerman ? "Passt dem Betrieb" : "Fits the company");
        table.AddColumn(labels.Status);
        table.AddColumn(isGerman ? "Warum dieser Platz" : "Why this place");
        foreach (var pair in plan.Pairs)
        {
            table.AddRow(
                Markup.Escape(pair.Candidate),
                Markup.Escape(Offer(pair.Place)),
                Markup.Escape(pair.Contact ?? "–"),
                Markup.Escape($"{Fit(pair.Person.Millionths, texts)} · {PlanWords.Rank(pair.Person.Rank, pair.Person.ChoiceCount, texts)}"),
                Markup.Escape($"{Fit(pair.Company.Millionths, texts)} · {PlanWords.Rank(pair.Company.Rank, pair.Company.ChoiceCount, texts)}"),
                Markup.Escape(texts.Of(pair.Status)),
                Markup.Escape(PlanTexts.Brief(texts, pair.Reason) + (pair.WasPlanned ? isGerman ? " (wie zuvor)" : " (as before)" : string.Empty)));
        }

        PlainConsole.Create(terminal).Write(table);
        terminal.Output.WriteLine(isGerman ? "„2 von 7“: an zweiter Stelle von sieben möglichen." : "\"2 of 7\": second of seven possible ones.");
        foreach (var reason in plan.Pairs.Select(pair => pair.Reason).Distinct().Order())
        {
            terminal.Output.WriteLine($"{PlanTexts.Brief(texts, reason)}: {texts.Of(reason)}");
        }
    }

    private static void WriteUnplaced(PlanView plan, TextCatalogue texts, bool isGerman, TextWriter output)
    {
        foreach (var group in plan.Unplaced.GroupBy(person => person.Reason).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine($"{(isGerman ? "Ohne Platz" : "Without a place")} ({Number(group.Count())}): {texts.Of(group.Key)}");
            foreach (var person in group)
            {
                output.WriteLine($"  {person.Candidate}{(person.Adviser is { } adviser ? $" ({adviser})" : string.Empty)}  {PlanWords.Exclusions(person.Exclusions, texts)}{(person.Best is { } best ? PlanWords.Best(best.Title, best.Id, texts) : string.Empty)}");
            }
        }
    }

    private static void WriteOpenSeats(PlanView plan, TextCatalogue texts, bool isGerman, TextWriter output)
    {
        foreach (var group in plan.OpenSeats.GroupBy(seat => seat.Reason).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine($"{(isGerman ? "Offene Sitze" : "Open seats")} ({Number(group.Sum(seat => seat.SeatCount))}): {texts.Of(group.Key)}");
            foreach (var seat in group)
            {
                output.WriteLine($"  {Number(seat.SeatCount)} × {OneLine(seat.Place)}  {PlanWords.Exclusions(seat.Exclusions, texts)}");
            }
        }
    }

    private static void WritePrices(PlanView plan, TextCatalogue texts, bool isGerman, TextWriter output)
    {
        if (plan.WinNext.Count + plan.MoreCases.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(isGerman ? "Wen als Nächstes gewinnen: was ein Sitz oder ein Fall mehr ändern würde" : "Whom to win next: what one more seat or case would change");
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
            output.WriteLine(isGerman ? $"  … und {Number(plan.WinNext.Count - MostPrices)} weitere, in der Datei" : $"  … and {Number(plan.WinNext.Count - MostPrices)} more, in the file");
        }
    }

    private static string Fit(int millionths, TextCatalogue texts) => $"{texts.Of(FitWords.Of(millionths))}\n{texts.Points(millionths)}";

    private static string Offer(PlanView.PlaceLine place) =>
        $"{place.Title}\n{string.Join(", ", new[] { SafeText.Plain(place.CompanyLabel), place.Town, place.Id }.Where(text => text.Length > 0))}";

    private static string OneLine(PlanView.PlaceLine place) => Offer(place).Replace("\n", ", ", StringComparison.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
