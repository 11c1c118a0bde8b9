using System.Buffers;
using System.Runtime.InteropServices;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Live;

/// <summary>Makes the state after a batch of changes.</summary>
/// <remarks>
/// Steps: 1. Take the companies and advisers. 2. Say which places are new or told anew, those of changed companies among them. 3. Compile these and build the delta. 4. Compile
/// the people. Its cost follows from the batch and the delta, not from the market. One writer owns it; nothing of the state before is changed.
/// </remarks>
/// <param name="codes">Codes of the line, to be grown; codes that a failed batch gave hurt nobody.</param>
internal sealed class StateUpdate(MarketCodes codes)
{
    private readonly PlaceReader _reader = new(codes);
    private readonly PlaceCompiler _compiler = new(codes);

    /// <summary>The state after a batch.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="changes">A batch.</param>
    /// <exception cref="InvalidChangesException">The rows after the batch would make no market.</exception>
    public LiveState Next(LiveState state, MarketChanges changes)
    {
        var companies = changes.Companies.Select(MarketOrder.Canonical).ToList();
        var touched = new Dictionary<Id<Company>, Company?>();
        changes.WithdrawnCompanies.ToList().ForEach(id => touched[id] = null);
        companies.ForEach(company => touched[company.Id] = company);
        var batch = PlaceBatch.Of(state, changes, touched);
        var defects = ChangeCheck.FindDefects(state, changes, batch);
        if (defects.Count > 0)
        {
            throw new InvalidChangesException(defects);
        }
        batch.AddPlacesOf(state, touched);
        var rows = new RowDifference();
        var advisers = changes.Advisers.Select(MarketOrder.Canonical).ToList();
        var candidates = changes.Candidates.Select(MarketOrder.Canonical).ToArray();
        var nextCompanies = rows.Apply(state.Companies, companies, company => company.Id, changes.WithdrawnCompanies);
        var nextAdvisers = rows.Apply(state.Advisers, advisers, adviser => adviser.Id, changes.WithdrawnAdvisers);
        rows.Apply(state.People, candidates, candidate => candidate.Id, changes.WithdrawnCandidates, slot => slot.Candidate);

        // Compiling shares itself out to all threads. The table of rows and their columns know nothing of each other: one is made beside the other.
        var compiled = Compile(state, batch);
        LivePlaces places = null!;
        PlaceTable table = null!;
        Parallel.Invoke(
            () => places = state.Places.With(compiled, GoneOf(batch), codes),
            () =>
            {
                rows.Apply(state.PlaceRows, batch);
                table = Table(state, changes, batch);
            });
        var index = new PlaceIndex
        {
            Places = table,
            Segments = places.Segments,
            Codes = codes.Freeze(places.OccupationFloors()),
            Kernel = state.Index.Kernel,
        };
        var people = state.People.With(candidates, changes.WithdrawnCandidates, codes.ForPeople());
        return new LiveState(
            new MatchIndex(index, people, state.Index.Line, state.Index.SnapshotSum.Next(rows.Gone, rows.Come), state.Index.Version + 1),
            places,
            nextCompanies,
            nextAdvisers,
            TrainersOf(state, companies, changes.WithdrawnCompanies));
    }

    private PlaceRow[] Compile(LiveState state, PlaceBatch batch)
    {
        // Found once here, not by each of the threads below.
        state.Places.FindLanes();

        // Reading waits for memory and asks the rules, which threads that are idle can share; new codes are given one after the other.
        var rows = new PlaceRow[batch.Places.Count];
        var facts = ArrayPool<PlaceFacts>.Shared.Rent(rows.Length);
        Parallel.For(0, (rows.Length + PlaceReader.Step - 1) / PlaceReader.Step, step =>
        {
            var first = step * PlaceReader.Step;
            var end = Math.Min(first + PlaceReader.Step, rows.Length);
            Read(state, CollectionsMarshal.AsSpan(batch.Places)[first..end], facts.AsSpan(first));
            _compiler.Find(facts.AsSpan(first), rows.AsSpan(first..end));
        });
        _compiler.Give(state.PlaceRows.Count, facts, rows);
        ArrayPool<PlaceFacts>.Shared.Return(facts, clearArray: true);
        return rows;
    }

    private void Read(LiveState state, ReadOnlySpan<BatchPlace> batch, Span<PlaceFacts> facts)
    {
        var places = new TrainingPlace[batch.Length];
        var companies = new Company[batch.Length];
        Span<KnownPlace> known = stackalloc KnownPlace[batch.Length];
        state.Places.LookUp(batch, known);
        for (var i = 0; i < batch.Length; i++)
        {
            (places[i], companies[i]) = (batch[i].Place, batch[i].Company!);
        }

        _reader.Read(places, companies, known, facts[..batch.Length]);
    }

    private static List<int> GoneOf(PlaceBatch batch)
    {
        var gone = new List<int>(batch.Withdrawn.Length + batch.Places.Count);
        gone.AddRange(batch.Withdrawn);
        gone.AddRange(batch.Places.Select(place => place.Before).Where(number => number >= 0));
        return gone;
    }

    private static PlaceTable Table(LiveState state, MarketChanges changes, PlaceBatch batch)
    {
        var ids = new Id<TrainingPlace>[batch.Places.Count];
        var slots = new PlaceSlot[ids.Length];
        var more = -changes.WithdrawnPlaces.Count;
        for (var i = 0; i < ids.Length; i++)
        {
            var (before, place, company, _, _) = batch.Places[i];
            ids[i] = place.Id;
            slots[i] = new PlaceSlot(place, company!);
            more += before < 0 ? 1 : 0;
        }

        return new PlaceTable(state.PlaceRows.With(ids, slots, changes.WithdrawnPlaces, more), state.Index.Places.Places.TravelTimes);
    }

    private static LayeredMap<Id<Trainer>, Id<Company>> TrainersOf(LiveState state, List<Company> companies, IReadOnlyList<Id<Company>> withdrawn)
    {
        var after = companies.SelectMany(company => company.Trainers).Select(trainer => KeyValuePair.Create(trainer.Id, trainer.Company)).ToDictionary();
        var gone = companies.Select(company => company.Id).Concat(withdrawn)
            .SelectMany(id => state.Companies.TryGet(id, out var company) ? company.Trainers : [])
            .Select(trainer => trainer.Id)
            .Where(id => !after.ContainsKey(id))
            .ToList();
        return state.Trainers.With(after, gone);
    }
}
