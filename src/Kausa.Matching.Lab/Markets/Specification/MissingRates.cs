namespace Kausa.Matching.Lab.Markets;

/// <summary>How often a fact is missing from a candidate's file, in percent of those it concerns.</summary>
/// <remarks>
/// Missing is not at random: files of people who arrived recently are thinner, those of others so much fuller that the rate holds over
/// all. Sources: docs/market-generator.md, "What is missing".
/// </remarks>
public sealed record MissingRates
{
    /// <summary>Months since entry below which an arrival is recent.</summary>
    public int RecentArrivalMonths { get; init; } = 24;

    /// <summary>How much more often a fact is missing for recent arrivals, in percent of the overall rate; at least 100.</summary>
    public int RecentFactorPercent { get; init; } = 130;

    /// <summary>Proof of the school certificate, without which the qualification is not known.</summary>
    public int SchoolCertificate { get; init; } = 60;

    /// <summary>A proof of writing in particular.</summary>
    public int WritingLevel { get; init; } = 75;

    /// <summary>Whether identity is clarified.</summary>
    public int Identity { get; init; } = 60;

    /// <summary>First medical check of minors.</summary>
    public int MedicalCheck { get; init; } = 95;

    /// <summary>Driving licences.</summary>
    public int Licences { get; init; } = 30;

    /// <summary>Limits of working time (shift, weekend, part-time).</summary>
    public int WorkingTimeLimits { get; init; } = 70;

    /// <summary>Interest profile.</summary>
    public int Interests { get; init; } = 80;

    /// <summary>Residence title.</summary>
    public int Title { get; init; } = 4;

    /// <summary>Wording of the note about employment.</summary>
    public int EmploymentNote { get; init; } = 10;

    /// <summary>Dates of the residence documents.</summary>
    public int ResidenceDates { get; init; } = 15;

    /// <summary>Residence obligation.</summary>
    public int Obligation { get; init; } = 45;

    /// <summary>Month of birth.</summary>
    public int BirthMonth { get; init; } = 6;

    /// <summary>Possible start.</summary>
    public int Start { get; init; } = 8;

    /// <summary>Years of schooling.</summary>
    public int SchoolYears { get; init; } = 40;

    /// <summary>Completion of compulsory schooling, for minors.</summary>
    public int SchoolDuty { get; init; } = 30;

    /// <summary>Modes of transport.</summary>
    public int TransportModes { get; init; } = 30;

    /// <summary>Pathways the person is open for.</summary>
    public int Pathways { get; init; } = 45;
}
