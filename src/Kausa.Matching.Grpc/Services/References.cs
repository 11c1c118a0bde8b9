using System.Globalization;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Services;

/// <summary>What no single row can know: that what it refers to is there, and that nothing refers to what goes.</summary>
internal static class References
{
    private const string Between = "..";

    /// <summary>Checks that everything a row refers to is there.</summary>
    /// <param name="row">The row, as far as it could be read.</param>
    /// <param name="key">Which row.</param>
    /// <param name="draft">The rows there are.</param>
    /// <param name="fields">Takes every broken reference.</param>
    public static void Check(object row, RowKey key, Draft draft, FieldReader fields)
    {
        switch (row)
        {
            case Company company:
                Adviser(company.PrimaryAdviser, key.Office, draft, fields);
                for (var i = 0; i < company.Trainers.Count; i++)
                    fields.Check(draft.CompanyOfTrainer(key.Office, company.Trainers[i].Id.Value) is not { } owner || owner == key.Id, string.Create(CultureInfo.InvariantCulture, $"trainers[{i}].id"), "an id that no other company of the office uses");
                break;
            case PlaceRow { Place: var place }:
                fields.Check(fields.IsStandIn(place.Company) || draft.Has(new RowKey(key.Office, RowKind.Company, place.Company.Value)), "company", "a company of the office");
                break;
            case Candidate person:
                Adviser(person.PrimaryAdviser, key.Office, draft, fields);
                Companies(person, id => IsSeen(key.Office, id.Value, draft), "a company of the office, or one that another office shares", fields);
                break;
        }
    }

    /// <summary>Checks that the companies that a person refers to are there.</summary>
    /// <param name="person">The person, stored or not.</param>
    /// <param name="isThere">Whether a company is.</param>
    /// <param name="allowed">Which companies are.</param>
    /// <param name="fields">Takes every broken reference.</param>
    public static void Companies(Candidate person, Predicate<Id<Company>> isThere, string allowed, FieldReader fields)
    {
        Each("vetoed_companies", string.Empty, person.VetoedCompanies.Select(id => (Id<Company>?)id));
        Each("earlier_employments", "company", person.EarlierEmployments.Select(item => (Id<Company>?)item.Company));
        Each("consents", "company", person.Consents.Select(item => item.Company));

        void Each(string list, string field, IEnumerable<Id<Company>?> companies)
        {
            foreach (var (company, i) in companies.Select((company, i) => (company, i)))
            {
                if (company is { } id && !fields.IsStandIn(id) && !isThere(id))
                    fields.In(list, i).Refuse(field, allowed);
            }
        }
    }

    /// <summary>Whether other rows of the office refer to a row.</summary>
    public static bool IsUsed(RowKey key, Draft draft) => key.Kind switch
    {
        RowKind.Company => draft.PlacesOf(key.Office, key.Id).Total > 0
            || draft.All(key.Office, RowKind.Candidate).Any(row => CompaniesOf((Candidate)row.Value).Any(id => id.Value == key.Id)),
        RowKind.Adviser => draft.All(key.Office, RowKind.Company).Any(row => ((Company)row.Value).PrimaryAdviser?.Value == key.Id)
            || draft.All(key.Office, RowKind.Candidate).Any(row => ((Candidate)row.Value).PrimaryAdviser?.Value == key.Id),
        _ => false,
    };

    private static IEnumerable<Id<Company>> CompaniesOf(Candidate person) =>
        person.VetoedCompanies.Concat(person.EarlierEmployments.Select(item => item.Company)).Concat(person.Consents.Select(item => item.Company).OfType<Id<Company>>());

    private static void Adviser(Id<Adviser>? adviser, string office, Draft draft, FieldReader fields) =>
        fields.Check(adviser is not { } id || draft.Has(new RowKey(office, RowKind.Adviser, id.Value)), "primary_adviser", "an adviser of the office");

    // Of another office only companies that share a place can be told from nothing.
    private static bool IsSeen(string office, string id, Draft draft)
    {
        var at = id.IndexOf(Between, StringComparison.Ordinal);
        return at < 0
            ? draft.Has(new RowKey(office, RowKind.Company, id))
            : draft.PlacesOf(id[..at], id[(at + Between.Length)..]).Shared > 0;
    }
}
