using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Cli.Output;

/// <summary>The figures of the allocation of a nation as JSON.</summary>
internal static class AllocationBenchJson
{
    public static string Write(AllocationBenchResult result) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("places", result.Places);
        json.WriteNumber("candidates", result.Candidates);
        json.WriteNumber("threads", result.Threads);
        json.WriteNumber("seconds", Rounded(result.Seconds));
        json.WriteNumber("processor_s", Rounded(result.ProcessorSeconds));
        json.WriteNumber("people", result.Matching.PersonCount);
        json.WriteNumber("seats", result.Matching.SeatCount);
        json.WriteNumber("placed", result.Matching.PairCount);
        json.WriteNumber("proposals", result.Matching.ProposalCount);
        json.WriteNumber("lists_continued", result.Matching.ContinuedCount);
        json.WriteNumber("allocated_mb", result.AllocatedBytes >> 20);
        json.WriteStartObject("check");
        json.WriteNumber("finding_count", result.Check.Findings.Count);
        json.WriteNumber("wished_pairs", result.Check.WishedPairCount);
        json.WriteNumber("reference_pairs", result.Check.ReferencePairCount);
        json.WriteNumber("reference_differences", result.Check.ReferenceDifferenceCount);
        json.WriteNumber("seconds", Rounded(result.CheckSeconds));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static decimal Rounded(double value) => Math.Round((decimal)value, 3);
}
