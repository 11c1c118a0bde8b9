namespace Kausa.Matching.Cli.Tests;

/// <summary>What <c>bulk</c> says: a name promises what is in the file, which is CSV alone, and long work tells how far it is.</summary>
public sealed class BulkVerbTests
{
    [Theory]
    [InlineData(".xlsx", "de", "die Endung '.xlsx' passt nicht zu dem, was geschrieben wird; erlaubt ist eine Datei, die auf .csv endet")]
    [InlineData(".JSON", "en", "the ending '.JSON' does not fit what is written; allowed is a file name that ends in .csv")]
    public void Bulk_EndingOfAnotherForm_IsRefusedAndNothingIsWritten(string ending, string language, string message)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{ending}");
        var run = Shell.Kausa("bulk", "--market", Shell.Stuttgart, "--out", file, "--lang", language);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.StartsWith($"--out '{file}': {message}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("de", "100 von 100 Personen", "60 von 60 Plätzen", "Geschrieben: ")]
    [InlineData("en", "100 of 100 candidates", "60 of 60 places", "Wrote ")]
    public void Bulk_Progress_IsToldInTheLanguageAskedFor(string language, params string[] lines)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            var run = Shell.Kausa("bulk", "--market", Shell.Stuttgart, "--side", "both", "--top", "100", "--out", file, "--lang", language);
            Assert.Equal((0, string.Empty), (run.Code, run.Output));
            Assert.All(lines, line => Assert.Contains(line, run.Error, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
