using Kausa.Matching.Model;

namespace Kausa.Matching.Care;

/// <summary>What an office has promised and does not keep at the moment.</summary>
public enum CareConcern
{
    /// <summary>A company without a contact in the office.</summary>
    CompanyWithoutContact,

    /// <summary>A company with an open place and no new proposal for too long.</summary>
    CompanyWithoutProposal,

    /// <summary>A company with more open proposals than it should get at a time.</summary>
    CompanyOverProposals,

    /// <summary>An adviser with more open cases than their limit.</summary>
    AdviserOverCases,
}

/// <summary>One concern with whom it is about.</summary>
/// <param name="Concern">The concern.</param>
/// <param name="Ids">Identifiers of companies or advisers, ordinal order; never of candidates, never empty.</param>
public sealed record CareFinding(CareConcern Concern, ValueList<string> Ids);
