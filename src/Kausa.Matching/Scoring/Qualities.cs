namespace Kausa.Matching.Scoring;

/// <summary>The four qualities of a pair, each in basis points 0..10,000.</summary>
/// <param name="Skills">Quality of skills.</param>
/// <param name="Language">Quality of language.</param>
/// <param name="Location">Quality of location.</param>
/// <param name="Trade">Quality of trade.</param>
public readonly record struct Qualities(int Skills, int Language, int Location, int Trade);
