using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>A rule that a plan has to keep.</summary>
public enum CohortRuleKind
{
    /// <summary>A decided pair stands.</summary>
    DecidedPair,

    /// <summary>A person must be placed.</summary>
    RequiredPerson,

    /// <summary>A company gets no more people than its cap.</summary>
    CompanyProposals,

    /// <summary>An adviser has no more people placed than the caseload limit.</summary>
    AdviserCaseload,
}

/// <summary>One rule of a conflict; what the kind does not speak of is −1.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Person">Person of a decided pair or who must be placed.</param>
/// <param name="Place">Place of a decided pair.</param>
/// <param name="Company">Company of a cap.</param>
/// <param name="Adviser">Adviser of a limit.</param>
public readonly record struct CohortRule(CohortRuleKind Kind, int Person, int Place, int Company, int Adviser);

/// <summary>Rules that cannot all be kept; without any one of them the others can.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Places">Places the people named could have, and those of decided pairs: their seats are too few.</param>
/// <param name="IsSmallest">True when no smaller set conflicts; false when only shown that none of these can be left out.</param>
public sealed record CohortConflict(ValueList<CohortRule> Rules, ValueList<int> Places, bool IsSmallest);

/// <summary>The optimum of a cohort as a market of rows and columns, with prices: what <see cref="AllocationChecker"/> checks.</summary>
/// <param name="Instance">
/// Rows: the people, then one stand-in for every seat of a company beyond its cap, which must be filled. Columns: the places, then one bench per adviser over
/// the limit, which takes those who wait.
/// </param>
/// <param name="Solution">Optimal allocation with prices.</param>
public sealed record CohortCertificate(AllocationInstance Instance, AllocationSolution Solution);

/// <summary>Who goes where.</summary>
/// <param name="PlaceOfPerson">Place per person, −1 for none.</param>
/// <param name="Certificate">Prices that prove an optimal plan; null for a stable one, which is checked pair by pair.</param>
public sealed record CohortAllocation(ValueList<int> PlaceOfPerson, CohortCertificate? Certificate);

/// <summary>Either an allocation or the conflict that rules one out.</summary>
/// <param name="Allocation">The allocation; null when rules conflict.</param>
/// <param name="Conflict">The conflict; null when there is an allocation.</param>
public sealed record CohortAnswer(CohortAllocation? Allocation, CohortConflict? Conflict);
