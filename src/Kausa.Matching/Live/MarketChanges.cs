using Kausa.Matching.Model;

namespace Kausa.Matching.Live;

/// <summary>New numbers of seats of a place that is there.</summary>
/// <param name="Place">The place.</param>
/// <param name="SeatsTotal">Seats in all from now on, 0..1,000; null is not known.</param>
/// <param name="SeatsFilled">Seats filled from now on, 0..1,000; null is not known.</param>
public sealed record SeatChange(Id<TrainingPlace> Place, int? SeatsTotal, int? SeatsFilled)
{
    /// <summary>Seats in all from now on.</summary>
    public int? SeatsTotal { get; } = ThrowHelper.InRange(SeatsTotal, 0, 1_000, nameof(SeatsTotal));

    /// <summary>Seats filled from now on.</summary>
    public int? SeatsFilled { get; } = ThrowHelper.InRange(SeatsFilled, 0, 1_000, nameof(SeatsFilled));

    internal TrainingPlace ApplyTo(TrainingPlace place) => place with { SeatsTotal = SeatsTotal, SeatsFilled = SeatsFilled };
}

/// <summary>A batch of changes to a market: seen as a whole or not at all.</summary>
/// <remarks>
/// A row replaces the one of its identifier or is new. Nothing has an order: an identifier stands in one place of a batch only, as a row, as a change of seats or as
/// withdrawn, and references count after the whole batch.
/// </remarks>
public sealed record MarketChanges
{
    /// <summary>Companies that are new or told anew; what their places mean is worked out anew.</summary>
    public IReadOnlyList<Company> Companies { get; init; } = [];

    /// <summary>Places that are new or told anew.</summary>
    public IReadOnlyList<TrainingPlace> Places { get; init; } = [];

    /// <summary>Candidates who are new or told anew.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Advisers who are new or told anew.</summary>
    public IReadOnlyList<Adviser> Advisers { get; init; } = [];

    /// <summary>Places of which only the seats change.</summary>
    public IReadOnlyList<SeatChange> Seats { get; init; } = [];

    /// <summary>Companies that are there no more; nothing may refer to them after the batch.</summary>
    public IReadOnlyList<Id<Company>> WithdrawnCompanies { get; init; } = [];

    /// <summary>Places that are there no more.</summary>
    public IReadOnlyList<Id<TrainingPlace>> WithdrawnPlaces { get; init; } = [];

    /// <summary>Candidates who are there no more.</summary>
    public IReadOnlyList<Id<Candidate>> WithdrawnCandidates { get; init; } = [];

    /// <summary>Advisers who are there no more; nothing may refer to them after the batch.</summary>
    public IReadOnlyList<Id<Adviser>> WithdrawnAdvisers { get; init; } = [];

    /// <summary>Number of changes.</summary>
    public int Count => Companies.Count + Places.Count + Candidates.Count + Advisers.Count + Seats.Count
        + WithdrawnCompanies.Count + WithdrawnPlaces.Count + WithdrawnCandidates.Count + WithdrawnAdvisers.Count;
}
