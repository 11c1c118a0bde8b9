namespace Kausa.Matching.Allocation;

/// <summary>Branch and bound over the choices ties leave open in deferred acceptance, in one part of a market.</summary>
/// <remarks>
/// <para>A state is deferred acceptance at some point. Steps:</para>
/// <list type="number">
/// <item>A hospital over its capacity refuses the worst it holds; where several are equally bad, branch on which.</item>
/// <item>Otherwise an unplaced resident proposes to its best group left; where it holds several hospitals, branch on which comes first, those with a free
/// seat before the others.</item>
/// <item>Nothing left to do: the matching is weakly stable; keep it if it is larger than the best.</item>
/// <item>Before a branching, drop the state if the pairs left cannot hold more residents than the best found.</item>
/// </list>
/// <para>Every weakly stable matching is stable for some way to break the ties, all stable matchings for one way have the same size, and deferred acceptance
/// follows one of the branches under each way; hence the largest is found.</para>
/// </remarks>
internal sealed class StablePartSearch(StablePart part, int sizeToBeat, int branchingsMax)
{
    private readonly Stack<State> _open = new();
    private int _size = sizeToBeat;

    /// <summary>The pairs of the largest matching found, null when none beats the size given.</summary>
    public int[]? Best { get; private set; }

    public int BranchingsLeft { get; private set; } = branchingsMax;

    /// <summary>Searches; false when the branchings ran out first.</summary>
    public bool Run()
    {
        _open.Push(State.Start(part));
        while (_open.TryPop(out State? state))
        {
            if (!Advance(state))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Follows a state to its next branching or to its end; false when the branchings ran out.</summary>
    private bool Advance(State state)
    {
        while (true)
        {
            List<int> choices = state.Refusals(part);
            bool isRefusal = choices.Count > 0;
            if (!isRefusal)
            {
                choices = state.Proposals(part);
            }

            if (choices.Count == 0)
            {
                Keep(state);
                return true;
            }

            if (choices.Count == 1)
            {
                state.Apply(part, choices[0], isRefusal);
                continue;
            }

            if (SeatMatching.MaxSize(part, state.IsLeft) <= _size)
            {
                return true;
            }

            if (BranchingsLeft-- <= 0)
            {
                BranchingsLeft = 0;
                return false;
            }

            for (int at = choices.Count - 1; at >= 0; at--)
            {
                State branch = state.Copy();
                branch.Apply(part, choices[at], isRefusal);
                _open.Push(branch);
            }

            return true;
        }
    }

    private void Keep(State state)
    {
        int[] pairs = [.. state.PairOf.Where(pair => pair >= 0)];
        if (pairs.Length > _size)
        {
            _size = pairs.Length;
            Best = pairs;
        }
    }

    private sealed class State
    {
        private readonly int[] _heldCount;
        private int _overfull = -1;

        private State(bool[] isLeft, int[] pairOf, int[] heldCount)
        {
            IsLeft = isLeft;
            PairOf = pairOf;
            _heldCount = heldCount;
        }

        /// <summary>For each pair, whether it has not been refused.</summary>
        public bool[] IsLeft { get; }

        /// <summary>For each resident, the pair held, −1 for none.</summary>
        public int[] PairOf { get; }

        public static State Start(StablePart part)
        {
            var isLeft = new bool[part.Pairs.Length];
            isLeft.AsSpan().Fill(true);
            var pairOf = new int[part.PairsOfResident.Length];
            pairOf.AsSpan().Fill(-1);
            return new State(isLeft, pairOf, new int[part.Capacities.Length]);
        }

        public State Copy() => new([.. IsLeft], [.. PairOf], [.. _heldCount]) { _overfull = _overfull };

        /// <summary>The equally worst pairs of the hospital over its capacity; none when there is no such hospital.</summary>
        public List<int> Refusals(StablePart part)
        {
            var worst = new List<int>();
            if (_overfull < 0)
            {
                return worst;
            }

            foreach (int pair in part.PairsOfHospital[_overfull])
            {
                if (PairOf[part.Pairs[pair].Resident] != pair)
                {
                    continue;
                }

                if (worst.Count > 0 && part.Pairs[pair].HospitalRank > part.Pairs[worst[0]].HospitalRank)
                {
                    worst.Clear();
                }

                if (worst.Count == 0 || part.Pairs[pair].HospitalRank == part.Pairs[worst[0]].HospitalRank)
                {
                    worst.Add(pair);
                }
            }

            return worst;
        }

        /// <summary>The best group left of the first unplaced resident, hospitals with a free seat first; none when all are placed or refused everywhere.</summary>
        public List<int> Proposals(StablePart part)
        {
            for (int resident = 0; resident < PairOf.Length; resident++)
            {
                if (PairOf[resident] >= 0)
                {
                    continue;
                }

                List<int> group = [.. part.PairsOfResident[resident].Where(pair => IsLeft[pair])];
                if (group.Count > 0)
                {
                    int best = part.Pairs[group[0]].ResidentRank;
                    return [.. group.TakeWhile(pair => part.Pairs[pair].ResidentRank == best).OrderBy(pair => IsFull(part, pair))];
                }
            }

            return [];
        }

        public void Apply(StablePart part, int pair, bool isRefusal)
        {
            int hospital = part.Pairs[pair].Hospital;
            if (isRefusal)
            {
                IsLeft[pair] = false;
                PairOf[part.Pairs[pair].Resident] = -1;
                _heldCount[hospital]--;
                _overfull = -1;
                return;
            }

            PairOf[part.Pairs[pair].Resident] = pair;
            _overfull = ++_heldCount[hospital] > part.Capacities[hospital] ? hospital : -1;
        }

        private bool IsFull(StablePart part, int pair) => _heldCount[part.Pairs[pair].Hospital] >= part.Capacities[part.Pairs[pair].Hospital];
    }
}
