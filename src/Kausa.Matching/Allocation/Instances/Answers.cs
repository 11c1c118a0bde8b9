namespace Kausa.Matching.Allocation.Instances;

/// <summary>The answer to an assignment problem, as it is written.</summary>
/// <param name="N">Number of agents and of tasks.</param>
/// <param name="Objective">Sum of the costs (or profits) of the assignment.</param>
/// <param name="Assignment">Task of each agent, both counted from 0.</param>
/// <param name="DualGap">Gap between the dual prices and the assignment, as the independent checker finds it; 0 for a proven optimum.</param>
public sealed record AssignmentAnswer(int N, long Objective, IReadOnlyList<int> Assignment, long DualGap);

/// <summary>The answer to a file of generalised assignment problems, as it is written.</summary>
/// <param name="Sense">"max" or "min".</param>
/// <param name="Problems">One answer per problem, in the order of the file.</param>
public sealed record GapAnswer(string Sense, IReadOnlyList<GapProblemAnswer> Problems);

/// <summary>The answer to one generalised assignment problem.</summary>
/// <param name="Agents">Number of agents.</param>
/// <param name="Jobs">Number of jobs.</param>
/// <param name="Objective">Sum of the values of the assignment; null when none was found.</param>
/// <param name="Bound">No assignment is better than this; null when there is none.</param>
/// <param name="Gap">Difference of bound and objective, 0 or more; 0 for a proven optimum; null without an assignment.</param>
/// <param name="Proven">Whether the assignment is proven optimal, or without one, that there is none.</param>
/// <param name="Assignment">Agent of each job, both counted from 0; null when none was found.</param>
public sealed record GapProblemAnswer(int Agents, int Jobs, long? Objective, long? Bound, long? Gap, bool Proven, IReadOnlyList<int>? Assignment);

/// <summary>The answer to a stable matching problem, as it is written.</summary>
/// <param name="Matching">Residents of each hospital, best for the hospital first; every hospital is named.</param>
/// <param name="Unmatched">Residents without a hospital, in the order of the document.</param>
/// <param name="BlockingPairs">Blocking pairs [resident, hospital] as the independent checker finds them; none in a stable matching.</param>
public sealed record StableAnswer(
    OrderedDictionary<string, IReadOnlyList<string>> Matching, IReadOnlyList<string> Unmatched, IReadOnlyList<IReadOnlyList<string>> BlockingPairs);
