using System.Buffers;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Snapshots;

/// <summary>The digest of an answer: same snapshot, policy and request give the same digest on every machine.</summary>
/// <remarks>Texts and language are outside it, and so are counts of exclusions. Specification: docs/determinism.md.</remarks>
public static class ResultDigest
{
    // Room that most answers need, so that none has to grow often.
    private const int BytesOfHead = 256;
    private const int BytesOfPair = 1_000;

    // By code, value and effect: their three texts, encoded once.
    private static readonly byte[]?[] Outcomes = new byte[]?[Enum.GetValues<ReasonCode>().Length << 5];

    /// <summary>The digest of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>SHA-256 over the canonical encoding, 64 lower-case hexadecimal digits.</returns>
    public static string Of(RankAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var room = ArrayPool<byte>.Shared.Rent(BytesOfHead + (answer.Results.Count * BytesOfPair));
        var bytes = new CanonicalEncoder(room).Record("answer").Text(answer.Snapshot.ToString()).Text(answer.PolicyId).Number(answer.PolicyVersion)
            .Code<Perspective>(answer.Perspective).Code<ScoreMode>(answer.Mode).Date(answer.AsOf)
            .List(answer.Results, Encode);
        if (answer.Strategy != MatchStrategy.WeightedSum)
        {
            bytes.Text(answer.Strategy.Code);
        }

        if (answer.Reranker is { } reranker)
        {
            bytes.Text(reranker).List(answer.Results, static (to, result) => to.Number(result.OrderKey));
        }

        var digest = Convert.ToHexStringLower(bytes.Hash());
        ArrayPool<byte>.Shared.Return(room);
        return digest;
    }

    private static void Encode(CanonicalEncoder bytes, RankedPair result)
    {
        var pair = result.Pair;
        var parts = pair.Score.Scores.Parts;
        bytes.Record("pair").Number(result.Rank).Number(result.RankGroup).Number(result.Tier).Text(pair.Candidate.Id.Value).Text(pair.Place.Id.Value)
            .Number(pair.Score.ScoreMillionths).Number(pair.Score.ExpectedMillionths).Number(pair.Score.Interval.LowMillionths).Number(pair.Score.Interval.HighMillionths)
            .Number(parts.SkillsMillionths).Number(parts.LanguageMillionths).Number(parts.LocationMillionths).Number(parts.TradeMillionths)
            .Code<EligibilityStatus>(pair.Status);
        var count = 0;
        foreach (var outcome in pair.Outcomes.AsSpan())
        {
            count += outcome.Effect != RuleEffect.None ? 1 : 0;
        }

        bytes.BeginList(count);
        foreach (var outcome in pair.Outcomes.AsSpan())
        {
            if (outcome.Effect != RuleEffect.None)
            {
                bytes.Encoded(Outcomes[(int)outcome.Code << 5 | (int)outcome.Value << 3 | (int)outcome.Effect] ??= Encoded(outcome));
            }
        }
    }

    private static byte[] Encoded(RuleOutcome outcome) => new CanonicalEncoder().Code<ReasonCode>(outcome.Code).Code<RuleValue>(outcome.Value).Code<RuleEffect>(outcome.Effect).Bytes.ToArray();
}
