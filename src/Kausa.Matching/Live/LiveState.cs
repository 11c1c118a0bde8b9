using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Live;

/// <summary>All that stands behind one version: what readers search, and what the next batch is checked against.</summary>
/// <param name="Index">What readers see.</param>
/// <param name="Places">The columns of places.</param>
/// <param name="Companies">Companies, whether they have places or not.</param>
/// <param name="Advisers">Advisers.</param>
/// <param name="Trainers">The company of each trainer.</param>
/// <remarks>Immutable and thread-safe. One reference to it is swapped, so that nobody sees half of a batch.</remarks>
internal sealed record LiveState(
    MatchIndex Index,
    LivePlaces Places,
    LayeredMap<Id<Company>, Company> Companies,
    LayeredMap<Id<Adviser>, Adviser> Advisers,
    LayeredMap<Id<Trainer>, Id<Company>> Trainers)
{
    /// <summary>Places by number.</summary>
    public RowTable<TrainingPlace, PlaceSlot> PlaceRows => Index.Places.Places.Rows;

    /// <summary>People by number.</summary>
    public RowTable<Candidate, CandidateSlot> People => Index.Persons;

    /// <summary>Changes that piled up since the last merge.</summary>
    public int ChangedCount =>
        PlaceRows.ChangedCount + People.ChangedCount + Companies.ChangedCount + Advisers.ChangedCount + Trainers.ChangedCount;

    /// <summary>The state of an index that never changed.</summary>
    public static LiveState Of(MatchIndex index, Market market) => new(
        index,
        LivePlaces.Of(index.Places.Segments[0].Columns, market.Places.Count),
        new(market.CompaniesById),
        new(market.Advisers.ToDictionary(adviser => adviser.Id)),
        new(market.CompaniesByTrainer));

    /// <summary>The rows of this state.</summary>
    public MarketContent Content() => new()
    {
        Companies = [.. Companies.Entries.Select(entry => entry.Value)],
        Places = [.. PlaceRows.Rows.Select(slot => slot.Place)],
        Candidates = [.. People.Rows.Select(slot => slot.Candidate)],
        Advisers = [.. Advisers.Entries.Select(entry => entry.Value)],
        TravelTimes = Index.Places.Places.TravelTimes,
    };
}
