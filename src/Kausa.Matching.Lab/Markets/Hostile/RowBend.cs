using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>How the rows of a market are changed, one by one, and which travel times it has.</summary>
internal sealed record RowBend
{
    public Func<Candidate, Candidate> Candidate { get; init; } = row => row;

    public Func<Company, Company> Company { get; init; } = row => row;

    public Func<TrainingPlace, TrainingPlace> Place { get; init; } = row => row;

    public TravelTimeTable TravelTimes { get; init; } = TravelTimeTable.Empty;
}
