namespace Kausa.Matching.Allocation.Instances;

/// <summary>Solves a stable matching problem in the JSON format.</summary>
public static class SolveStable
{
    /// <summary>Reads, solves and checks.</summary>
    /// <param name="json">The market; see <see cref="StableJson"/>.</param>
    /// <param name="side">
    /// Who proposes. Null for the largest stable matching, which is the residents' best where there are no ties, and with ties as large as the search finds; see
    /// <see cref="StableMatcher.MatchLargest"/>.
    /// </param>
    /// <exception cref="InstanceFormatException">The document is not a market in this format.</exception>
    public static StableAnswer Run(string json, ProposingSide? side) => Run(json, side, out _);

    /// <summary>Reads, solves and checks, and says how large the matching is and how large one can be at most.</summary>
    /// <param name="json">The market; see <see cref="StableJson"/>.</param>
    /// <param name="side">Who proposes, as above; null for the largest stable matching that the search finds.</param>
    /// <param name="matching">The matching with its bound; <see cref="StableMatching.IsProvenLargest"/> says whether it is met.</param>
    /// <exception cref="InstanceFormatException">The document is not a market in this format.</exception>
    public static StableAnswer Run(string json, ProposingSide? side, out StableMatching matching)
    {
        StableMarket market = StableJson.Read(json);
        matching = side is { } proposing
            ? StableMatcher.Match(market.Instance, proposing)
            : StableMatcher.MatchLargest(market.Instance);
        return Describe(market, matching.HospitalOfResident);
    }

    /// <summary>Names a matching and the pairs that block it.</summary>
    /// <param name="market">The market.</param>
    /// <param name="hospitalOfResident">Hospital per resident, −1 for none.</param>
    public static StableAnswer Describe(StableMarket market, IReadOnlyList<int> hospitalOfResident)
    {
        ArgumentNullException.ThrowIfNull(market);
        IReadOnlyList<AllocationFinding> findings = AllocationChecker.CheckStable(market.Instance, hospitalOfResident);
        AllocationFinding[] faults = [.. findings.Where(finding => finding.Fault != AllocationFault.BlockingPair)];
        if (faults.Length > 0)
        {
            throw new ArgumentException($"Not a matching of this market: {faults[0]}.", nameof(hospitalOfResident));
        }

        var residentsOf = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (int hospital = 0; hospital < market.Hospitals.Count; hospital++)
        {
            var placed = new List<string>();
            foreach (int resident in market.Instance.Hospitals.Partners(hospital))
            {
                if (hospitalOfResident[resident] == hospital)
                {
                    placed.Add(market.Residents[resident]);
                }
            }

            residentsOf.Add(market.Hospitals[hospital], placed);
        }

        return new StableAnswer(
            residentsOf,
            [.. market.Residents.Where((_, resident) => hospitalOfResident[resident] < 0)],
            [.. findings.Select(finding => (IReadOnlyList<string>)[market.Residents[finding.Row], market.Hospitals[finding.Column]])]);
    }
}
