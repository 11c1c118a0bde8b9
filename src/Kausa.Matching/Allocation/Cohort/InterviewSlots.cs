namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Gives every interview a slot so that nobody is needed twice at the same time (edge colouring of a bipartite graph; Kőnig 1916).</summary>
internal static class InterviewSlots
{
    /// <summary>Colours interviews.</summary>
    /// <param name="pairs">Interviews: person and company; nobody in more than <paramref name="slotCount"/>, no company in more than slots times tables.</param>
    /// <param name="personCount">People.</param>
    /// <param name="companyCount">Companies.</param>
    /// <param name="slotCount">Slots.</param>
    /// <param name="tableCount">Tables of each company; its interviews fill one table after the other.</param>
    /// <returns>Slot and table of each interview, from 0.</returns>
    public static (int Slot, int Table)[] Colour(IReadOnlyList<AllocatedPair> pairs, int personCount, int companyCount, int slotCount, int tableCount)
    {
        // Interview at (person, slot) and at (table, slot), −1 for none.
        var ofPerson = Empty(personCount, slotCount);
        var ofTable = Empty(companyCount * tableCount, slotCount);
        var tables = new int[pairs.Count];
        var slots = new int[pairs.Count];
        var seen = new int[companyCount];
        for (var at = 0; at < pairs.Count; at++)
        {
            var person = pairs[at].Row;
            var table = (pairs[at].Column * tableCount) + (seen[pairs[at].Column]++ / slotCount);
            tables[at] = table;
            var free = Array.IndexOf(ofPerson[person], -1);
            var freeAtTable = Array.IndexOf(ofTable[table], -1);
            if (ofTable[table][free] >= 0)
            {
                Swap(free, freeAtTable, table);
            }

            Put(at, free);

            // Along the path from the table, slots free and freeAtTable change places; it cannot come back to the person, who has nothing at free.
            void Swap(int one, int other, int start)
            {
                List<int> path = [];
                for (int interview = ofTable[start][one], slot = one, isAtTable = 1; interview >= 0; isAtTable = 1 - isAtTable)
                {
                    path.Add(interview);
                    slot = slot == one ? other : one;
                    interview = isAtTable == 1 ? ofPerson[pairs[interview].Row][slot] : ofTable[tables[interview]][slot];
                }

                foreach (var interview in path)
                {
                    ofPerson[pairs[interview].Row][slots[interview]] = -1;
                    ofTable[tables[interview]][slots[interview]] = -1;
                }

                foreach (var interview in path)
                {
                    Put(interview, slots[interview] == one ? other : one);
                }
            }
        }

        return [.. slots.Select((slot, at) => (slot, tables[at] % tableCount))];

        void Put(int interview, int slot)
        {
            slots[interview] = slot;
            ofPerson[pairs[interview].Row][slot] = interview;
            ofTable[tables[interview]][slot] = interview;
        }
    }

    private static int[][] Empty(int count, int slotCount) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var slots = new int[slotCount];
        slots.AsSpan().Fill(-1);
        return slots;
    })];
}
