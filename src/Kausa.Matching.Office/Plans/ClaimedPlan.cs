using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Plans;

/// <summary>What a file claims to be a plan.</summary>
public sealed record ClaimedPlan
{
    /// <summary>Who goes where, as the file says; people may repeat.</summary>
    public required ValueList<(Id<Candidate> Candidate, Id<TrainingPlace> Place)> Pairs { get; init; }

    /// <summary>Whom it names as without a place.</summary>
    public required ValueList<Id<Candidate>> Unplaced { get; init; }

    /// <summary>What only the JSON form says; null for a table.</summary>
    public ClaimedHead? Head { get; init; }

    internal static ClaimedPlan? Read(JsonPart root, PlanProblems problems)
    {
        root.Text("format", text => text == PlanFile.Format, $"'{PlanFile.Format}'", $"'{PlanFile.Format}'");
        if (!problems.IsEmpty)
        {
            return null;
        }

        List<PlanDigestPair> pairs = [];
        foreach (var item in root.Items("pairs"))
        {
            pairs.Add(new PlanDigestPair(
                Known<Candidate>(item, "candidate"), Known<TrainingPlace>(item, "place"), (int)item.Number("person_millionths", 0, 1_000_000), (int)item.Number("company_millionths", 0, 1_000_000),
                item.Word<PlannedReason>("reason")));
        }

        List<Id<Candidate>> unplaced = [.. root.Items("unplaced").Select(item => Known<Candidate>(item, "candidate"))];
        List<CompanyContact> contacts = [.. root.Items("contacts").Select(item => new CompanyContact(Known<Company>(item, "company"), Known<Adviser>(item, "adviser")))];
        var head = new ClaimedHead(
            root.Text("snapshot", CertificateReader.IsHash, "64 Hexadezimalziffern", "64 hexadecimal digits"),
            root.Text("policy", text => text.Length > 0, "Kennung der Vorgaben", "identifier of a policy"),
            (int)root.Number("policy_version", 0, int.MaxValue),
            root.Day("as_of"),
            root.Word<CohortObjective>("objective"),
            root.Number("total_millionths", 0, long.MaxValue),
            root.Text("digest", CertificateReader.IsHash, "64 Hexadezimalziffern", "64 hexadecimal digits"),
            pairs.ToValueList(),
            contacts.ToValueList());
        return problems.IsEmpty ? new ClaimedPlan { Pairs = pairs.Select(pair => (pair.Candidate, pair.Place)).ToValueList(), Unplaced = unplaced.ToValueList(), Head = head } : null;
    }

    // Of what is no identifier the problem is told, and nothing of the plan is used.
    private static Id<T> Known<T>(JsonPart item, string name) => item.Identifier<T>(name) ?? default;
}

/// <summary>What a plan as JSON says beyond who goes where.</summary>
/// <param name="Snapshot">Content of the market.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="Objective">What was made as good as possible.</param>
/// <param name="TotalMillionths">Sum of both sides' scores.</param>
/// <param name="Digest">Digest that it states.</param>
/// <param name="Pairs">Pairs with scores and reasons.</param>
/// <param name="Contacts">Contacts of companies.</param>
public sealed record ClaimedHead(
    string Snapshot, string PolicyId, int PolicyVersion, DateOnly AsOf, CohortObjective Objective, long TotalMillionths, string Digest, ValueList<PlanDigestPair> Pairs, ValueList<CompanyContact> Contacts);
