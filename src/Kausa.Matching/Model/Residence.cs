namespace Kausa.Matching.Model;

/// <summary>What the residence document is. Used by permit rules only, never scored, never derived from where somebody comes from.</summary>
public enum ResidenceTitle
{
    /// <summary>No permit needed.</summary>
    EuOrGermanOrUnrestricted,

    /// <summary>Niederlassungserlaubnis.</summary>
    SettlementPermit,

    /// <summary>Aufenthaltserlaubnis § 25 (1), (2) AufenthG.</summary>
    ResidencePermitProtection,

    /// <summary>Aufenthaltserlaubnis § 25 (3) AufenthG.</summary>
    ResidencePermitDeportationBan,

    /// <summary>Aufenthaltserlaubnis § 24 AufenthG.</summary>
    TemporaryProtection,

    /// <summary>Another residence permit.</summary>
    ResidencePermitOther,

    /// <summary>Aufenthaltserlaubnis § 16a AufenthG.</summary>
    ResidencePermitTraining16A,

    /// <summary>Aufenthaltserlaubnis § 16g AufenthG.</summary>
    ResidencePermitTraining16G,

    /// <summary>Aufenthaltserlaubnis § 104c or § 25a AufenthG.</summary>
    OpportunityOrYouth25A,

    /// <summary>Aufenthaltsgestattung (asylum procedure under way).</summary>
    PermissionToStay,

    /// <summary>Duldung § 60a AufenthG.</summary>
    Toleration,

    /// <summary>Duldung § 60b AufenthG.</summary>
    TolerationIdentity60B,

    /// <summary>Ausbildungsduldung § 60c AufenthG.</summary>
    TrainingToleration60C,
}

/// <summary>What the document says about work (Nebenbestimmung), copied, never inferred.</summary>
public enum EmploymentNote
{
    /// <summary>Erwerbstätigkeit or Beschäftigung gestattet.</summary>
    EmploymentAllowed,

    /// <summary>Beschäftigung nur mit Erlaubnis der Ausländerbehörde.</summary>
    WithAuthorityPermit,

    /// <summary>Beschäftigung nicht gestattet.</summary>
    NotAllowed,
}

/// <summary>State of the clarification of identity.</summary>
public enum IdentityClarification
{
    /// <summary>Clarified.</summary>
    Yes,

    /// <summary>Reasonable steps have been taken.</summary>
    StepsTaken,

    /// <summary>Not clarified.</summary>
    No,
}

/// <summary>Where the person must live (Wohnsitzregelung, Wohnsitzauflage).</summary>
public enum ResidenceObligation
{
    /// <summary>Free choice.</summary>
    None,

    /// <summary>Within the federal state.</summary>
    State,

    /// <summary>At a named place.</summary>
    Place,
}

/// <summary>What the residence documents say; every null is "not known" and leads to a to-do, never to an exclusion.</summary>
/// <remarks><c>new ResidenceFacts()</c> means that nothing is known.</remarks>
public sealed record ResidenceFacts
{
    /// <summary>The residence title.</summary>
    public ResidenceTitle? Title { get; init; }

    /// <summary>The note about employment.</summary>
    public EmploymentNote? EmploymentNote { get; init; }

    /// <summary>Last day the document is valid.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Day the asylum application was registered.</summary>
    public DateOnly? AsylumRegisteredOn { get; init; }

    /// <summary>First day of the toleration.</summary>
    public DateOnly? TolerationSince { get; init; }

    /// <summary>Day of entry.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>Whether the person must live in a reception centre.</summary>
    public bool? LivesInReceptionCentre { get; init; }

    /// <summary>Whether identity is clarified.</summary>
    public IdentityClarification? Identity { get; init; }

    /// <summary>Obligation to live somewhere.</summary>
    public ResidenceObligation? Obligation { get; init; }

    /// <summary>Last day of that obligation.</summary>
    public DateOnly? ObligationUntil { get; init; }

    /// <summary>True when the person typed these facts in for themselves: such facts lead to a referral, never to INELIGIBLE.</summary>
    public bool SelfEntered { get; init; }
}
