using Kausa.Matching.Cli;

return KausaCommand.Run(args, Console.Out, Console.Error);
