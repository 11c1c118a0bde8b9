namespace Kausa.Matching.Cli.Tests;

public class ServerKeyTests
{
    [Theory]
    [InlineData("km_ü")]
    [InlineData("km_1 ")]
    [InlineData(" km_1")]
    [InlineData("km_1\n")]
    public void Rank_KeyThatNoHeaderCarries_IsRefusedAndNotShown(string key)
    {
        var run = Shell.Kausa("rank", "--server", "http://127.0.0.1:1", "--key", key, "--candidate", "C1");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("--key: erlaubt sind druckbare ASCII-Zeichen, am Anfang und am Ende ohne Leerzeichen.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("km_", run.Error, StringComparison.Ordinal);
    }
}
