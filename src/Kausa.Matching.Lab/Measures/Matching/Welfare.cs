namespace Kausa.Matching.Lab.Measures.Matching;

/// <summary>Worth of a matching, one person and one seat after the other.</summary>
/// <param name="CandidateSum">Sum over placed people of the worth to them, in whole pairs of worth 1.</param>
/// <param name="PlaceSum">Sum over filled seats of the worth to the companies.</param>
/// <param name="CandidateMin">Least worth that a placed person got; 0 where nobody is placed.</param>
/// <param name="CandidateNash">Σ ln of the worth to placed people: falls without limit as somebody's comes near nothing; worth below one millionth counts as one.</param>
public sealed record Welfare(double CandidateSum, double PlaceSum, double CandidateMin, double CandidateNash)
{
    private const double Unit = MatchedMarket.WorthMax;

    internal static Welfare Of(IReadOnlyCollection<PairWorth> placed) => new(
        placed.Sum(pair => (long)pair.CandidateMillionths) / Unit,
        placed.Sum(pair => (long)pair.PlaceMillionths) / Unit,
        placed.Count == 0 ? 0 : placed.Min(pair => pair.CandidateMillionths) / Unit,
        placed.Sum(pair => Math.Log(Math.Max(1, pair.CandidateMillionths) / Unit)));
}
