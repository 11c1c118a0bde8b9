using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>What compiling people needs to know of a market.</summary>
/// <param name="Starts">Starts by code, each with a place that has it.</param>
/// <param name="Blank">A place of which nothing is known, to ask rules with that look at one fact of it alone.</param>
/// <param name="Zones">The office's own travel times.</param>
/// <param name="Trade">Numbers of occupations.</param>
/// <param name="Minima">What language estimates make of minima.</param>
/// <param name="Policy">The policy.</param>
/// <param name="AsOf">Date of the question.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record PersonCodes(
    StartWitness[] Starts, StartWitness Blank, ZoneTimes Zones, TradeTables Trade, LanguageMinima Minima, MatchPolicy Policy, DateOnly AsOf)
{
    private StartQuestions? _questions;
    private HashSet<string>? _region;
    private byte[]? _startClasses;
    private (DrivingLicence Needed, TrainingPlace Place)[]? _licences;

    /// <summary>How the rules about a person are asked for all starts at once.</summary>
    public StartQuestions Questions => _questions ??= new StartQuestions(Starts);

    /// <summary>Class of each start, see <see cref="StartCalendar"/>.</summary>
    public byte[] StartClasses => _startClasses ??= new StartCalendar(AsOf).ClassesOf(Starts);

    /// <summary>Codes of the districts and states that the office is responsible for.</summary>
    public HashSet<string> Region => _region ??= [.. Policy.RegionAgs];

    /// <summary>A place of which only the licence is known that it needs, for each licence.</summary>
    public (DrivingLicence Needed, TrainingPlace Place)[] Licences =>
        _licences ??= Array.ConvertAll(Enum.GetValues<DrivingLicence>(), needed => (needed, Blank.Place with { LicenceNeeded = needed }));
}
