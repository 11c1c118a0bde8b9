using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;

namespace Kausa.Matching.Cli.Remote;

/// <summary>An interview day, planned by a service: the same day as of a folder.</summary>
internal static class RemoteInterviewDay
{
    public static Task<V1.PlanInterviewDayResponse> MakeAsync(MatchingClient client, InterviewDayRequest request, DateOnly? asOf) => client.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest
    {
        SlotCount = request.SlotCount,
        TablesPerCompany = request.TablesPerCompany,
        InterviewsPerPerson = request.InterviewsPerPerson,
        Mode = (V1.ScoreMode)Words.Of(request.Mode),
        AsOf = Days.Of(asOf),
    });

    public static InterviewDayView View(V1.PlanInterviewDayResponse day)
    {
        var places = day.Places.ToDictionary(place => place.Name, StringComparer.Ordinal);
        return new(
            day.Proven,
            day.Info.Synthetic,
            [
                .. day.Interviews.Select(interview => new InterviewDayView.Line(
                    interview.Slot, interview.Table, RemoteNames.IdOf(interview.Candidate), RemoteNames.IdOf(interview.Company), places[interview.Place].CompanyLabel, RemoteNames.IdOf(interview.Place),
                    places[interview.Place].OccupationTitle, interview.PersonMillionths, interview.CompanyMillionths)),
            ],
            [.. day.WithoutInterview.Select(RemoteNames.IdOf)],
            [.. day.NothingPossible.Select(RemoteNames.IdOf)]);
    }
}
