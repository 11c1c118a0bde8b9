using Kausa.Matching.Grpc;

return await ServiceCommand.RunAsync(args);
