using Kausa.Matching.Model;

namespace Kausa.Matching.Advice;

/// <summary>The consent without which nothing is worked out for an adviser; says what rule C20 says.</summary>
internal static class CaseConsent
{
    /// <summary>Whether it is missing on a day.</summary>
    public static bool IsMissing(Candidate person, DateOnly day) => !person.Consents.Any(consent => consent.Purpose == Purpose.MatchForAdviser && consent.HoldsOn(day));
}
