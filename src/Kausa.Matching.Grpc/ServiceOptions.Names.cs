using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Kausa.Matching.Grpc;

/// <summary>Flags, variables and keys of files that name no option: passed over in silence, the service would run otherwise than its administrator believes.</summary>
internal sealed partial record ServiceOptions
{
    /// <summary>What variables of options begin with.</summary>
    public const string VariablePrefix = "KAUSA_";

    // Variables without an '_' that are the library's, the command line's or a script's; PORT is told to all containers where Kubernetes has a service named kausa.
    private static readonly string[] OtherVariables = ["KERNEL", "KEY", "SERVER", "SEED", "TRACE", "SCREENSHOTS", "PORT"];

    // Between a section and its key in the name of a variable.
    private const string SectionMark = "__";

    // What else a file may hold: which logs are written.
    private const string LogSection = "Logging";

    // How OpenTelemetry itself is told what its exporter sends along, such as the headers that a collector wants.
    private const string TelemetryPrefix = "OTEL_";

    /// <summary>Leaves of what the host has read its files alone, and what variables tell OpenTelemetry.</summary>
    /// <remarks>The host takes every variable there is, and so would take STORE or LISTEN, which others set, for an option, open the ports of a variable that describes one, and believe forwarded addresses.</remarks>
    public static void KeepToFiles(ConfigurationManager configuration)
    {
        var sources = configuration.Sources;
        foreach (var source in sources.Where(source => source is not JsonConfigurationSource).ToList())
            sources.Remove(source);
        var telemetry = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (((string)variable.Key).StartsWith(TelemetryPrefix, StringComparison.OrdinalIgnoreCase))
                telemetry[(string)variable.Key] = (string?)variable.Value;
        }

        sources.Add(new MemoryConfigurationSource { InitialData = telemetry });
    }

    /// <summary>Reads flags.</summary>
    /// <param name="args">The command line: <c>--name value</c> or <c>--name=value</c>.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Dictionary<string, string?> Flags(string[] args, List<string> problems)
    {
        var flags = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var known = string.Join(", ", Names.Select(name => "--" + name));
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                problems.Add($"'{args[i]}': is no option; options are given as --name value, and there are: {known}.");
                continue;
            }

            var parts = args[i][2..].Split('=', 2);
            var value = parts.Length == 2 ? parts[1] : i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : string.Empty;
            if (!IsName(parts[0]))
                problems.Add($"--{parts[0]}: there is no such option; there are: {known}.");
            else if (string.IsNullOrWhiteSpace(value))
                problems.Add($"--{parts[0]}: a value is missing; give --{parts[0]} VALUE, or leave it out.");
            else
                flags[parts[0]] = value;
        }

        return flags;
    }

    private static bool IsName(string text) => Names.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> WrongVariables() => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Where(variable => variable.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase) && IsWrong(variable[VariablePrefix.Length..]))
        .Select(variable => $"{variable}: there is no such option; there are: {string.Join(", ", Names.Select(name => VariablePrefix + name.ToUpperInvariant()))}.");

    // Scripts and tests have variables of two words and more; where the first begins an option, or there is a section, an option is meant.
    private static bool IsWrong(string name)
    {
        if (IsName(name) || OtherVariables.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith(LogSection + SectionMark, StringComparison.OrdinalIgnoreCase))
            return false;
        var end = name.IndexOf('_', StringComparison.Ordinal);
        return end < 0 || name.Contains(SectionMark, StringComparison.Ordinal) || Names.Any(known => known.StartsWith(name[..end], StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> WrongKeys(IConfigurationRoot configuration)
    {
        foreach (var file in configuration.Providers.OfType<JsonConfigurationProvider>())
        {
            foreach (var key in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase).Where(key => !string.Equals(key, LogSection, StringComparison.OrdinalIgnoreCase)))
            {
                if (!IsName(key))
                    yield return $"{key} in {file.Source.Path}: there is no such option; there are: {string.Join(", ", Names)}, and the section {LogSection}.";
                else if (file.GetChildKeys([], key).Any())
                    yield return $"{key} in {file.Source.Path}: one text or number, and no list or section.";
            }
        }
    }
}
