using System.Globalization;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Plans;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>The plan of an interview day for people and programs; the field names are a contract.</summary>
internal static class InterviewDayOutput
{
    private static readonly string[] Fields = ["slot", "table", "candidate", "company", "company_name", "place", "occupation", "person_millionths", "company_millionths"];

    public static void Write(InterviewDayView plan, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(plan));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row(Fields));
                foreach (var interview in plan.Interviews)
                {
                    terminal.Output.WriteLine(Csv.Row(
                        Number(interview.Slot), Number(interview.Table), interview.Candidate, interview.Company, interview.CompanyLabel, interview.Place, interview.OccupationTitle,
                        Number(interview.PersonMillionths), Number(interview.CompanyMillionths)));
                }

                break;
            default:
                Table(plan, texts, terminal);
                break;
        }
    }

    private static void Table(InterviewDayView plan, TextCatalogue texts, Terminal terminal)
    {
        var output = terminal.Output;
        var people = plan.Interviews.DistinctBy(interview => interview.Candidate).Count();
        var labels = Labels.For(texts.Language);
        var title = Say("INTERVIEW_DAY", plan.Interviews.Count, people);
        output.WriteLine(plan.IsSynthetic ? $"{title} · {labels.Invented}" : title);
        output.WriteLine(labels.Proposal);
        output.WriteLine(Say(plan.IsProven ? "INTERVIEWS_PROVEN" : "INTERVIEWS_NOT_PROVEN"));
        var table = PlainConsole.Table(terminal);
        table.AddColumns([Say("SLOT"), Say("COMPANY"), Say("TABLE"), labels.Person, Say("OCCUPATION"), Say("FITS_PERSON"), Say("FITS_COMPANY")]);
        foreach (var interview in plan.Interviews)
        {
            table.AddRow(
                Number(interview.Slot),
                Markup.Escape(SafeText.Plain(interview.CompanyLabel)),
                Number(interview.Table),
                Markup.Escape(interview.Candidate),
                Markup.Escape($"{interview.OccupationTitle} ({interview.Place})"),
                Markup.Escape(PlanWords.Fit(interview.PersonMillionths, texts)),
                Markup.Escape(PlanWords.Fit(interview.CompanyMillionths, texts)));
        }

        PlainConsole.Create(terminal).Write(table);
        Left(Say("BOOKED_OUT"), plan.WithoutInterview, output);
        Left(Say("NO_INTERVIEW_TODAY"), plan.NothingPossible, output);

        string Say(string key, params object[] parts) => UsageTexts.Say(texts.Language, key, parts);
    }

    private static void Left(string what, IReadOnlyList<string> people, TextWriter output)
    {
        if (people.Count > 0)
        {
            output.WriteLine($"{what} ({Number(people.Count)}): {string.Join(", ", people)}");
        }
    }

    private static string Json(InterviewDayView plan) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("is_proven", plan.IsProven);
        json.WriteStartArray("interviews");
        foreach (var interview in plan.Interviews)
        {
            json.WriteStartObject();
            json.WriteNumber("slot", interview.Slot);
            json.WriteNumber("table", interview.Table);
            json.WriteString("candidate", interview.Candidate);
            json.WriteString("company", interview.Company);
            json.WriteString("place", interview.Place);
            json.WriteNumber("person_millionths", interview.PersonMillionths);
            json.WriteNumber("company_millionths", interview.CompanyMillionths);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var (name, people) in new[] { ("without_interview", plan.WithoutInterview), ("nothing_possible", plan.NothingPossible) })
        {
            json.WriteStartArray(name);
            foreach (var person in people)
            {
                json.WriteStringValue(person);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });


    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
