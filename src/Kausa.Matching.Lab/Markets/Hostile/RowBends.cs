using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The bends that need no draw.</summary>
internal static class RowBends
{
    private static readonly Id<Occupation> Only = new("kraftfahrzeugmechatroniker");

    public static RowBend EveryoneGoesAnywhere { get; } = new()
    {
        Candidate = row => row with { Mobility = row.Mobility with { WillingToRelocate = true, Housing = HousingNeed.Needed } },
    };

    public static RowBend OneOccupation { get; } = new()
    {
        Candidate = row => row with { Wishes = [Only], VetoedOccupations = [] },
        Company = row => row with { Entitlements = [new TrainingEntitlement(row.Id, Only, EntitlementState.Granted, null, null)] },
        Place = row => row with { Occupation = Only },
    };

    public static RowBend EqualScores { get; } = new()
    {
        Candidate = row => OneOccupation.Candidate(row) with
        {
            Home = At("34117"),
            Mobility = new MobilityFacts(),
            Evidence = [],
            LanguageEvidence = [],
            Courses = [],
        },
        Company = row => OneOccupation.Company(row) with { Site = At("34119") },
        Place = row => OneOccupation.Place(row) with { Site = null, Requirements = null, LanguageTargets = [] },
    };

    public static RowBend AllRulesUnknown { get; } = new()
    {
        Candidate = row => new Candidate
        {
            Id = row.Id,
            Wishes = row.Wishes,
            Evidence = row.Evidence,
            LanguageEvidence = row.LanguageEvidence,
            Consents = [new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 1), null)],
        },
        Company = row => new Company { Id = row.Id, Label = row.Label },
        Place = row => new TrainingPlace { Id = row.Id, Company = row.Company, Occupation = row.Occupation, Pathway = row.Pathway, Requirements = row.Requirements },
    };

    private static Location At(string postalCode)
    {
        var area = ReferenceCatalogue.Shared.PostalCode(postalCode)!;
        return new Location(area.PostalCode, area.District.Ags, area.Position);
    }
}
