using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Prices that prove a plan of a cohort optimal: one per place, company and adviser, in millionths of a score, and nothing of the solver's rows and columns.</summary>
/// <param name="Placement">What a placed person is worth for being placed at all: 0 for the best total, above the total of the plan for the most placed.</param>
/// <param name="Places">One per place, 0 or more: of a seat, of which a place has no more than its company's cap.</param>
/// <param name="Companies">One per company, 0 or more: of a person within its cap.</param>
/// <param name="Advisers">One per adviser, 0 or more: of a placed person within the caseload limit.</param>
/// <remarks>
/// With gain(pair) = both scores + placement − price of the place − price of its company − price of the person's adviser, every plan that keeps the rules has total + placement × people placed of at
/// most Σ min(seats, cap) × price over places + Σ cap × price over companies + Σ limit × price over advisers + Σ over people of the gain of the decided pair, else of the largest gain of their pairs,
/// which counts as 0 where it is less and the person need not be placed. Specification: docs/allocation.md, "Certificate of a plan".
/// </remarks>
public sealed record PlanPrices(long Placement, ValueList<long> Places, ValueList<long> Companies, ValueList<long> Advisers)
{
    /// <summary>The prices of the larger market with stand-ins and benches, as prices of caps and limits.</summary>
    /// <remarks>
    /// A stand-in must take some place of its company, so the lowest price among these is what a person within the cap costs. A bench beckons everybody it takes with its worth less its price: by that
    /// much somebody else of the same adviser has to gain more.
    /// </remarks>
    internal static PlanPrices Of(CohortProblem problem, CohortCertificate certificate)
    {
        var (instance, told) = (certificate.Instance, certificate.Solution.Certificate);
        long[] places = [.. told.ColumnPrices.Take(problem.Seats.Count)];
        var companies = new long[problem.ProposalCaps.Count];
        var advisers = new long[problem.CaseloadLimits.Count];
        var (columns, values) = (new int[instance.ColumnCount], new long[instance.ColumnCount]);
        var isCapped = new bool[companies.Length];
        for (var row = 0; row < instance.RowCount; row++)
        {
            var count = instance.CopyRow(row, columns, values);
            for (var at = 0; at < count; at++)
            {
                if (row >= problem.PersonCount)
                {
                    isCapped[problem.CompanyOfPlace[columns[at]]] = true;
                }
                else if (columns[at] >= places.Length)
                {
                    advisers[problem.AdviserOfPerson[row]] = Math.Max(0, values[at] + told.PlacementPrice - told.ColumnPrices[columns[at]]);
                }
            }
        }

        foreach (var ofCompany in Enumerable.Range(0, places.Length).GroupBy(place => problem.CompanyOfPlace[place]).Where(group => isCapped[group.Key]))
        {
            companies[ofCompany.Key] = ofCompany.Min(place => places[place]);
            foreach (var place in ofCompany)
            {
                places[place] -= companies[ofCompany.Key];
            }
        }

        return new PlanPrices(told.PlacementPrice, places.ToValueList(), companies.ToValueList(), advisers.ToValueList());
    }
}
