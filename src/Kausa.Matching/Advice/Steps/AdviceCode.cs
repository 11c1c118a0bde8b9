namespace Kausa.Matching.Advice;

/// <summary>What somebody may do next; texts are keyed by it, so that it never changes.</summary>
/// <remarks>Nothing here is about who somebody is, and nothing about a residence document: what the law says of a stay is information, never a step.</remarks>
public enum AdviceCode
{
    /// <summary>The person proves one skill in German at the next level.</summary>
    LanguageSkill,

    /// <summary>The person attends a German course up to a level of all four skills.</summary>
    LanguageCourse,

    /// <summary>The person gets a driving licence.</summary>
    Licence,

    /// <summary>The person says which driving licences they hold.</summary>
    LicenceAnswer,

    /// <summary>The person accepts a longer trip.</summary>
    TravelMinutes,

    /// <summary>The person can begin at once.</summary>
    EarlierStart,

    /// <summary>The person would begin up to so many days later.</summary>
    WaitForStart,

    /// <summary>The person is open for one more pathway.</summary>
    Pathway,

    /// <summary>The person takes back the exclusion of an occupation.</summary>
    OccupationVeto,

    /// <summary>The person takes back the exclusion of a company.</summary>
    CompanyVeto,

    /// <summary>The person wishes an occupation, or wishes it more.</summary>
    Wish,

    /// <summary>A test of one competence with at least some result.</summary>
    TestResult,

    /// <summary>Proof that full-time compulsory schooling is completed.</summary>
    SchoolDutyProof,

    /// <summary>The first medical check of a minor.</summary>
    MedicalCheck,

    /// <summary>Consent of those who have custody.</summary>
    GuardianConsent,

    /// <summary>A test of a group of competences.</summary>
    CompetenceTest,

    /// <summary>A test of the four skills in German; as a step of a person it documents what the estimates already say.</summary>
    LanguageTest,

    /// <summary>The company asks for a lower level of one skill at the start and agrees on a course.</summary>
    LowerLanguageMinimum,

    /// <summary>The company gets its right to train.</summary>
    Entitlement,

    /// <summary>Somebody in the company passes the trainer aptitude examination (AEVO).</summary>
    AevoTrainer,

    /// <summary>The company finds a partner for joint training.</summary>
    VerbundPartner,

    /// <summary>The company plans working times in which minors may work.</summary>
    WorkingTimes,

    /// <summary>The company lets training begin later.</summary>
    LaterStart,

    /// <summary>The company offers an introductory qualification (EQ) beside.</summary>
    EqOffer,

    /// <summary>The company says that the place is open.</summary>
    ConfirmSeats,

    /// <summary>The company does without a licence at the start.</summary>
    LicenceLater,

    /// <summary>The company offers more seats.</summary>
    MoreSeats,

    /// <summary>The company offers housing, or helps to find it.</summary>
    HousingOffer,

    /// <summary>The person says where they live.</summary>
    HomeAnswer,

    /// <summary>The person says how long the trip may take.</summary>
    TravelLimitAnswer,

    /// <summary>The person says which occupations they wish.</summary>
    WishAnswer,
}
