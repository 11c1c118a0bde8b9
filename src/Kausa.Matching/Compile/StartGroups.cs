using Kausa.Matching.Eligibility;
using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;

namespace Kausa.Matching.Compile;

/// <summary>Starts in groups that look alike to whoever sees only a part of them: one of a group speaks for all.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class StartGroups
{
    private readonly int[] _firsts;
    private readonly int[] _groups;

    /// <summary>Groups starts by what is seen of them.</summary>
    /// <param name="starts">Starts by code.</param>
    /// <param name="seen">What is seen of a start; all that is not is left at its default.</param>
    public StartGroups(StartWitness[] starts, Func<StartKey, StartKey> seen)
    {
        var known = new Dictionary<StartKey, int>();
        var firsts = new List<int>();
        _groups = new int[starts.Length];
        for (var s = 0; s < starts.Length; s++)
        {
            var key = seen(starts[s].Key);
            if (!known.TryGetValue(key, out _groups[s]))
            {
                known.Add(key, _groups[s] = firsts.Count);
                firsts.Add(s);
            }
        }

        _firsts = [.. firsts];
    }

    /// <summary>The first start of each group.</summary>
    public ReadOnlySpan<int> Firsts => _firsts;

    /// <summary>The group of each start.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>What a rule sees of a start.</summary>
    /// <param name="code">One of <see cref="PersonOutcome.Codes"/>, or C19.</param>
    /// <returns>The part it sees; a property of the rules holds this to what they say.</returns>
    public static Func<StartKey, StartKey> Seen(ReasonCode code) => code switch
    {
        ReasonCode.C12NotAvailable => static _ => default,
        ReasonCode.C01WorkNotPermitted or ReasonCode.C02PermitForPlace => Employment,
        ReasonCode.C03WaitingPeriod => static start => start.Pathway.IsEmployment() ? Days(start) : Employment(start),
        ReasonCode.C06SchoolDuty => static start => start.Pathway is Pathway.Avdual or Pathway.Validation ? Way(start) : FirstDay(start),
        ReasonCode.C07GuardianConsent => FirstDay,
        ReasonCode.C08MedicalCheck => static start => start.Pathway.IsEmployment() ? FirstDay(start) : Employment(start),
        ReasonCode.C13StartDate => Days,
        ReasonCode.C18PathwayClosed => static start => start.Pathway is Pathway.Bvb or Pathway.Validation ? start : Way(start),
        ReasonCode.C19EqSameFirm => static start => start.Pathway == Pathway.Eq ? FirstDay(start) with { Pathway = Pathway.Eq } : default,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A rule of which nobody has said what it sees of a start."),
    };

    /// <summary>The first day alone, by which ages count and German grows.</summary>
    public static StartKey FirstDay(StartKey start) => default(StartKey) with { StartsOn = start.StartsOn };

    private static StartKey Days(StartKey start) => FirstDay(start) with { StartFlexDays = start.StartFlexDays };

    private static StartKey Way(StartKey start) => default(StartKey) with { Pathway = start.Pathway };

    // Two ways stand for all: one that is employment and one that is not.
    private static StartKey Employment(StartKey start) => default(StartKey) with { Pathway = start.Pathway.IsEmployment() ? Pathway.DualApprenticeship : Pathway.Bvb };
}
