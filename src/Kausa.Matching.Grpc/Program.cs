using Kausa.Matching.Grpc;

await MatchingServer.Build(args).RunAsync();
