using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Catalogue;

namespace Kausa.Matching.Cli.Output;

/// <summary>The plan of an interview day as it is shown, made here or told by a service.</summary>
/// <param name="IsProven">Whether the separate checker confirms it.</param>
/// <param name="IsSynthetic">Whether somebody said that people and companies are invented.</param>
/// <param name="Interviews">By slot, company, table.</param>
/// <param name="WithoutInterview">People for whom no company has time.</param>
/// <param name="NothingPossible">People for whom no place is possible today.</param>
internal sealed record InterviewDayView(bool IsProven, bool IsSynthetic, IReadOnlyList<InterviewDayView.Line> Interviews, IReadOnlyList<string> WithoutInterview, IReadOnlyList<string> NothingPossible)
{
    /// <summary>A day that was planned here.</summary>
    public static InterviewDayView Of(InterviewDayPlan plan) => new(
        plan.IsProven,
        IsSynthetic: false,
        [
            .. plan.Interviews.Select(interview => new Line(
                interview.Slot, interview.Table, interview.Candidate.Id.Value, interview.Company.Id.Value, interview.Company.Label, interview.Place.Id.Value,
                ReferenceCatalogue.Shared.FindOccupation(interview.Place.Occupation)!.Title, interview.PersonMillionths, interview.CompanyMillionths)),
        ],
        [.. plan.WithoutInterview.Select(person => person.Value)],
        [.. plan.NothingPossible.Select(person => person.Value)]);

    /// <summary>One interview.</summary>
    public sealed record Line(int Slot, int Table, string Candidate, string Company, string CompanyLabel, string Place, string OccupationTitle, int PersonMillionths, int CompanyMillionths);
}
