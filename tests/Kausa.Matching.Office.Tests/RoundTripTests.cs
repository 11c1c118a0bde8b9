using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesTheSameMarket() =>
        Prop.ForAll(MarketGen.Arbitrary(), market =>
        {
            var result = MarketReader.Read(new MemoryMarketSource(Write(market)));
            var differences = result.Market is { } back ? MarketDifference.Find(market, back) : [.. result.ProblemLines()];
            return (differences.Count == 0).Label(string.Join('\n', differences));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Write_SameMarketFromShuffledRows_GivesTheSameBytes() =>
        Prop.ForAll(MarketGen.Markets(10).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (market, seed) =>
        {
            var files = Write(market);
            var random = new Random(seed);
            var shuffled = files.ToDictionary(pair => pair.Key, pair => pair.Key.EndsWith(".csv", StringComparison.Ordinal) ? ShuffleRows(pair.Value, random) : pair.Value);
            var again = Write(MarketReader.Read(new MemoryMarketSource(shuffled)).Market!);
            return files.Keys.Order().SequenceEqual(again.Keys.Order()) && files.All(pair => pair.Value.AsSpan().SequenceEqual(again[pair.Key]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    internal static Dictionary<string, byte[]> Write(Market market)
    {
        using var sink = new MemoryMarketSink();
        MarketWriter.Write(market, sink);
        return new(sink.Files);
    }

    // Records end at a line feed outside quotes.
    private static byte[] ShuffleRows(byte[] file, Random random)
    {
        var records = new List<string>();
        var record = new StringBuilder();
        var isQuoted = false;
        foreach (var c in Encoding.UTF8.GetString(file))
        {
            record.Append(c);
            isQuoted ^= c == '"';
            if (c == '\n' && !isQuoted)
            {
                records.Add(record.ToString());
                record.Clear();
            }
        }

        var rows = records.Skip(1).ToArray();
        random.Shuffle(rows);
        return Encoding.UTF8.GetBytes(records[0] + string.Concat(rows));
    }
}
