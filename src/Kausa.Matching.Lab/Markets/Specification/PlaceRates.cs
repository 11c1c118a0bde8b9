using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What places are like; percent of places.</summary>
/// <remarks>Sources: docs/market-generator.md, "Places".</remarks>
public sealed record PlaceRates
{
    /// <summary>Pathways.</summary>
    public Mix<Pathway> Pathways { get; init; } = new(
        (Pathway.DualApprenticeship, 80),
        (Pathway.Eq, 12),
        (Pathway.Tq, 3),
        (Pathway.Bvb, 2),
        (Pathway.BopInternship, 3));

    /// <summary>Start of dual training in months after the season's start; null is not known.</summary>
    public Mix<int?> DualStartMonths { get; init; } = new((-1, 26), (0, 58), (1, 3), (11, 3), (12, 6), (null, 4));

    /// <summary>State as last said; null is not known.</summary>
    public Mix<PlaceState?> States { get; init; } = new((PlaceState.Open, 91), (PlaceState.Filled, 4), (PlaceState.Withdrawn, 2), (null, 3));

    /// <summary>Seats.</summary>
    public Mix<int> Seats { get; init; } = new((1, 66), (2, 25), (3, 9));

    /// <summary>Places of which some seats are filled.</summary>
    public int PartlyFilledPercent { get; init; } = 20;

    /// <summary>Places that were not confirmed for four months or longer.</summary>
    public int StalePercent { get; init; } = 10;

    /// <summary>Places that were never confirmed.</summary>
    public int UnconfirmedPercent { get; init; } = 6;

    /// <summary>Places with their own requirement profile.</summary>
    public int ProfileStatedPercent { get; init; } = 50;

    /// <summary>Places with language minima.</summary>
    public int LanguageMinimumPercent { get; init; } = 40;

    /// <summary>Language minima for which the company gives a reason.</summary>
    public int MinimumJustifiedPercent { get; init; } = 80;

    /// <summary>Places with language targets of their own.</summary>
    public int LanguageTargetPercent { get; init; } = 25;

    /// <summary>School certificate the company wishes; null is none.</summary>
    public Mix<SchoolQualification?> MinimumSchools { get; init; } = new(
        (null, 68), (SchoolQualification.Hauptschule, 19), (SchoolQualification.MittlereReife, 11), (SchoolQualification.Fachhochschulreife, 2));

    /// <summary>Companies that insist on the certificate they wish.</summary>
    public int SchoolStrictPercent { get; init; } = 25;

    /// <summary>Places whose working times are not known.</summary>
    public int TimesMissingPercent { get; init; } = 22;

    /// <summary>Places where work begins between five and half past five, whatever the trade.</summary>
    public int EarlyBeginPercent { get; init; }

    /// <summary>Places of which it is known whether public transport arrives before work begins.</summary>
    public int TransitKnownPercent { get; init; } = 50;

    /// <summary>Places that public transport reaches although work begins before half past five.</summary>
    public int EarlyTransitPercent { get; init; } = 20;

    /// <summary>How often a place needs a driving licence, in percent of what is usual in the trade.</summary>
    public int LicenceNeedPercent { get; init; } = 100;

    /// <summary>Places whose hazards are not known.</summary>
    public int HazardsMissingPercent { get; init; } = 30;

    /// <summary>Minimum pay of the season in euro per month.</summary>
    public int MinimumPayEuro { get; init; } = 724;

    /// <summary>Places that pay less than the minimum.</summary>
    public int PayBelowMinimumPercent { get; init; } = 4;

    /// <summary>Places whose pay is not known.</summary>
    public int PayMissingPercent { get; init; } = 15;

    /// <summary>Places that offer housing.</summary>
    public int HousingPercent { get; init; } = 8;

    /// <summary>Companies that voiced a wish the law forbids.</summary>
    public int RefusedWishPercent { get; init; } = 8;

    /// <summary>Places whose vocational school is known.</summary>
    public int SchoolKnownPercent { get; init; } = 70;

    /// <summary>Places at another site than the company's.</summary>
    public int OwnSitePercent { get; init; } = 10;

    /// <summary>Who may see a place.</summary>
    public Mix<PlaceVisibility> Visibility { get; init; } = new((PlaceVisibility.Office, 60), (PlaceVisibility.Shared, 25), (PlaceVisibility.Public, 15));
}
