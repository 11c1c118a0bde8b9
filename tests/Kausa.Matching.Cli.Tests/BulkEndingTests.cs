namespace Kausa.Matching.Cli.Tests;

/// <summary>A name promises what is in the file: <c>bulk</c> writes CSV alone.</summary>
public sealed class BulkEndingTests
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
}
