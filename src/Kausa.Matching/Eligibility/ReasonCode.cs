namespace Kausa.Matching.Eligibility;

/// <summary>Codes of rules; texts and sources are keyed by them, so they never change.</summary>
public enum ReasonCode
{
    /// <summary>The residence document forbids work.</summary>
    C01WorkNotPermitted,

    /// <summary>The place needs a permit of the immigration office.</summary>
    C02PermitForPlace,

    /// <summary>A waiting period runs.</summary>
    C03WaitingPeriod,

    /// <summary>The residence document expires.</summary>
    C04TitleExpires,

    /// <summary>A move needs the residence obligation lifted.</summary>
    C05ResidenceObligation,

    /// <summary>Full-time compulsory schooling.</summary>
    C06SchoolDuty,

    /// <summary>Consent of those who have custody.</summary>
    C07GuardianConsent,

    /// <summary>First medical check of minors.</summary>
    C08MedicalCheck,

    /// <summary>Night work of minors.</summary>
    C09NightWorkMinor,

    /// <summary>Weekend work of minors.</summary>
    C10WeekendMinor,

    /// <summary>Hazardous work of minors.</summary>
    C11HazardMinor,

    /// <summary>The person is placed or not searching.</summary>
    C12NotAvailable,

    /// <summary>Start windows do not overlap.</summary>
    C13StartDate,

    /// <summary>The trip is too long.</summary>
    C14OutOfReach,

    /// <summary>Driving licence.</summary>
    C15Licence,

    /// <summary>Language minimum.</summary>
    C16LanguageMin,

    /// <summary>School certificate wished by the company.</summary>
    C17SchoolMin,

    /// <summary>The pathway is not open.</summary>
    C18PathwayClosed,

    /// <summary>EQ in a company of earlier employment.</summary>
    C19EqSameFirm,

    /// <summary>Consent is missing.</summary>
    C20ConsentMissing,

    /// <summary>The person excluded company or occupation.</summary>
    C21CandidateVeto,

    /// <summary>What is missing for a training toleration or a § 16g permit.</summary>
    C22TolerationTraining,

    /// <summary>The company may not train in this occupation.</summary>
    K01NotEntitled,

    /// <summary>The entitlement is being checked.</summary>
    K02EntitlementOpen,

    /// <summary>No qualified trainer.</summary>
    K03TrainerMissing,

    /// <summary>The company is prohibited from training.</summary>
    K04Prohibited,

    /// <summary>The occupation is not recognised, for minors.</summary>
    K05NotRecognised,

    /// <summary>Too many apprentices for the skilled workers.</summary>
    K06Ratio,

    /// <summary>No free seat.</summary>
    K07NoSeat,

    /// <summary>Only jointly with a partner company.</summary>
    K08Verbund,

    /// <summary>Pay below the minimum.</summary>
    K09PayBelowMin,

    /// <summary>An unlawful wish of the company was ignored.</summary>
    K10FilterRefused,

    /// <summary>The place was not confirmed for long.</summary>
    K11Stale,

    /// <summary>Another office is responsible.</summary>
    S01OutOfScope,
}
