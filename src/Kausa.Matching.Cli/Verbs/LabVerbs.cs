using System.CommandLine;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab</c>: what researchers do with markets and lists.</summary>
internal static class LabVerbs
{
    public static Command Create(Terminal terminal) => new("lab")
    {
        LabMeasureVerb.Create(terminal), LabLearnVerb.Create(terminal), LabLearnPolicyVerb.Create(terminal), LabFairnessVerbs.Fairness(terminal), LabFairnessVerbs.Activate(terminal), LabRunVerb.Create(terminal),
        LabBenchVerbs.Export(terminal), LabBenchVerbs.Score(terminal),
    };

    /// <summary>Reads one file; what is wrong with it is bad input that names the option and the file.</summary>
    public static T Read<T>(string option, string file, Func<TextReader, T> read)
    {
        try
        {
            using var text = Open(option, file);
            return read(text);
        }
        catch (InstanceFormatException exception)
        {
            throw new FileContentException(file, language => exception.Errors.Select(error => error.In(language)));
        }
    }

    /// <summary>Opens a file; what stands in the way is bad input that names the option.</summary>
    public static StreamReader Open(string option, string file)
    {
        try
        {
            return new StreamReader(RegularFile.OpenOrWait(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusablePathException(option, file, exception);
        }
    }
}
