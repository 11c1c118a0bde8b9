using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>A synthetic market with the truth behind it, kept apart.</summary>
/// <param name="Specification">What it was made from.</param>
/// <param name="Market">What an office would know; holds no truth.</param>
/// <param name="Truth">What is the case.</param>
public sealed record GeneratedMarket(MarketSpecification Specification, Market Market, MarketTruth Truth);

/// <summary>The truth behind a synthetic market; for measuring quality, never for ranking.</summary>
/// <param name="Candidates">One entry per candidate, in the order of the market.</param>
/// <param name="Places">One entry per place, in the order of the market.</param>
public sealed record MarketTruth(ValueList<CandidateTruth> Candidates, ValueList<PlaceTruth> Places);

/// <summary>What one person can do.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="SkillPoints">32 true levels in points 0..100, in the order of <see cref="CompetenceDimension"/>.</param>
/// <param name="LanguageTenths">Four true levels in tenths 0..60, in the order of <see cref="LanguageSkill"/>.</param>
/// <param name="OverallLanguageTenths">True overall level in tenths 0..60.</param>
/// <param name="MonthsSinceEntry">Whole months in the country.</param>
public sealed record CandidateTruth(
    Id<Candidate> Candidate, ValueList<int> SkillPoints, ValueList<int> LanguageTenths, int OverallLanguageTenths, int MonthsSinceEntry);

/// <summary>What one place really asks for, whether the company said so or not.</summary>
/// <param name="Place">The place.</param>
/// <param name="Requirements">Its true requirement profile.</param>
public sealed record PlaceTruth(Id<TrainingPlace> Place, RequirementProfile Requirements);
