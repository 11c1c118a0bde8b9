namespace Kausa.Matching.Allocation;

/// <summary>The largest weakly stable matching: reduction, approximation, bound, and an exact search where these leave a gap.</summary>
internal static class LargestStableSearch
{
    /// <summary>Parts with more pairs than this are not searched: the search keeps a copy of the part per open branch.</summary>
    private const int SearchedPairsMax = 2_000;

    /// <summary>An upper bound of the size of every weakly stable matching.</summary>
    public static int SizeBound(StableGraph graph) =>
        StablePart.Split(graph, StableReduction.Run(graph)).Sum(part => SeatMatching.MaxSize(part, AllLeft(part)));

    public static StableMatching Run(StableGraph graph, int branchingsMax)
    {
        int[] pairOf = TieApproximation.Run(graph);
        int sizeBound = 0;
        int branchingsLeft = branchingsMax;
        foreach (StablePart part in StablePart.Split(graph, StableReduction.Run(graph)))
        {
            int[] found = [.. part.SourcePairs.Where(pair => pairOf[graph.Pairs[pair].Resident] == pair)];
            int bound = SeatMatching.MaxSize(part, AllLeft(part));
            if (found.Length < bound && part.Pairs.Length <= SearchedPairsMax)
            {
                var search = new StablePartSearch(part, found.Length, branchingsLeft);
                bool isComplete = search.Run();
                branchingsLeft = search.BranchingsLeft;
                if (search.Best is { } best)
                {
                    Replace(graph, part, best, pairOf);
                    found = best;
                }

                bound = isComplete ? found.Length : bound;
            }

            sizeBound += bound;
        }

        return new StableMatching([.. pairOf.Select(pair => pair < 0 ? -1 : graph.Pairs[pair].Hospital)], sizeBound);
    }

    private static void Replace(StableGraph graph, StablePart part, int[] best, int[] pairOf)
    {
        foreach (int pair in part.SourcePairs)
        {
            pairOf[graph.Pairs[pair].Resident] = -1;
        }

        foreach (int pair in best)
        {
            pairOf[graph.Pairs[part.SourcePairs[pair]].Resident] = part.SourcePairs[pair];
        }
    }

    private static bool[] AllLeft(StablePart part)
    {
        var left = new bool[part.Pairs.Length];
        left.AsSpan().Fill(true);
        return left;
    }
}
