namespace Kausa.Matching.Lab.Markets;

/// <summary>Which proofs of competence the files hold, in percent of the candidates, and how the test day went.</summary>
/// <remarks>Recent arrivals have proofs other than the test day less often. Sources: docs/market-generator.md, "Evidence".</remarks>
public sealed record EvidenceRates
{
    /// <summary>People who took part in the chamber's test day.</summary>
    public int TestDayPercent { get; init; } = 24;

    /// <summary>Days between the test day and the market's date.</summary>
    public int TestDayDaysAgo { get; init; } = 7;

    /// <summary>Items of each of the two tests.</summary>
    public int TestItemCount { get; init; } = 30;

    /// <summary>Answers to choose from in each item.</summary>
    public int TestOptionCount { get; init; } = 4;

    /// <summary>How much too hard the tests are for their scale, in points: 0 is unbiased. The default gives the pilot's 30 % right.</summary>
    public int TestDifficultyPoints { get; init; } = 40;

    /// <summary>What each missing tenth of reading below B2 costs in a test given in German, in tenths of a point.</summary>
    public int TestLanguageLoadTenths { get; init; } = 15;

    /// <summary>People who tell of work experience.</summary>
    public int ExperienceStatedPercent { get; init; } = 35;

    /// <summary>People with papers about work experience.</summary>
    public int ExperienceDocumentedPercent { get; init; } = 9;

    /// <summary>People of whom an adviser has noted an impression.</summary>
    public int AdviserEstimatePercent { get; init; } = 25;

    /// <summary>People who have estimated themselves.</summary>
    public int SelfEstimatePercent { get; init; } = 20;

    /// <summary>People with a hamet profile.</summary>
    public int HametPercent { get; init; } = 8;

    /// <summary>People up to 20 with 2P results.</summary>
    public int TwoPPercent { get; init; } = 25;

    /// <summary>People who have done a trial in a company.</summary>
    public int CompanyTrialPercent { get; init; } = 9;

    /// <summary>People with ratings by trained observers.</summary>
    public int ObservedRatingPercent { get; init; } = 5;

    /// <summary>People with a German school report.</summary>
    public int SchoolGradePercent { get; init; } = 8;

    /// <summary>People with a professional certificate from abroad.</summary>
    public int ForeignCertificatePercent { get; init; } = 6;

    /// <summary>People with modules of a partial qualification.</summary>
    public int PartialQualificationPercent { get; init; } = 2;

    /// <summary>People with German as a first language or at its level whose adviser has noted so, in percent of them.</summary>
    public int NativeLevelNotedPercent { get; init; } = 90;

    /// <summary>How often recent arrivals have a proof, in percent of the others.</summary>
    public int RecentArrivalPercent { get; init; } = 60;
}
