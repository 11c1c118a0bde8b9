using System.Globalization;
using System.Runtime.CompilerServices;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Learning;

/// <summary>Whether a learned policy may order lists for people.</summary>
public enum LearnedPolicyStatus
{
    /// <summary>Born so: it ranks in the lab alone.</summary>
    Candidate,

    /// <summary>A named person has put it into use after a fairness report.</summary>
    Active,
}

/// <summary>What a policy was learned from.</summary>
/// <param name="BasePolicy">Identifier of the expert policy it was shrunk towards.</param>
/// <param name="BaseVersion">Its version.</param>
/// <param name="Perspective">Whose weights were the start.</param>
/// <param name="OutcomeCount">Outcomes learned from: probation passed, or training broken off or never begun; nothing else is a label.</param>
/// <param name="PassedCount">Those in which probation was passed.</param>
/// <param name="ListCount">Lists on which they stood.</param>
public sealed record LearnedFrom(string BasePolicy, int BaseVersion, Perspective Perspective, int OutcomeCount, int PassedCount, int ListCount);

/// <summary>Who put a learned policy into use, on what grounds.</summary>
/// <param name="FairnessReport">SHA-256 of the fairness report, 64 lower-case hexadecimal digits.</param>
/// <param name="By">Name of the person who answers for it.</param>
/// <param name="On">The first day whose lists it orders; lists of days before stay the expert's.</param>
public sealed record Activation(string FairnessReport, string By, DateOnly On);

/// <summary>A policy learned from outcomes: integer tables, what they were learned from, and whether they may be used.</summary>
/// <remarks>It is ACTIVE exactly when it has an activation, and an activation is refused while outcomes are fewer than the minimum. Immutable and thread-safe.</remarks>
public sealed record LearnedPolicy
{
    /// <summary>The least that an office may ask for.</summary>
    public const int OutcomesMinLeast = LearningPolicy.OutcomesMinLeast;

    // One strategy for each set of tables, so that a question about a list allocates nothing.
    private static readonly ConditionalWeakTable<LearnedTables, MatchStrategy> Strategies = [];

    /// <summary>Identifier.</summary>
    public required string Id { get; init => field = ThrowHelper.NotBlank(value, 60, nameof(Id)); }

    /// <summary>Version, from 1.</summary>
    public required int Version { get; init => field = ThrowHelper.InRange(value, 1, int.MaxValue, nameof(Version)); }

    /// <summary>The tables.</summary>
    public required LearnedTables Tables { get; init; }

    /// <summary>What they were learned from.</summary>
    public required LearnedFrom From { get; init; }

    /// <summary>Outcomes below which it cannot be put into use.</summary>
    public required int OutcomesMin { get; init => field = ThrowHelper.InRange(value, OutcomesMinLeast, int.MaxValue, nameof(OutcomesMin)); }

    /// <summary>The expert's own curves of competences, usually none: what counts before the day on which it is in use.</summary>
    public ValueList<DimensionCurve> ExpertDimensions { get; init => field = DimensionCurve.InOrder(value, nameof(ExpertDimensions)); } = [];

    /// <summary>Who put it into use; null while it is a candidate.</summary>
    public Activation? Activation { get; private init; }

    /// <summary>Whether it may order lists for people.</summary>
    public LearnedPolicyStatus Status => Activation is null ? LearnedPolicyStatus.Candidate : LearnedPolicyStatus.Active;

    /// <summary>Whether it orders lists of a day: somebody has put it into use, from that day on or from one before.</summary>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>False for a candidate, and before the day.</returns>
    public bool IsInUse(DateOnly asOf) => Activation is { } activation && activation.On <= asOf;

    /// <summary>The strategy for lists that people see, in a market under <see cref="PolicyOn"/>.</summary>
    /// <exception cref="InvalidOperationException">The policy is still a candidate.</exception>
    public MatchStrategy Strategy => Activation is not null ? LabStrategy : throw StillACandidate();

    /// <summary>The strategy for experiments, whatever the status, in a market under <see cref="LabPolicyOn"/>.</summary>
    public MatchStrategy LabStrategy => Strategies.GetValue(Tables, static tables => new LearnedStrategy(tables));

    /// <summary>The policy for lists that people see: an expert's, in which shortfalls count as was learned.</summary>
    /// <param name="expert">The expert's policy; all but identity, who answers for it, curves of competences and what was learned stays as it is.</param>
    /// <returns>The policy to build an index with.</returns>
    /// <exception cref="InvalidOperationException">The policy is still a candidate.</exception>
    public MatchPolicy PolicyOn(MatchPolicy expert) => Activation is { } activation ? LabPolicyOn(expert) with { SignedOffBy = activation.By, Learned = this with { ExpertDimensions = expert.Skills.DimensionCurves } } : throw StillACandidate();

    /// <summary>The same for experiments, whatever the status.</summary>
    /// <param name="expert">The expert's policy.</param>
    /// <returns>The policy to build an index with; its own order is the expert's, so <see cref="LabStrategy"/> must be asked for.</returns>
    public MatchPolicy LabPolicyOn(MatchPolicy expert)
    {
        ArgumentNullException.ThrowIfNull(expert);
        return expert with { Id = Id, Version = Version, Skills = expert.Skills with { DimensionCurves = Tables.Dimensions }, Learning = new(OutcomesMin), Learned = null };
    }

    /// <summary>Puts the policy into use.</summary>
    /// <param name="activation">Report, person and day.</param>
    /// <returns>The active policy.</returns>
    /// <exception cref="ArgumentException">There are too few outcomes, the report is no SHA-256, or no person is named; the message says which.</exception>
    public LearnedPolicy Activate(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ThrowHelper.Check(
            From.OutcomeCount >= OutcomesMin,
            nameof(From.OutcomeCount),
            string.Create(CultureInfo.InvariantCulture, $"{From.OutcomeCount} outcomes; allowed to put into use are at least {OutcomesMin}"));
        ThrowHelper.Check(
            activation.FairnessReport is { Length: 64 } report && report.All(char.IsAsciiHexDigitLower),
            nameof(activation.FairnessReport),
            $"'{activation.FairnessReport}'; allowed is the SHA-256 of the fairness report, 64 lower-case hexadecimal digits");
        ThrowHelper.NotBlank(activation.By, 200, nameof(activation.By));
        return this with { Activation = activation };
    }

    private InvalidOperationException StillACandidate() => new($"{Id} is a candidate: it ranks in the lab alone until a fairness report exists and a named person puts it into use.");
}
