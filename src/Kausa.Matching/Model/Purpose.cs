namespace Kausa.Matching.Model;

/// <summary>Why a ranking is asked for; the purpose decides which consent is needed.</summary>
public enum Purpose
{
    /// <summary>An adviser matches for a case; needs the person's consent to the case, once.</summary>
    MatchForAdviser,

    /// <summary>The person asks for themselves and nothing is stored; needs no consent.</summary>
    MatchForSelf,

    /// <summary>Facts go to a company; needs release to that very company.</summary>
    DiscloseToCompany,
}

/// <summary>A consent (Einwilligung) and its life.</summary>
/// <param name="Purpose">What it allows.</param>
/// <param name="Company">The company for <see cref="Purpose.DiscloseToCompany"/>; null for the other purposes.</param>
/// <param name="GivenOn">First day it holds.</param>
/// <param name="WithdrawnOn">First day it no longer holds; null while it stands.</param>
public sealed record Consent(Purpose Purpose, Id<Company>? Company, DateOnly GivenOn, DateOnly? WithdrawnOn)
{
    /// <summary>The company for <see cref="Purpose.DiscloseToCompany"/>; null for the other purposes.</summary>
    public Id<Company>? Company { get; } = (Purpose == Purpose.DiscloseToCompany) == Company.HasValue
        ? Company
        : throw new ArgumentException("Company must be given for DISCLOSE_TO_COMPANY and for no other purpose.", nameof(Company));

    /// <summary>Whether it would have been withdrawn before it was given, which no row that is written today may say.</summary>
    /// <returns>True where <see cref="WithdrawnOn"/> lies before <see cref="GivenOn"/>; such a consent holds on no day.</returns>
    public bool EndsBeforeItBegins() => WithdrawnOn < GivenOn;

    /// <summary>Whether the consent stands on a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True from <see cref="GivenOn"/> until the day before <see cref="WithdrawnOn"/>.</returns>
    public bool HoldsOn(DateOnly day) => GivenOn <= day && (WithdrawnOn is null || day < WithdrawnOn);
}
