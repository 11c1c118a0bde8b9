using System.Globalization;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Plans;
using Kausa.Matching.Policy;
using Spectre.Console;

namespace Kausa.Matching.Cli.Remote;

/// <summary>A plan of a whole office, made by a service: the same plan and digest as of a folder.</summary>
internal static class RemotePlan
{
    private const int MostPrices = 10;

    public static Task<V1.PlanCohortResponse> MakeAsync(MatchingClient client, CohortObjective objective, ScoreMode mode, EarlierPlan? earlier, IEnumerable<string> required, DateOnly? asOf, V1.PlanFileFormat form, string language) =>
        client.PlanCohortAsync(new V1.PlanCohortRequest
        {
            Objective = (V1.CohortObjective)Words.Of(objective),
            Mode = (V1.ScoreMode)Words.Of(mode),
            Earlier = { (earlier?.Pairs ?? []).Select(pair => new V1.EarlierPair { Candidate = ResourceNames.Of(pair.Candidate), Place = ResourceNames.Of(pair.Place), Decided = pair.IsDecided }) },
            EarlierContacts = { (earlier?.Contacts ?? []).Select(contact => new V1.CompanyContact { Company = ResourceNames.Of(contact.Company), Adviser = ResourceNames.Of(contact.Adviser) }) },
            Required = { required.Select(id => $"candidates/{id}") },
            LanguageCode = language,
            AsOf = Days.Of(asOf),
            FileFormat = form,
        });

    /// <summary>Checks that there is a plan.</summary>
    /// <exception cref="BadInputException">There is none: the rules that stand against each other are named.</exception>
    public static void CheckKept(V1.PlanCohortResponse plan, TextCatalogue texts)
    {
        if (plan.Conflict is { } conflict)
        {
            throw new BadInputException([texts.Language == "de" ? "Es gibt keinen Plan, der das alles einhält; eines davon muss nachgeben:" : "No plan keeps all of these; one has to give way:", .. conflict.Rules.Select(rule => $"- {rule.Text}")]);
        }
    }

    /// <summary>Prints a plan.</summary>
    public static void Write(V1.PlanCohortResponse plan, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        if (format == OutputFormat.Csv)
        {
            using var file = new MemoryStream(plan.File.ToByteArray());
            PlanTable.WriteFile(file, terminal);
            return;
        }

        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(RemoteRankOutput.Json.Format(plan));
            return;
        }

        var isGerman = texts.Language == "de";
        var output = terminal.Output;
        var seats = plan.OpenSeats.Sum(seat => seat.SeatCount);
        output.WriteLine(isGerman
            ? $"Plan für {Number(plan.Pairs.Count + plan.Unplaced.Count)} Personen: {Number(plan.Pairs.Count)} mit Vorschlag, {Number(plan.Unplaced.Count)} ohne; {Number(seats)} Sitze bleiben offen"
            : $"Plan for {Number(plan.Pairs.Count + plan.Unplaced.Count)} people: {Number(plan.Pairs.Count)} with a proposal, {Number(plan.Unplaced.Count)} without; {Number(seats)} seats stay open");
        output.WriteLine($"{string.Format(CultureInfo.InvariantCulture, Labels.For(texts.Language).AsOf, plan.Info.AsOf)} · {plan.Info.Policy}@{Number(plan.Info.PolicyVersion)}{(plan.Info.Synthetic ? " · synthetic" : string.Empty)}");
        output.WriteLine(Labels.For(texts.Language).Proposal);
        output.WriteLine(plan.Proof.Proven
            ? isGerman ? "Nachgeprüft: alle Regeln sind eingehalten." : "Checked: all rules are kept."
            : isGerman ? $"NICHT bestätigt: die Prüfung findet {Number(plan.Proof.FindingCount)} Fehler. Bitte melden und den Plan nicht verwenden." : $"NOT confirmed: the check finds {Number(plan.Proof.FindingCount)} faults. Please report this and do not use the plan.");
        output.WriteLine();
        WritePairs(plan, texts, isGerman, terminal);
        Groups(plan.Unplaced, person => person.ReasonText, group => isGerman ? $"Ohne Platz ({Number(group.Count)})" : $"Without a place ({Number(group.Count)})", person => RemoteNames.IdOf(person.Candidate), output);
        Groups(plan.OpenSeats, seat => seat.ReasonText, group => $"{(isGerman ? "Offene Sitze" : "Open seats")} ({Number(group.Sum(seat => seat.SeatCount))})", seat => $"{Number(seat.SeatCount)} × {RemoteNames.IdOf(seat.Place)}", output);
        if (plan.WinNext.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(isGerman ? "Wen als Nächstes gewinnen: was ein Sitz mehr ändern würde" : "Whom to win next: what one more seat would change");
            foreach (var worth in plan.WinNext.Take(MostPrices))
            {
                output.WriteLine($"  {RemoteNames.IdOf(worth.Place)}: +{Number(worth.MorePlaced)} {(isGerman ? "Personen" : "people")}, +{texts.Points((int)worth.MoreTotalMillionths)}");
            }
        }

        output.WriteLine();
        output.WriteLine($"digest {plan.Info.Digest}");
    }

    private static void WritePairs(V1.PlanCohortResponse plan, TextCatalogue texts, bool isGerman, Terminal terminal)
    {
        if (plan.Pairs.Count == 0)
        {
            return;
        }

        var labels = Labels.For(texts.Language);
        var table = PlainConsole.Table(terminal);
        foreach (var column in new[] { labels.Person, labels.Place, isGerman ? "Kontakt" : "Contact", isGerman ? "Passt der Person" : "Fits the person", isGerman ? "Passt dem Betrieb" : "Fits the company", labels.Status, isGerman ? "Warum dieser Platz" : "Why this place" })
        {
            table.AddColumn(column);
        }

        foreach (var pair in plan.Pairs)
        {
            table.AddRow(
                Markup.Escape(RemoteNames.IdOf(pair.Candidate)),
                Markup.Escape($"{RemoteNames.IdOf(pair.Place)}, {RemoteNames.IdOf(pair.Company)}"),
                Markup.Escape(pair.Contact.Length == 0 ? "–" : RemoteNames.IdOf(pair.Contact)),
                Markup.Escape($"{PlanWords.Fit(pair.PersonMillionths, texts)} · {PlanWords.Rank(pair.PersonRank, pair.PersonChoiceCount, texts)}"),
                Markup.Escape($"{PlanWords.Fit(pair.CompanyMillionths, texts)} · {PlanWords.Rank(pair.PlaceRank, pair.PlaceChoiceCount, texts)}"),
                Markup.Escape(texts.Of((Eligibility.EligibilityStatus)(pair.Status - 1))),
                Markup.Escape(PlanTexts.Brief(texts, (PlannedReason)(pair.Reason - 1)) + (pair.WasPlanned ? isGerman ? " (wie zuvor)" : " (as before)" : string.Empty)));
        }

        PlainConsole.Create(terminal).Write(table);
    }

    private static void Groups<T>(IEnumerable<T> items, Func<T, string> reason, Func<IReadOnlyCollection<T>, string> title, Func<T, string> line, TextWriter output)
    {
        foreach (var group in items.GroupBy(reason))
        {
            output.WriteLine();
            output.WriteLine($"{title([.. group])}: {group.Key}");
            foreach (var item in group)
            {
                output.WriteLine($"  {line(item)}");
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
