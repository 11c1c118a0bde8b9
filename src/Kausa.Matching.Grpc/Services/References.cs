using System.Globalization;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>What no single row can know: that what it refers to is there, and that nothing refers to what goes.</summary>
internal static class References
{
    private const string Between = "..";

    /// <summary>Checks that everything a row refers to is there.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT with every broken reference.</exception>
    public static void Check(object row, RowKey key, Draft draft)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        switch (row)
        {
            case Company company:
                Adviser("primary_adviser", company.PrimaryAdviser, key.Office, draft, fields);
                for (var i = 0; i < company.Trainers.Count; i++)
                    fields.Check(draft.CompanyOfTrainer(key.Office, company.Trainers[i].Id.Value) is not { } owner || owner == key.Id, string.Create(CultureInfo.InvariantCulture, $"trainers[{i}].id"), "an id that no other company of the office uses");
                break;
            case PlaceRow { Place: var place }:
                fields.Check(draft.Has(new RowKey(key.Office, RowKind.Company, place.Company.Value)), "company", "a company of the office");
                break;
            case Candidate person:
                Adviser("primary_adviser", person.PrimaryAdviser, key.Office, draft, fields);
                Companies("vetoed_companies", person.VetoedCompanies, key.Office, draft, fields);
                Companies("earlier_employments", person.EarlierEmployments.Select(item => item.Company), key.Office, draft, fields);
                Companies("consents", person.Consents.Select(item => item.Company).OfType<Id<Company>>(), key.Office, draft, fields);
                break;
        }

        violations.ThrowIfAny();
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

    private static void Adviser(string field, Id<Adviser>? adviser, string office, Draft draft, FieldReader fields) =>
        fields.Check(adviser is not { } id || draft.Has(new RowKey(office, RowKind.Adviser, id.Value)), field, "an adviser of the office");

    private static void Companies(string field, IEnumerable<Id<Company>> companies, string office, Draft draft, FieldReader fields)
    {
        foreach (var (id, i) in companies.Select((id, i) => (id, i)))
            fields.Check(IsSeen(office, id.Value, draft), FieldReader.Indexed(field, i), "a company of the office, or one that another office shares");
    }

    // Of another office only companies that share a place can be told from nothing.
    private static bool IsSeen(string office, string id, Draft draft)
    {
        var at = id.IndexOf(Between, StringComparison.Ordinal);
        return at < 0
            ? draft.Has(new RowKey(office, RowKind.Company, id))
            : draft.PlacesOf(id[..at], id[(at + Between.Length)..]).Shared > 0;
    }
}
