using BenchmarkDotNet.Attributes;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Benchmarks;

/// <summary>The readable reference, per pair: what every kernel is measured against.</summary>
/// <remarks>Names never change. Each operation visits every pair of the office once; the columns are per pair.</remarks>
[MemoryDiagnoser]
public class ReferenceBenchmarks
{
    private const int PairCount = 100 * 60;

    private EvaluatedPair[] _pairs = [];
    private Candidate[] _candidates = [];

    [GlobalSetup]
    public void Prepare()
    {
        var ranker = new ReferenceRanker(BenchmarkData.Office, BenchmarkData.Policy);
        _candidates = [.. BenchmarkData.Office.Candidates];
        _pairs = [.. _candidates.SelectMany(c => BenchmarkData.Office.Places.Select(p => ranker.Evaluate(c.Id, p.Id, BenchmarkData.Request)))];
    }

    /// <summary>The four criteria in mode EXPECTED.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PairCount)]
    public long Criteria()
    {
        var weights = BenchmarkData.Policy.Weights.Candidate;
        return _pairs.Sum(pair => (long)ReferenceScorer.Criteria(pair.Input, BenchmarkData.Policy, weights, ScoreMode.Expected).Parts.ScoreMillionths);
    }

    /// <summary>Score with interval.</summary>
    [Benchmark(OperationsPerInvoke = PairCount)]
    public long Score() => _pairs.Sum(pair => (long)ReferenceScorer.Score(pair.Input, BenchmarkData.Policy, Perspective.Candidate, ScoreMode.Expected).Interval.LowMillionths);

    /// <summary>All rules.</summary>
    [Benchmark(OperationsPerInvoke = PairCount)]
    public int Rules() => _pairs.Sum(pair => (int)RuleBook.Status(RuleBook.Evaluate(pair.Facts)));

    /// <summary>Rules, trip, score, order and tiers: everybody's list of ten, estimates included.</summary>
    [Benchmark(OperationsPerInvoke = PairCount)]
    public int Rank()
    {
        var ranker = new ReferenceRanker(BenchmarkData.Office, BenchmarkData.Policy);
        return _candidates.Sum(c => ranker.RankPlaces(c.Id, BenchmarkData.Request).Results.Count);
    }
}

/// <summary>Evidence to estimates, per candidate.</summary>
[MemoryDiagnoser]
public class EvidenceBenchmarks
{
    [Benchmark(OperationsPerInvoke = 100)]
    public int Assess() => BenchmarkData.Office.Candidates.Sum(c => EvidenceAssessor.Assess(c, BenchmarkData.Policy, BenchmarkData.Office.AsOf).Skills[0].Points);
}
