using Kausa.Matching.Kernels;
using Xunit;

namespace Kausa.Matching.Tests.Kernels;

public sealed class KernelSelectorTests
{
    [Fact]
    public void Available_AnyProcessor_HasTheScalarPathAndEndsWithTheBest()
    {
        Assert.Contains(KernelPath.Scalar, KernelSelector.Available);
        Assert.Equal(KernelSelector.Best, KernelSelector.Available[^1]);
        Assert.All(KernelSelector.Available, path => Assert.Equal(path, KernelSelector.ByName(path.ToString().ToLowerInvariant())));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("3")]
    [InlineData("")]
    public void ByName_NoSuchPath_NamesWhatThereIs(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => KernelSelector.ByName(name));
        Assert.Contains("scalar", exception.Message, StringComparison.Ordinal);
        Assert.Contains(KernelSelector.Variable, exception.Message, StringComparison.Ordinal);
    }
}
