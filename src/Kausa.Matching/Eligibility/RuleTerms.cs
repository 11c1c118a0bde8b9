namespace Kausa.Matching.Eligibility;

/// <summary>Value of a rule for one pair. UNKNOWN never excludes: it asks for something.</summary>
public enum RuleValue
{
    /// <summary>The rule does not concern this pair.</summary>
    NotApplicable,

    /// <summary>Fulfilled.</summary>
    Pass,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Not fulfilled.</summary>
    Fail,
}

/// <summary>What a rule's value does to the pair, in rising order; the status is the worst of them.</summary>
public enum RuleEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A notice for people; no change of status.</summary>
    Notice,

    /// <summary>Possible under a condition that is due later.</summary>
    Condition,

    /// <summary>Must be clarified, because it could still make this pair impossible.</summary>
    Clarification,

    /// <summary>Impossible today.</summary>
    Exclusion,
}

/// <summary>Whether a pair is possible; the worst effect of all rules. It never orders a list.</summary>
public enum EligibilityStatus
{
    /// <summary>Possible.</summary>
    Eligible,

    /// <summary>Possible when the named conditions are met in time.</summary>
    EligibleWithConditions,

    /// <summary>Not known yet; the to-dos say what to clarify.</summary>
    NeedsClarification,

    /// <summary>Not possible today; the reasons say why.</summary>
    Ineligible,
}

/// <summary>Type of a rule; docs/rules.md says for each what a failure and an unknown do.</summary>
public enum RuleType
{
    /// <summary>F: a failure excludes.</summary>
    Exclusive,

    /// <summary>F/C: a failure excludes or is a condition, and an unknown is to be clarified or due later; the rule states which case is which.</summary>
    ExclusiveOrConditional,

    /// <summary>C: a failure is a condition.</summary>
    Conditional,

    /// <summary>W: a failure is a notice.</summary>
    Warning,
}

/// <summary>What facts a rule looks at; rules about one side are told once, not per pair.</summary>
public enum RuleScope
{
    /// <summary>Facts of the person alone.</summary>
    Person,

    /// <summary>Facts of the company alone.</summary>
    Company,

    /// <summary>Facts of the place alone.</summary>
    Place,

    /// <summary>Facts of both.</summary>
    Pair,
}

/// <summary>The step in the process that an unmet rule blocks.</summary>
public enum BlockedStep
{
    /// <summary>Being ranked.</summary>
    Ranking,

    /// <summary>Release of data to the company.</summary>
    Release,

    /// <summary>Signing and registering the contract.</summary>
    Contract,

    /// <summary>Beginning the training.</summary>
    Start,
}

/// <summary>Who acts on a to-do or condition.</summary>
public enum Responsible
{
    /// <summary>The person.</summary>
    Person,

    /// <summary>Those who have custody.</summary>
    Guardian,

    /// <summary>The adviser.</summary>
    Adviser,

    /// <summary>The company.</summary>
    Company,

    /// <summary>The chamber.</summary>
    Chamber,

    /// <summary>The immigration office (Ausländerbehörde).</summary>
    ImmigrationOffice,

    /// <summary>The employment agency (Agentur für Arbeit) or job centre.</summary>
    EmploymentAgency,
}
