using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Plans;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Remote;

/// <summary>A plan of a whole office, made by a service: the same plan and digest as of a folder.</summary>
internal static partial class RemotePlan
{
    // The JSON form of the contract.
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true).WithIndentation());

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

    /// <summary>The plan before with the contacts that a service refused, as problems of its rows.</summary>
    /// <param name="earlier">The plan before.</param>
    /// <param name="fields">Paths of all fields that were refused.</param>
    /// <param name="language">Language of problems.</param>
    /// <returns>The plan; without problems unless all fields are contacts.</returns>
    public static EarlierPlan WithUnknown(EarlierPlan earlier, IReadOnlyList<string> fields, string language)
    {
        var contacts = fields.Select(field => RefusedContact().Match(field)).ToList();
        return contacts.TrueForAll(contact => contact.Success && int.Parse(contact.Groups[1].ValueSpan, CultureInfo.InvariantCulture) < earlier.Contacts.Count)
            ? earlier.WithUnknown(contacts.Select(contact => new UnknownContact(int.Parse(contact.Groups[1].ValueSpan, CultureInfo.InvariantCulture), contact.Groups[2].ValueSpan is "company")), language)
            : earlier;
    }

    [GeneratedRegex(@"^earlier_contacts\[(\d{1,5})\]\.(company|adviser)$", RegexOptions.CultureInvariant)]
    private static partial Regex RefusedContact();

    /// <summary>Checks that there is a plan.</summary>
    /// <exception cref="BadInputException">There is none: the rules that stand against each other are named.</exception>
    public static void CheckKept(V1.PlanCohortResponse plan, TextCatalogue texts)
    {
        if (plan.Conflict is { } conflict)
        {
            throw new BadInputException(PlanTable.Conflict(conflict.Rules.Select(rule => rule.Text), conflict.Places.Select(place => (RemoteNames.IdOf(place.Place), place.SeatCount)), conflict.Smallest, texts));
        }
    }

    /// <summary>Prints a plan.</summary>
    public static void Write(V1.PlanCohortResponse plan, CohortObjective objective, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                using (var file = new MemoryStream(plan.File.ToByteArray()))
                {
                    PlanTable.WriteFile(file, terminal);
                }

                break;
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json.Format(plan));
                break;
            default:
                PlanTable.Write(View(plan, objective), texts, terminal);
                break;
        }
    }

    private static PlanView View(V1.PlanCohortResponse plan, CohortObjective objective)
    {
        var places = plan.Places.ToDictionary(place => place.Name, place => new PlanView.PlaceLine(RemoteNames.IdOf(place.Name), place.OccupationTitle, place.CompanyLabel, place.Town), StringComparer.Ordinal);
        return new()
        {
            Objective = objective,
            AsOf = DateOnly.ParseExact(plan.Info.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            PolicyId = plan.Info.Policy,
            PolicyVersion = plan.Info.PolicyVersion,
            Digest = plan.Info.Digest,
            IsSynthetic = plan.Info.Synthetic,
            IsProven = plan.Proof.Proven,
            FindingCount = plan.Proof.FindingCount,
            Gone = [.. plan.Gone.Select(pair => (RemoteNames.IdOf(pair.Candidate), RemoteNames.IdOf(pair.Place)))],
            Pairs =
            [
                .. plan.Pairs.Select(pair => new PlanView.PairLine(
                    RemoteNames.IdOf(pair.Candidate), places[pair.Place], Named(pair.Contact), new(pair.PersonMillionths, pair.PersonRank, pair.PersonChoiceCount),
                    new(pair.CompanyMillionths, pair.PlaceRank, pair.PlaceChoiceCount), (EligibilityStatus)(pair.Status - 1), (PlannedReason)(pair.Reason - 1), pair.WasPlanned)),
            ],
            Unplaced =
            [
                .. plan.Unplaced.Select(person => new PlanView.UnplacedLine(
                    RemoteNames.IdOf(person.Candidate), Named(person.Adviser), (UnplacedReason)(person.Reason - 1), Counted(person.Exclusions), person.BestPlace.Length == 0 ? null : (person.BestOccupationTitle, RemoteNames.IdOf(person.BestPlace)))),
            ],
            OpenSeats = [.. plan.OpenSeats.Select(seat => new PlanView.SeatLine(places[seat.Place], seat.SeatCount, (OpenSeatReason)(seat.Reason - 1), Counted(seat.Exclusions)))],
            WinNext = [.. plan.WinNext.Select(price => (places[price.Place], new SeatValue(price.MorePlaced, price.MoreTotalMillionths)))],
            MoreCases = [.. plan.MoreCases.Select(price => (RemoteNames.IdOf(price.Adviser), new SeatValue(price.MorePlaced, price.MoreTotalMillionths)))],
        };
    }

    private static string? Named(string name) => name.Length == 0 ? null : RemoteNames.IdOf(name);

    private static IReadOnlyList<(string Label, int Count)> Counted(IEnumerable<V1.Exclusion> exclusions) => [.. exclusions.Select(rule => (rule.Text, rule.PairCount))];
}
