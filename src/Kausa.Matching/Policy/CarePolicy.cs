namespace Kausa.Matching.Policy;

/// <summary>How closely an office cares for people and companies; changes no score, status or order.</summary>
public sealed record CarePolicy
{
    /// <summary>Whether every company has one named contact in the office, so that it never deals with several.</summary>
    public required bool OneContactPerCompany { get; init; }

    /// <summary>Open cases an adviser can care for where the adviser names no limit, 1..1,000.</summary>
    public required int CasesPerAdviser { get; init; }

    /// <summary>Open proposals a company gets at a time, 1..100; they are sent together.</summary>
    public required int OpenProposalsPerCompany { get; init; }

    /// <summary>Days after which a company with an open place and no new proposal is an alarm, 1..365.</summary>
    public required int AlarmAfterDays { get; init; }
}
