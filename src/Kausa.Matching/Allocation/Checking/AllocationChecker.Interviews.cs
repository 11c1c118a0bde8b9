using Kausa.Matching.Allocation.Cohort;

namespace Kausa.Matching.Allocation;

public static partial class AllocationChecker
{
    /// <summary>Checks an interview day: both steps against their prices, the prices against the market, and the day against the second step.</summary>
    /// <param name="problem">The cohort.</param>
    /// <param name="request">The day.</param>
    /// <param name="first">The step that gives as many people as possible one interview.</param>
    /// <param name="all">The step that fills the day beside it.</param>
    /// <param name="meetings">The day.</param>
    /// <returns>All offenders, rows people and columns companies.</returns>
    /// <remarks>The market of each step is derived from the cohort here: people with their interviews, companies with tables times slots, each pair at the best total of a place with a free seat.</remarks>
    internal static IReadOnlyList<AllocationFinding> CheckInterviews(
        CohortProblem problem, InterviewDayRequest request, CohortCertificate first, CohortCertificate all, IReadOnlyList<InterviewMeeting> meetings)
    {
        var values = new Dictionary<int, long>[problem.PersonCount];
        for (var person = 0; person < values.Length; person++)
        {
            values[person] = [];
            foreach (ref readonly var pair in problem.PairsOf(person))
            {
                var company = problem.CompanyOfPlace[pair.Place];
                var total = (long)pair.PersonMillionths + pair.CompanyMillionths;
                if (problem.Seats[pair.Place] > 0 && (!values[person].TryGetValue(company, out var most) || most < total))
                {
                    values[person][company] = total;
                }
            }
        }

        var findings = new List<AllocationFinding>();
        CheckStep(problem, request, 1, [], values, first, findings);
        CheckStep(problem, request, request.InterviewsPerPerson < request.SlotCount ? request.InterviewsPerPerson : request.SlotCount, first.Solution.Pairs, values, all, findings);
        CheckDay(problem, request, values, all.Solution, meetings, findings);
        return findings;
    }

    private static void CheckStep(
        CohortProblem problem,
        InterviewDayRequest request,
        int mostPerPerson,
        IReadOnlyList<AllocatedPair> standing,
        Dictionary<int, long>[] values,
        CohortCertificate step,
        List<AllocationFinding> findings)
    {
        var told = step.Instance;
        CheckObjective(step.Solution, AllocationObjective.MostPlacedThenBestTotal, findings);
        if (IsOfSize(told, problem.PersonCount, problem.ProposalCaps.Count, findings))
        {
            for (var row = 0; row < told.RowCount; row++)
            {
                CompareNumber(AllocationFault.CertificateCapacityDiffers, row, -1, told.RowCapacities[row], mostPerPerson, findings);
                CompareNumber(AllocationFault.CertificateDutyDiffers, row, -1, told.IsRequired(row) ? 1 : 0, 0, findings);
            }

            for (var column = 0; column < told.ColumnCount; column++)
            {
                CompareNumber(AllocationFault.CertificateCapacityDiffers, -1, column, told.ColumnCapacities[column], request.SlotCount * request.TablesPerCompany, findings);
            }

            ComparePinned(told, standing, findings);
            CompareRows(told, findings, (row, expected) =>
            {
                foreach (var (company, value) in values[row])
                {
                    expected[company] = value;
                }
            });
        }

        findings.AddRange(Check(told, step.Solution).Findings);
    }

    private static void CheckDay(
        CohortProblem problem, InterviewDayRequest request, Dictionary<int, long>[] values, AllocationSolution solution, IReadOnlyList<InterviewMeeting> meetings, List<AllocationFinding> findings)
    {
        var left = new HashSet<AllocatedPair>(solution.Pairs);
        var peopleAt = new HashSet<(int Slot, int Person)>();
        var tablesAt = new HashSet<(int Slot, int Company, int Table)>();
        foreach (var meeting in meetings)
        {
            var company = problem.CompanyOfPlace[meeting.Place];
            if (!left.Remove(new AllocatedPair(meeting.Person, company)))
            {
                findings.Add(new AllocationFinding(AllocationFault.CertificatePlanDiffers, meeting.Person, company, 1));
            }

            var isThere = meeting.Slot >= 0 && meeting.Slot < request.SlotCount && meeting.Table >= 0 && meeting.Table < request.TablesPerCompany;
            if (!(isThere & peopleAt.Add((meeting.Slot, meeting.Person)) & tablesAt.Add((meeting.Slot, company, meeting.Table))))
            {
                findings.Add(new AllocationFinding(AllocationFault.MeetingClash, meeting.Person, company, 1));
            }

            // The place told is one that fits both sides best.
            var pair = problem.Find(meeting.Person, meeting.Place);
            if (pair is null || problem.Seats[meeting.Place] == 0)
            {
                findings.Add(new AllocationFinding(AllocationFault.NotEligible, meeting.Person, company, 1));
            }
            else
            {
                CompareNumber(AllocationFault.CertificateValueDiffers, meeting.Person, company, (long)pair.Value.PersonMillionths + pair.Value.CompanyMillionths, values[meeting.Person][company], findings);
            }
        }

        findings.AddRange(solution.Pairs.Where(left.Contains).Select(pair => new AllocationFinding(AllocationFault.CertificatePlanDiffers, pair.Row, pair.Column, -1)));
    }
}
