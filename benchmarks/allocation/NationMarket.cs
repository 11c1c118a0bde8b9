using Kausa.Matching.Allocation;

namespace Kausa.Matching.Benchmarks.Allocation;

/// <summary>
/// A market of the size of a country: every person wishes for one occupation and prefers its places by nearness along a line, every place ranks persons in
/// an order of its own with many ties. Lists are whole – all places of the occupation – and made up while they are read.
/// </summary>
internal sealed class NationMarket
{
    private readonly int[] _occupationOfResident;
    private readonly int[] _homeOfResident;
    private readonly int[][] _placesOfOccupation;

    public NationMarket(int residents, int places, int occupations, int seed)
    {
        var random = new Random(seed);
        var placesOf = new List<int>[occupations];
        for (int occupation = 0; occupation < occupations; occupation++)
        {
            placesOf[occupation] = [];
        }

        for (int place = 0; place < places; place++)
        {
            placesOf[random.Next(occupations)].Add(place);
        }

        _placesOfOccupation = [.. placesOf.Select(of => of.ToArray())];
        _occupationOfResident = [.. Enumerable.Range(0, residents).Select(_ => random.Next(occupations))];
        _homeOfResident = [.. _occupationOfResident.Select(occupation => random.Next(Math.Max(1, _placesOfOccupation[occupation].Length)))];
    }

    public PlacePriorities Priorities => default;

    public NearestFirst NewSource() => new(this);

    /// <summary>Walks away from home in both directions: 0, +1, −1, +2, −2 …</summary>
    internal sealed class NearestFirst(NationMarket market) : IPreferenceSource
    {
        private readonly int[] _step = new int[market._homeOfResident.Length];

        public bool TryNextGroup(int proposer, List<int> group)
        {
            int[] places = market._placesOfOccupation[market._occupationOfResident[proposer]];
            int home = market._homeOfResident[proposer];
            while (_step[proposer] < 2 * places.Length)
            {
                int step = _step[proposer]++;
                int at = (step & 1) == 1 ? home + ((step + 1) >> 1) : home - (step >> 1);
                if (at >= 0 && at < places.Length)
                {
                    group.Add(places[at]);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A thousand levels, mixed from both numbers.</summary>
    internal readonly struct PlacePriorities : IReceiverPriorities
    {
        public bool TryGetPriority(int receiver, int proposer, out long priority)
        {
            ulong mixed = ((ulong)(uint)receiver << 32) | (uint)proposer;
            mixed = (mixed ^ (mixed >> 31)) * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9;
            priority = (long)((mixed >> 32) % 1_000);
            return true;
        }
    }
}
