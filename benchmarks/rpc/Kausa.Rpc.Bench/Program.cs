using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Google.Protobuf;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.Bench.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

// PORT: serves the layer under /kausa.rpc.bench.v1.BenchService and the ceiling, plain Kestrel with prebuilt bytes, under /plain; /allocated tells the bytes allocated so far.
// request FILE: writes the request body for h2load.
if (args is ["request", var file])
{
    File.WriteAllBytes(file, Framed(new RankRequest { Candidate = new string('c', 100) }.ToByteArray()));
    return;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddRpc(options => options.MaxStreamsPerConnection = 1_000);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, int.Parse(args[0], CultureInfo.InvariantCulture), listen => listen.Protocols = HttpProtocols.Http2));
var app = builder.Build();

var answer = new RankResponse();
for (var i = 0; i < 20; i++)
    answer.Places.Add(new Place { Name = $"Ausbildungsplatz {i}", Company = "Musterbetrieb GmbH", Occupation = "Mechatronik", Town = "Musterstadt", Remark = "in der Naehe", ScoreMillionths = 900_000 - i });
var message = new StreamResponse { Data = ByteString.CopyFrom(new byte[1_000]) };

app.MapRpcService(BenchReflection.Descriptor.Services[0], bind => bind
    .Unary<RankRequest, RankResponse>("Rank", (_, _) => new(answer))
    .ServerStreaming<StreamRequest, StreamResponse>("Stream", async (request, writer, _) =>
    {
        for (var i = 0; i < request.MessageCount; i++)
            await writer.WriteAsync(message);
    }));

var prebuilt = Framed(answer.ToByteArray());
app.MapPost("/plain", (RequestDelegate)(async http =>
{
    var body = http.Request.BodyReader;
    while (true)
    {
        var read = await body.ReadAsync();
        body.AdvanceTo(read.Buffer.End);
        if (read.IsCompleted)
            break;
    }
    http.Response.ContentType = "application/grpc";
    prebuilt.CopyTo(http.Response.BodyWriter.GetSpan(prebuilt.Length));
    http.Response.BodyWriter.Advance(prebuilt.Length);
    http.Response.AppendTrailer("grpc-status", "0");
}));
app.MapGet("/allocated", () => GC.GetTotalAllocatedBytes(precise: true));
app.Run();

static byte[] Framed(byte[] message)
{
    var frame = new byte[5 + message.Length];
    BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
    message.CopyTo(frame, 5);
    return frame;
}
