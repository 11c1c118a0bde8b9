using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>One pair of a plan, as its digest takes it.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Place">The place.</param>
/// <param name="PersonMillionths">Score with the person's weights.</param>
/// <param name="CompanyMillionths">Score with the company's weights.</param>
/// <param name="Reason">Why this place.</param>
public readonly record struct PlanDigestPair(Id<Candidate> Candidate, Id<TrainingPlace> Place, int PersonMillionths, int CompanyMillionths, PlannedReason Reason);

/// <summary>The digest of a plan: what two plans have in common exactly when they propose and name the same.</summary>
public static class PlanDigest
{
    /// <summary>SHA-256 over the canonical encoding of snapshot, policy, objective, date, pairs and contacts.</summary>
    /// <param name="snapshot">Content of the market, 64 hexadecimal digits.</param>
    /// <param name="policyId">The policy.</param>
    /// <param name="policyVersion">Its version.</param>
    /// <param name="objective">What was made as good as possible.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="pairs">Planned pairs by person.</param>
    /// <param name="contacts">Contacts by company.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(string snapshot, string policyId, int policyVersion, CohortObjective objective, DateOnly asOf, ValueList<PlanDigestPair> pairs, ValueList<CompanyContact> contacts)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(policyId);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(contacts);
        return Convert.ToHexStringLower(new CanonicalEncoder().Record("cohort_plan").Text(snapshot).Text(policyId).Number(policyVersion)
            .Code<CohortObjective>(objective).Date(asOf)
            .List(pairs, static (bytes, pair) => bytes.Text(pair.Candidate.Value).Text(pair.Place.Value).Number(pair.PersonMillionths).Number(pair.CompanyMillionths).Code<PlannedReason>(pair.Reason))
            .List(contacts, static (bytes, contact) => bytes.Text(contact.Company.Value).Text(contact.Adviser.Value))
            .Hash());
    }
}
