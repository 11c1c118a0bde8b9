using System.Runtime.Intrinsics;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>A switch that is misspelt is silently ignored; then the digests would be compared with themselves.</summary>
[Trait("Category", "Digest")]
public sealed class HardwareSwitchTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Switch_SetToZero_ReallyTurnsVectorsOff(string name)
    {
        var accelerated = name switch
        {
            "DOTNET_EnableAVX512" => Vector512.IsHardwareAccelerated,
            "DOTNET_EnableAVX2" => Vector256.IsHardwareAccelerated,
            _ => Vector128.IsHardwareAccelerated,
        };
        if (Environment.GetEnvironmentVariable(name) == "0")
        {
            Assert.False(accelerated, $"{name}=0 had no effect");
        }
    }
}
