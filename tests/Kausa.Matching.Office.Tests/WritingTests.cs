using System.Text;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Writing;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

public sealed class WritingTests
{
    private static readonly Market Sample = MarketFiles.Sample().Read().Market!;

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+49", "'+49")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("'=x", "''=x")]
    [InlineData("'x", "'x")]
    [InlineData("x=1", "x=1")]
    public void Write_TextThatStartsAFormula_IsGuardedAndComesBack(string label, string cell)
    {
        var market = WithLabel(label);

        var files = RoundTripTests.Write(market);

        Assert.Contains($"\nc-01,{cell},", Encoding.UTF8.GetString(files["companies.csv"]), StringComparison.Ordinal);
        Assert.Equal(label, MarketReader.Read(new MemoryMarketSource(files)).Market!.Companies[0].Label);
    }

    [Fact]
    public void Write_PositionThatIsNotThePostalCodes_IsRefused()
    {
        var elsewhere = Sample.Companies[0] with { Site = new Location("73728", "08116", new GridPosition(1, 1)) };
        var market = MarketGen.With(Sample, Sample.Content with { Companies = [elsewhere, .. Sample.Companies.Skip(1)] });

        var refusal = Assert.Throws<FactUnwritableException>(() => RoundTripTests.Write(market));

        Assert.Equal("companies.csv postal_code: what stands there cannot be written and read back as the same; allowed: a German postal code of five digits, as in 70173", refusal.Message);
    }

    [Theory]
    [InlineData("de", "companies.csv postal_code: Was dort steht, lässt sich nicht so schreiben, dass es gleich wieder gelesen wird; erlaubt: eine ")]
    [InlineData("en", "companies.csv postal_code: what stands there cannot be written and read back as the same; allowed: a German postal code")]
    public void Write_WhatIsRefused_IsToldInTheLanguageAskedFor(string language, string message)
    {
        var elsewhere = Sample.Companies[0] with { Site = new Location("73728", "08116", new GridPosition(1, 1)) };
        var market = MarketGen.With(Sample, Sample.Content with { Companies = [elsewhere, .. Sample.Companies.Skip(1)] });
        using var sink = new MemoryMarketSink();
        using var workbook = new MemoryStream();

        Assert.StartsWith(message, Assert.Throws<FactUnwritableException>(() => MarketWriter.Write(market, sink, language: language)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<FactUnwritableException>(() => WorkbookWriter.Write(market, workbook, language)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<FactUnwritableException>(() => ChangedMarket.Of(market, [new FactChange("companies", elsewhere.Id.Value, "label", "x")], language)).Message, StringComparison.Ordinal);
    }

    // Each of these facts could be written alone.
    [Theory]
    [InlineData("de", "lässt sich nicht so schreiben", "der Betrieb, bei dem es steht")]
    [InlineData("en", "cannot be written and read back", "the company that it stands with")]
    public void Write_FactsThatCannotStandBesideEachOther_AreToldInTheLanguageAskedFor(string language, string refused, string allowed)
    {
        var company = Sample.Companies.First(one => one.Entitlements.Count > 0 && one.Trainers.Count > 0);
        var (entitled, trained) = (
            company with { Entitlements = company.Entitlements.Select(entitlement => entitlement with { Company = new("c-x") }).ToValueList() },
            company with { Trainers = company.Trainers.Select(trainer => trainer with { Company = new("c-x") }).ToValueList() });
        foreach (var (of, file) in new[] { (entitled, "entitlements.csv company: "), (trained, "trainers.csv company: ") })
        {
            var market = MarketGen.With(Sample, Sample.Content with { Companies = [.. Sample.Companies.Select(one => one.Id == of.Id ? of : one)] });
            using var sink = new MemoryMarketSink();
            var message = Assert.Throws<FactUnwritableException>(() => MarketWriter.Write(market, sink, language: language)).Message;
            Assert.StartsWith(file, message, StringComparison.Ordinal);
            Assert.Contains(refused, message, StringComparison.Ordinal);
            Assert.EndsWith(allowed, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_TextWithNul_IsRefused() =>
        Assert.StartsWith("companies.csv label: what stands there cannot be written", Assert.Throws<FactUnwritableException>(() => RoundTripTests.Write(WithLabel("a\0b"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Write_PolicyText_ComesBack()
    {
        using var sink = new MemoryMarketSink();
        MarketWriter.Write(Sample, sink, """{"inherits":"leipzig"}""");

        Assert.Equal("""{"inherits":"leipzig"}""", MarketReader.Read(new MemoryMarketSource(sink.Files)).PolicyText);
    }

    [Fact]
    public void Write_ToAFolder_MovesTheWholeIntoPlace() => InTempFolder(folder =>
    {
        var target = Path.Combine(folder, "new", "market");
        using (var sink = new FolderMarketSink(target))
        {
            MarketWriter.Write(Sample, sink);
        }

        Assert.Empty(MarketDifference.Find(Sample, MarketReader.Read(new FolderMarketSource(target)).Market!));
        Assert.Equal([target], Directory.GetFileSystemEntries(Path.Combine(folder, "new")));
    });

    [Fact]
    public void Write_ThatFails_LeavesNothing() => InTempFolder(folder =>
    {
        using (var sink = new FolderMarketSink(Path.Combine(folder, "market")))
        {
            Assert.Throws<FactUnwritableException>(() => MarketWriter.Write(WithLabel("a\0b"), sink));
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    });

    [Fact]
    public void Write_OverAMarket_OnlyWhenAskedAndOnlyMarkets() => InTempFolder(folder =>
    {
        var target = Path.Combine(folder, "market");
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "companies.csv"), "old");

        Assert.Throws<PathException>(() => new FolderMarketSink(target));
        using (var sink = new FolderMarketSink(target, replace: true))
        {
            MarketWriter.Write(Sample, sink);
        }

        Assert.NotNull(MarketReader.Read(new FolderMarketSource(target)).Market);
        File.WriteAllText(Path.Combine(target, "diary.txt"), "mine");
        Assert.Contains("diary.txt", Assert.Throws<PathException>(() => new FolderMarketSink(target, replace: true)).Message, StringComparison.Ordinal);
        Assert.Equal([target], Directory.GetFileSystemEntries(folder));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_OverAMarketThatCannotGiveWay_SaysSoAndLeavesItAsItWas(bool isStuck) => InTempFolder(folder =>
    {
        var target = Path.Combine(folder, "market");
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "companies.csv"), "old");
        using (var sink = new FolderMarketSink(target, replace: true))
        {
            // Either the former market finds no place to go, or the new one is gone before it takes its own.
            var draft = Assert.Single(Directory.GetDirectories(folder), path => path != target);
            if (isStuck)
            {
                File.WriteAllText(draft + ".former", "");
            }
            else
            {
                Directory.Delete(draft);
            }

            var told = Assert.Throws<PathException>(sink.Complete);
            Assert.Equal($"'{target}' lässt sich nicht ersetzen: ist der Ordner oder eine Datei darin woanders offen oder geschützt? Alles darin ist, wie es war.", PathException.TextOf(told, "de"));
            Assert.Equal($"'{target}' cannot be replaced: is the folder, or a file in it, open elsewhere or protected? All in it is as it was.", PathException.TextOf(told, "en"));
        }

        Assert.Equal("old", File.ReadAllText(Path.Combine(target, "companies.csv")));
    });

    [Fact]
    public void Complete_WhereSomethingCameMeanwhile_IsToldAsTyped() => InTempFolder(folder =>
    {
        var typed = Path.Combine(folder, ".", "market");
        using (var draft = new DraftFolder(typed))
        {
            File.WriteAllText(Path.Combine(folder, "market"), "mine");
            Assert.Equal($"'{typed}' ist eine Datei; hier muss ein Ordner stehen oder nichts.", PathException.TextOf(Assert.Throws<PathException>(draft.Complete), "de"));
            File.Delete(typed);
            Directory.CreateDirectory(Path.Combine(typed, "full"));
            Assert.Equal($"'{typed}' ist nicht leer; erlaubt ist ein neuer oder leerer Ordner.", PathException.TextOf(Assert.Throws<PathException>(draft.Complete), "de"));
        }
    });

    private static Market WithLabel(string label) =>
        MarketGen.With(Sample, Sample.Content with { Companies = [Sample.Companies[0] with { Label = label }, .. Sample.Companies.Skip(1)] });

    private static void InTempFolder(Action<string> test)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-office-");
        try
        {
            test(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
