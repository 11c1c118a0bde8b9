using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>Which end of a trip nobody has named, and who knows it.</summary>
internal static class MissingPlaces
{
    /// <summary>Codes of what can be missing; each has a text.</summary>
    public static readonly ValueList<string> Codes = ["HOME", "SITE"];

    /// <summary>Who knows what is missing: the person their home, the company the site; the adviser asks for both.</summary>
    /// <param name="facts">A pair without home or site.</param>
    public static Responsible Owner(PairFacts facts) => (facts.Candidate.Home, facts.Site) switch
    {
        (null, not null) => Responsible.Person,
        (not null, null) => Responsible.Company,
        _ => Responsible.Adviser,
    };

    /// <summary>What is missing.</summary>
    /// <param name="facts">A pair without home or site.</param>
    public static TextArgument Said(PairFacts facts) => TextArgument.Code("missing", string.Join('|', Codes.Where((_, i) => i == 0 ? facts.Candidate.Home is null : facts.Site is null)));
}
