using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Csv;

namespace Kausa.Matching.Office.Plans;

/// <summary>A plan as one table that advisers open, read and mark: German with semicolons and a byte order mark, as German Excel wants it; English with commas.</summary>
internal static class PlanCsv
{
    public static void Write(CohortPlan plan, TextCatalogue texts, Stream stream)
    {
        var isGerman = texts.Language == "de";
        using var output = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isGerman), leaveOpen: true);
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = isGerman ? ";" : ",", NewLine = isGerman ? "\r\n" : "\n" });
        WriteRow(csv, PlanColumns.All.Select(column => isGerman ? column.German : column.Name));
        var count = 0;
        foreach (var row in Rows(plan, texts, isGerman))
        {
            Write(row);
            count++;
        }

        Write(new Dictionary<string, string> { [PlanColumns.Kind] = KindOf(PlanColumns.End, isGerman), [PlanColumns.RowCount] = Number(count) });

        void Write(Dictionary<string, string> row) => WriteRow(csv, PlanColumns.All.Select(column => row.GetValueOrDefault(column.Name, string.Empty)));
    }

    private static IEnumerable<Dictionary<string, string>> Rows(CohortPlan plan, TextCatalogue texts, bool isGerman)
    {
        var contacts = plan.Contacts.ToDictionary(contact => contact.Company, contact => contact.Adviser.Value);
        return plan.Pairs.Select(pair => Pair(pair, texts, isGerman))
            .Concat(plan.Unplaced.Select(person => Unplaced(person, texts, isGerman)))
            .Concat(plan.OpenSeats.Select(seat => Of("OPEN_SEAT", seat.Place, seat.Company, contacts, texts, isGerman, ("seats", Number(seat.SeatCount)), ("why", Joined(texts.Of(seat.Reason), PlanWords.Exclusions(seat.Exclusions, texts))))))
            .Concat(plan.WinNext.Select(price => Of("WIN_NEXT", price.Place, price.Company, contacts, texts, isGerman, ("why", PlanWords.Value(price.Value, texts)))))
            .Concat(plan.MoreCases.Select(price => new Dictionary<string, string> { [PlanColumns.Kind] = KindOf("MORE_CASES", isGerman), ["adviser"] = price.Adviser.Value, ["why"] = PlanWords.Value(price.Value, texts) }))
            .Concat(plan.Contacts.Select(contact => new Dictionary<string, string> { [PlanColumns.Kind] = KindOf("CONTACT", isGerman), [PlanColumns.Company] = contact.Company.Value, [PlanColumns.Contact] = contact.Adviser.Value }));
    }

    private static Dictionary<string, string> Pair(PlannedPair pair, TextCatalogue texts, bool isGerman)
    {
        var row = Of("PAIR", pair.Pair.Place, pair.Pair.Facts.Company, [], texts, isGerman);
        row[PlanColumns.Candidate] = pair.Pair.Candidate.Id.Value;
        row["adviser"] = pair.Pair.Candidate.PrimaryAdviser?.Value ?? string.Empty;
        row["town"] = ReferenceCatalogue.Shared.TownOf(pair.Pair.Facts.Site);
        row[PlanColumns.Contact] = pair.Contact?.Value ?? string.Empty;
        row["status"] = texts.Of(pair.Pair.Status);
        row["fit_person"] = PlanWords.Fit(pair.PersonMillionths, texts);
        row["fit_company"] = PlanWords.Fit(pair.CompanyMillionths, texts);
        row["rank_person"] = PlanWords.Rank(pair.PersonRank, pair.PersonChoiceCount, texts);
        row["rank_company"] = PlanWords.Rank(pair.PlaceRank, pair.PlaceChoiceCount, texts);
        row[PlanColumns.Decided] = PlanWords.YesNo(pair.Reason == PlannedReason.Decided, texts);
        row["as_before"] = PlanWords.YesNo(pair.WasPlanned, texts);
        row["why"] = Joined([texts.Of(pair.Reason), .. PlainReasons.Of(pair.Pair).Where(reason => reason.SpeaksFor).Select(reason => texts.Format(reason.Code, reason.Arguments))]);
        row["to_do"] = Joined([.. pair.Pair.Outcomes.Where(outcome => outcome.Effect != Eligibility.RuleEffect.None).OrderByDescending(outcome => outcome.Effect).SelectMany(outcome => new[] { texts.Reason(outcome), texts.ToDo(outcome) })]);
        return row;
    }

    private static Dictionary<string, string> Unplaced(UnplacedPerson person, TextCatalogue texts, bool isGerman) => new()
    {
        [PlanColumns.Kind] = KindOf("UNPLACED", isGerman),
        [PlanColumns.Candidate] = person.Candidate.Id.Value,
        ["adviser"] = person.Candidate.PrimaryAdviser?.Value ?? string.Empty,
        ["rank_person"] = PlanWords.Rank(0, person.ChoiceCount, texts),
        ["why"] = Joined(texts.Of(person.Reason), PlanWords.Exclusions(person.Exclusions, texts), PlanWords.Best(person.Best, texts)),
    };

    private static Dictionary<string, string> Of(
        string kind, TrainingPlace place, Company company, Dictionary<Id<Company>, string> contacts, TextCatalogue texts, bool isGerman, params ReadOnlySpan<(string Column, string Cell)> cells)
    {
        var row = new Dictionary<string, string>
        {
            [PlanColumns.Kind] = KindOf(kind, isGerman),
            [PlanColumns.Company] = company.Id.Value,
            ["company_name"] = company.Label,
            [PlanColumns.Place] = place.Id.Value,
            ["occupation"] = ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!.Title,
            ["town"] = ReferenceCatalogue.Shared.TownOf(place.Site ?? company.Site),
            ["starts_on"] = place.StartsOn is { } day ? texts.Date(day) : string.Empty,
            [PlanColumns.Contact] = contacts.GetValueOrDefault(company.Id, string.Empty),
        };
        foreach (var (column, cell) in cells)
        {
            row[column] = cell;
        }

        return row;
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(FormulaEscape.Escape(cell));
        }

        csv.NextRecord();
    }

    private static string KindOf(string code, bool isGerman) => isGerman ? PlanColumns.Kinds.First(kind => kind.Code == code).German : code;

    private static string Joined(params IEnumerable<string?> sentences) => string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
