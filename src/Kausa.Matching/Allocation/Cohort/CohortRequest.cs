using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>A pair of an earlier plan.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Place">The place.</param>
/// <param name="IsDecided">Whether people have decided on it since, so that it stands.</param>
public sealed record EarlierPair(Id<Candidate> Candidate, Id<TrainingPlace> Place, bool IsDecided);

/// <summary>The one contact of a company in the office.</summary>
/// <param name="Company">The company.</param>
/// <param name="Adviser">The adviser.</param>
public sealed record CompanyContact(Id<Company> Company, Id<Adviser> Adviser);

/// <summary>What a cohort plan is asked for.</summary>
public sealed record CohortRequest
{
    /// <summary>What is made as good as possible.</summary>
    public required CohortObjective Objective { get; init; }

    /// <summary>How uncertainty is read.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;

    /// <summary>Advisers of the office; one who states no caseload limit has the policy's.</summary>
    public ValueList<Adviser> Advisers { get; init; } = [];

    /// <summary>Pairs of the plan before; decided ones stand, the others are only told apart.</summary>
    public ValueList<EarlierPair> Earlier { get; init; } = [];

    /// <summary>Contacts of the plan before; kept where the company itself names none.</summary>
    public ValueList<CompanyContact> EarlierContacts { get; init; } = [];

    /// <summary>People who must be placed; not for a stable plan.</summary>
    public ValueList<Id<Candidate>> Required { get; init; } = [];
}
