using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks a cohort plan and its proof: the plan by definition, the prices, and that the prices are those of this cohort and of this plan.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="allocation">The claim.</param>
    /// <param name="objective">What the plan claims to be.</param>
    /// <returns>All offenders; the gap of the prices, null for a stable plan and where an optimal one has none.</returns>
    /// <remarks>
    /// Prices prove the optimum of the market they were told for. So the market is derived from the cohort once more, here, and compared: 1. People, then stand-ins, each for one; places with their
    /// seats up to the cap, then benches. 2. Row by row, who may have what at which value: both sides' scores; a stand-in every place of its company at 0; a bench those of its adviser who may
    /// wait, at one and the same value above every pair's, so that it is full in every optimum. 3. Who must be filled and what is decided. 4. Who the prices place where, against the plan.
    /// </remarks>
    public static CohortProof CheckPlan(CohortProblem problem, CohortAllocation allocation, CohortObjective objective)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(allocation);
        var findings = new List<AllocationFinding>(CheckCohort(problem, allocation.PlaceOfPerson, objective));
        if (objective == CohortObjective.Stable)
        {
            return new CohortProof(findings.ToValueList(), null);
        }

        if (allocation.Certificate is not { } certificate)
        {
            findings.Add(new AllocationFinding(AllocationFault.CertificateMissing, -1, -1, 1));
            return new CohortProof(findings.ToValueList(), null);
        }

        var expected = objective == CohortObjective.MostPlaced ? AllocationObjective.MostPlacedThenBestTotal : AllocationObjective.BestTotal;
        CheckObjective(certificate.Solution, expected, findings);
        CompareCohort(problem, certificate.Instance, findings);
        ComparePlan(problem, allocation.PlaceOfPerson, certificate.Solution, findings);
        var check = Check(certificate.Instance, certificate.Solution);
        findings.AddRange(check.Findings);
        return new CohortProof(findings.ToValueList(), check.DualGap);
    }

    private static void CheckObjective(AllocationSolution solution, AllocationObjective expected, List<AllocationFinding> findings)
    {
        if (solution.Objective != expected)
        {
            findings.Add(new AllocationFinding(AllocationFault.CertificateObjectiveDiffers, -1, -1, (int)solution.Objective - (int)expected));
        }
    }

    private static void CompareCohort(CohortProblem problem, AllocationInstance told, List<AllocationFinding> findings)
    {
        var (people, places) = (problem.PersonCount, problem.Seats.Count);
        var capped = new int[places];
        var surplus = new long[problem.ProposalCaps.Count];
        for (var company = 0; company < surplus.Length; company++)
        {
            surplus[company] = -problem.ProposalCaps[company];
        }

        for (var place = 0; place < places; place++)
        {
            var company = problem.CompanyOfPlace[place];
            capped[place] = Math.Min(problem.Seats[place], problem.ProposalCaps[company]);
            surplus[company] += capped[place];
        }

        var isDecided = new bool[people];
        foreach (var pair in problem.Decided)
        {
            isDecided[pair.Row] = true;
        }

        var isRequired = new bool[people];
        foreach (var person in problem.Required)
        {
            isRequired[person] = true;
        }

        int[] tooMany = [.. problem.CaseloadLimits.Select(limit => -limit)];
        for (var person = 0; person < people; person++)
        {
            if (problem.AdviserOfPerson[person] is >= 0 and var adviser && (isDecided[person] || problem.PairsOf(person).Length > 0))
            {
                tooMany[adviser]++;
            }
        }

        List<int> benches = [.. Enumerable.Range(0, tooMany.Length).Where(adviser => tooMany[adviser] > 0)];
        if (!IsOfSize(told, people + surplus.Sum(count => Math.Max(count, 0)), places + benches.Count, findings))
        {
            return;
        }

        var placesOfCompany = Enumerable.Range(0, places).ToLookup(place => problem.CompanyOfPlace[place]);
        int[] standIns = [.. Enumerable.Range(0, surplus.Length).Where(company => surplus[company] > 0).SelectMany(company => Enumerable.Repeat(company, (int)surplus[company]))];

        for (var row = 0; row < told.RowCount; row++)
        {
            CompareNumber(AllocationFault.CertificateCapacityDiffers, row, -1, told.RowCapacities[row], 1, findings);
            var must = row >= people || isRequired[row];
            CompareNumber(AllocationFault.CertificateDutyDiffers, row, -1, told.IsRequired(row) ? 1 : 0, must ? 1 : 0, findings);
        }

        for (var column = 0; column < told.ColumnCount; column++)
        {
            CompareNumber(AllocationFault.CertificateCapacityDiffers, -1, column, told.ColumnCapacities[column], column < places ? capped[column] : tooMany[benches[column - places]], findings);
        }

        ComparePinned(told, problem.Decided, findings);
        var benchWorth = BenchWorth(problem, told);
        CompareRows(told, findings, (row, values) =>
        {
            if (row >= people)
            {
                foreach (var place in placesOfCompany[standIns[row - people]])
                {
                    values[place] = 0;
                }

                return;
            }

            foreach (ref readonly var pair in problem.PairsOf(row))
            {
                values[pair.Place] = (long)pair.PersonMillionths + pair.CompanyMillionths;
            }

            var bench = benches.IndexOf(problem.AdviserOfPerson[row]);
            if (bench >= 0 && !isDecided[row] && !isRequired[row] && problem.PairsOf(row).Length > 0)
            {
                values[places + bench] = benchWorth;
            }
        });
    }

    /// <summary>What the benches are told to be worth, or the least that it may be where that is not above every pair.</summary>
    private static long BenchWorth(CohortProblem problem, AllocationInstance told)
    {
        var least = 1L;
        foreach (ref readonly var pair in problem.Pairs)
        {
            least = Math.Max(least, (long)pair.PersonMillionths + pair.CompanyMillionths + 1);
        }

        return Math.Max(least, told.MaxValue);
    }

    private static void ComparePlan(CohortProblem problem, ValueList<int> placeOfPerson, AllocationSolution solution, List<AllocationFinding> findings)
    {
        var told = new int[problem.PersonCount];
        told.AsSpan().Fill(-1);
        foreach (var pair in solution.Pairs)
        {
            if (pair.Row >= 0 && pair.Row < told.Length && pair.Column >= 0 && pair.Column < problem.Seats.Count)
            {
                told[pair.Row] = pair.Column;
            }
        }

        for (var person = 0; person < told.Length; person++)
        {
            if (told[person] != placeOfPerson[person])
            {
                findings.Add(new AllocationFinding(AllocationFault.CertificatePlanDiffers, person, told[person], 1));
            }
        }
    }

    private static bool IsOfSize(AllocationInstance told, long rowCount, int columnCount, List<AllocationFinding> findings)
    {
        if (told.RowCount != rowCount)
        {
            findings.Add(new AllocationFinding(AllocationFault.CertificateSizeDiffers, told.RowCount, -1, told.RowCount - rowCount));
        }

        if (told.ColumnCount != columnCount)
        {
            findings.Add(new AllocationFinding(AllocationFault.CertificateSizeDiffers, -1, told.ColumnCount, told.ColumnCount - columnCount));
        }

        return told.RowCount == rowCount && told.ColumnCount == columnCount;
    }

    private static void ComparePinned(AllocationInstance told, IReadOnlyList<AllocatedPair> expected, List<AllocationFinding> findings)
    {
        var left = new HashSet<AllocatedPair>(expected);
        foreach (var pair in told.PinnedPairs)
        {
            if (!left.Remove(pair))
            {
                findings.Add(new AllocationFinding(AllocationFault.CertificateDutyDiffers, pair.Row, pair.Column, 1));
            }
        }

        findings.AddRange(expected.Where(left.Contains).Select(pair => new AllocationFinding(AllocationFault.CertificateDutyDiffers, pair.Row, pair.Column, -1)));
    }

    /// <summary>Compares who may have what at which value; <paramref name="fill"/> puts the values that a row must have into an empty table by column.</summary>
    private static void CompareRows(AllocationInstance told, List<AllocationFinding> findings, Action<int, Dictionary<int, long>> fill)
    {
        var columns = new int[told.ColumnCount];
        var values = new long[told.ColumnCount];
        var expected = new Dictionary<int, long>();
        for (var row = 0; row < told.RowCount; row++)
        {
            expected.Clear();
            fill(row, expected);
            var count = told.CopyRow(row, columns, values);
            for (var at = 0; at < count; at++)
            {
                if (!expected.Remove(columns[at], out var value))
                {
                    findings.Add(new AllocationFinding(AllocationFault.CertificatePairUnknown, row, columns[at], 1));
                }
                else
                {
                    CompareNumber(AllocationFault.CertificateValueDiffers, row, columns[at], values[at], value, findings);
                }
            }

            findings.AddRange(expected.Keys.Order().Select(column => new AllocationFinding(AllocationFault.CertificatePairMissing, row, column, 1)));
        }
    }

    private static void CompareNumber(AllocationFault fault, int row, int column, long told, long expected, List<AllocationFinding> findings)
    {
        if (told != expected)
        {
            findings.Add(new AllocationFinding(fault, row, column, (Int128)told - expected));
        }
    }
}
