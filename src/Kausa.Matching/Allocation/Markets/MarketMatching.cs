namespace Kausa.Matching.Allocation.Markets;

/// <summary>A stable matching of a whole market.</summary>
public sealed class MarketMatching
{
    private readonly int[] _placeOfPerson;

    internal MarketMatching(int[] placeOfPerson) => _placeOfPerson = placeOfPerson;

    /// <summary>People who took part: in the market, their case neither PLACED nor CLOSED.</summary>
    public required int PersonCount { get; init; }

    /// <summary>Free seats of all places.</summary>
    public required long SeatCount { get; init; }

    /// <summary>People who have a place.</summary>
    public required int PairCount { get; init; }

    /// <summary>Proposals made; those that a place would have refused at once, and that were not made therefore, do not count. Differs from run to run, by who had proposed when a list was read.</summary>
    public required long ProposalCount { get; init; }

    /// <summary>Lists that had to be continued, once each time. Differs from run to run like <see cref="ProposalCount"/>.</summary>
    public required int ContinuedCount { get; init; }

    /// <summary>Number of the place of each person by their number in the index, −1 for none.</summary>
    public ReadOnlySpan<int> PlaceOfPerson => _placeOfPerson;
}
