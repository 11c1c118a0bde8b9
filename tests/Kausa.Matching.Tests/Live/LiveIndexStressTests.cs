using System.Collections.Concurrent;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Live;

/// <summary>Readers who ask while batches and merges go on: each answer is that of the very version that was asked.</summary>
public sealed class LiveIndexStressTests
{
    private const int BatchCount = 60;
    private const int ReaderCount = 3;
    private const int QuestionsPerVersion = 2;

    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 5 };

    [Fact]
    public async Task RankPlaces_WhileBatchesAndMergesGoOn_AnswersFromOneVersion()
    {
        var market = MarketGen.Opened(MarketGen.Drawn(seed: 20_260_720, places: 80, candidates: 6));
        var live = LiveMatchIndex.Build(market, TestPolicies.Base, mergeAfter: 25);
        var models = new ConcurrentDictionary<long, Market> { [0] = market };
        var answers = new ConcurrentBag<(long Version, Id<Candidate> Candidate, RankAnswer Answer)>();
        using var written = new CancellationTokenSource();
        var readers = Enumerable.Range(0, ReaderCount).Select(reader => Task.Run(() => Read(live, reader, answers, written.Token))).ToArray();
        var model = market;
        try
        {
            for (var batch = 1; batch <= BatchCount; batch++)
            {
                var changes = ChangeGen.Sound(model, batch);
                model = MarketGen.With(model, ChangeGen.After(model.Content, changes));
                models[live.Apply(changes).Version] = model;
            }
        }
        finally
        {
            await written.CancelAsync();
        }

        await Task.WhenAll(readers);
        await live.Merging;
        Assert.Empty(MarketDifference.Find(model, live.ToMarket()));
        Assert.All(answers.GroupBy(answer => answer.Version), asked =>
        {
            var reference = new ReferenceRanker(models[asked.Key], TestPolicies.Base);
            Assert.All(asked.DistinctBy(one => (one.Candidate, one.Answer.Digest)), one => Assert.Equal(reference.RankPlaces(one.Candidate, Request).Digest, one.Answer.Digest));
        });
    }

    // Asks each new version it sees, the last one too, so that the work follows from the versions and not from time.
    private static void Read(
        LiveMatchIndex live, int reader, ConcurrentBag<(long Version, Id<Candidate> Candidate, RankAnswer Answer)> answers, CancellationToken written)
    {
        var seen = -1L;
        while (true)
        {
            var isLast = written.IsCancellationRequested;
            var index = live.Current;
            Assert.True(index.Version >= seen);
            if (index.Version > seen)
            {
                seen = index.Version;
                Ask(index, reader, answers);
            }
            else if (isLast)
            {
                return;
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private static void Ask(MatchIndex index, int reader, ConcurrentBag<(long Version, Id<Candidate> Candidate, RankAnswer Answer)> answers)
    {
        var people = index.Persons.Rows.ToList();
        for (var i = 0; i < Math.Min(QuestionsPerVersion, people.Count); i++)
        {
            var candidate = people[(reader + i) % people.Count].Candidate.Id;
            answers.Add((index.Version, candidate, index.RankPlaces(candidate, Request)));
        }
    }
}
