namespace Kausa.Rpc.Tests.Protocol;

public class RpcMetadataTests
{
    [Theory]
    [InlineData("Key", "v")]
    [InlineData("", "v")]
    [InlineData("grpc-status", "0")]
    [InlineData("content-type", "v")]
    [InlineData("te", "v")]
    [InlineData("a b", "v")]
    [InlineData("data-bin", "v")]
    [InlineData("key", "ä")]
    [InlineData("key", "line\nbreak")]
    [InlineData("key", " v")]
    public void Add_NotForTheWire_Throws(string key, string value) => Assert.ThrowsAny<ArgumentException>(() => new RpcMetadata().Add(key, value));

    [Fact]
    public void Add_BytesUnderATextKey_Throws() => Assert.Throws<ArgumentException>(() => new RpcMetadata().Add("key", [1]));

    [Fact]
    public void All_Repeats_KeepTheirOrder()
    {
        var metadata = new RpcMetadata().Add("k", "1").Add("other", "x").Add("k", "2");
        Assert.Equal(["1", "2"], metadata.All("k"));
        Assert.Equal("2", metadata["k"]);
        Assert.Equal(3, metadata.Count);
    }

    [Fact]
    public void AddReceived_JoinedAndPaddedBinary_IsSplitAndDecoded()
    {
        var metadata = RpcMetadata.Received([new KeyValuePair<string, string[]>("K-Bin", ["AQ==,AgM, BAUG"]), new("Grpc-Timeout", ["1S"])]);
        Assert.Equal([[1], [2, 3], [4, 5, 6]], metadata.Select(entry => (byte[])entry.Value));
    }

    [Fact]
    public void AddReceived_BrokenBinary_IsInternal() =>
        Assert.Equal(RpcStatusCode.Internal, Assert.Throws<RpcException>(() => RpcMetadata.Received([new KeyValuePair<string, string[]>("k-bin", ["*"])])).Status.Code);
}
