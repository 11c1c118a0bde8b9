namespace Kausa.Rpc.Tests.Protocol;

public class RpcStatusTests
{
    [Theory]
    [InlineData(400, RpcStatusCode.Internal)]
    [InlineData(401, RpcStatusCode.Unauthenticated)]
    [InlineData(403, RpcStatusCode.PermissionDenied)]
    [InlineData(404, RpcStatusCode.Unimplemented)]
    [InlineData(429, RpcStatusCode.Unavailable)]
    [InlineData(502, RpcStatusCode.Unavailable)]
    [InlineData(503, RpcStatusCode.Unavailable)]
    [InlineData(504, RpcStatusCode.Unavailable)]
    [InlineData(500, RpcStatusCode.Unknown)]
    [InlineData(200, RpcStatusCode.Unknown)]
    public void FromHttp_AnswerWithoutStatus_IsMapped(int http, RpcStatusCode code) => Assert.Equal(code, RpcStatus.FromHttp(http));

    [Theory]
    [InlineData(0, RpcStatusCode.Internal)]
    [InlineData(7, RpcStatusCode.Unavailable)]
    [InlineData(8, RpcStatusCode.Cancelled)]
    [InlineData(11, RpcStatusCode.ResourceExhausted)]
    [InlineData(12, RpcStatusCode.PermissionDenied)]
    public void FromReset_Stream_IsMapped(long errorCode, RpcStatusCode code) => Assert.Equal(code, RpcStatus.FromReset(errorCode));

    [Theory]
    [InlineData("0", RpcStatusCode.Ok)]
    [InlineData("16", RpcStatusCode.Unauthenticated)]
    [InlineData("17", RpcStatusCode.Unknown)]
    [InlineData("-1", RpcStatusCode.Unknown)]
    [InlineData("x", RpcStatusCode.Unknown)]
    [InlineData(null, RpcStatusCode.Unknown)]
    public void ParseCode_Text_IsReadWithinTheKnownCodes(string? text, RpcStatusCode code) => Assert.Equal(code, new RpcStatus(RpcStatus.ParseCode(text)).Code);

    [Fact]
    public void NameOf_EveryCode_IsUpperSnake() =>
        Assert.Equal(["OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
            "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"], Enum.GetValues<RpcStatusCode>().Select(RpcStatus.NameOf));
}
