using System.Globalization;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>
/// The OR-Library text format of the generalised assignment problem: the number of problems; for each the numbers of agents m and jobs n, m rows of n costs,
/// m rows of n resources, m capacities; rows wrap freely.
/// </summary>
/// <remarks>Source: Beasley, OR-Library, gapinfo. Its files gap1 to gap12 state optima of the maximisation problems, gapa to gapd of the minimisation.</remarks>
public static class GapText
{
    private const int CountMax = 10_000;

    /// <summary>Reads all problems of a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InstanceFormatException">The text is not in this format; the message says where and what is allowed.</exception>
    public static IReadOnlyList<GapInstance> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new NumberTextReader(text);
        int count = (int)numbers.Next(KeyedText.Of("Instance.PROBLEMS"), 1, CountMax);
        var problems = new List<GapInstance>(count);
        for (int problem = 1; problem <= count; problem++)
        {
            int agents = (int)numbers.Next(Of("AGENTS", problem), 1, CountMax);
            int jobs = (int)numbers.Next(Of("JOBS", problem), 1, CountMax);
            long[] costs = Numbers(numbers, agents * jobs, Of("COST", problem), -GapInstance.MaxValue, GapInstance.MaxValue);
            long[] resources = Numbers(numbers, agents * jobs, Of("RESOURCE", problem), 0, GapInstance.MaxResource);
            long[] capacities = Numbers(numbers, agents, Of("CAPACITY", problem), 0, long.MaxValue / 10);
            problems.Add(new GapInstance(jobs, costs, resources, capacities));
        }

        numbers.ExpectEnd(Of("PROBLEM", count));
        return problems;
    }

    /// <summary>Writes problems, one matrix row per line.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="problems">The problems.</param>
    public static void Write(TextWriter text, IReadOnlyList<GapInstance> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(problems);
        WriteRow(text, [problems.Count]);
        foreach (GapInstance problem in problems)
        {
            WriteRow(text, [problem.AgentCount, problem.JobCount]);
            WriteMatrix(text, problem, problem.Value);
            WriteMatrix(text, problem, problem.Resource);
            WriteRow(text, Enumerable.Range(0, problem.AgentCount).Select(problem.Capacity));
        }
    }

    private static KeyedText Of(string what, int problem) => KeyedText.Of($"Instance.GAP_{what}", ("problem", problem));

    private static long[] Numbers(NumberTextReader numbers, int count, KeyedText what, long min, long max)
    {
        var read = new long[count];
        for (int at = 0; at < count; at++)
        {
            read[at] = numbers.Next(what, min, max);
        }

        return read;
    }

    private static void WriteMatrix(TextWriter text, GapInstance problem, Func<int, int, long> entry)
    {
        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            WriteRow(text, Enumerable.Range(0, problem.JobCount).Select(job => entry(agent, job)));
        }
    }

    private static void WriteRow(TextWriter text, IEnumerable<long> numbers) =>
        text.Write(string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + "\n");
}
