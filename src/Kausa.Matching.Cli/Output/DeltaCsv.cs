using System.Globalization;
using Kausa.Matching.Office.Assessments;

namespace Kausa.Matching.Cli.Output;

/// <summary>What results changed as one row per place; a person whose list is as it was has one row without a place.</summary>
internal static class DeltaCsv
{
    public static void Write(DeltaRunDocument run, TextWriter output)
    {
        output.WriteLine(Csv.Row("candidate", "change", "place", "from_rank", "to_rank", "from_millionths", "to_millionths", "from_status", "to_status", "causes", "rules", "repeat", "notes"));
        foreach (var person in run.People)
        {
            var repeat = string.Join('|', person.Repeats.Select(one => $"{one.Subject} {one.End}"));
            var notes = string.Join('|', person.Notes);
            if (person.Places.Count == 0)
            {
                output.WriteLine(Csv.Row(person.Candidate, "", "", "", "", "", "", "", "", "", "", repeat, notes));
            }

            foreach (var place in person.Places)
            {
                output.WriteLine(Csv.Row(
                    person.Candidate, place.Change, place.Place, Number(place.FromRank), Number(place.ToRank), Number(place.FromMillionths), Number(place.ToMillionths), place.FromStatus, place.ToStatus,
                    string.Join('|', place.Causes.Select(cause => $"{cause.Subject} {Number(cause.ScoreMillionths)} {string.Join(' ', cause.Evidence)}")),
                    string.Join('|', place.Rules.Select(rule => $"{rule.Code} {rule.Before} {rule.After}")), repeat, notes));
            }
        }
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
