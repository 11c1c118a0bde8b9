using System.Text.Json;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>Reads the JSON format of stable matching and collects every error with its path.</summary>
internal sealed class StableJsonReader
{
    private readonly List<InstanceError> _errors = [];
    private readonly Names _residents = new("residents");
    private readonly Names _hospitals = new("hospitals");
    private readonly List<int> _capacities = [];

    public StableMarket Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Add("$", root, KeyedText.Of("Instance.ROOT"));
            throw new InstanceFormatException(_errors);
        }

        JsonElement? residents = null;
        JsonElement? hospitals = null;
        bool isRepeated = false;
        foreach (JsonProperty part in root.EnumerateObject())
        {
            ref JsonElement? known = ref residents;
            if (part.NameEquals("hospitals"))
            {
                known = ref hospitals;
            }
            else if (!part.NameEquals("residents"))
            {
                Add("$", part.Name, KeyedText.Of("Instance.ONLY_PARTS"));
                continue;
            }

            if (known is not null)
            {
                Add("$", part.Name, KeyedText.Of("Instance.PART_ONCE"));
                isRepeated = true;
            }

            known = part.Value;
        }

        List<(string Path, JsonElement List)> residentLists = ReadResidents(residents);
        List<(string Path, JsonElement List)> hospitalLists = ReadHospitals(hospitals);
        if (isRepeated || residents is not { ValueKind: JsonValueKind.Object } || hospitals is not { ValueKind: JsonValueKind.Object })
        {
            // Names under a part that is not there, or there twice, would all be called unknown.
            throw new InstanceFormatException(_errors);
        }

        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> ofResidents = ReadLists(residentLists, _hospitals);
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> ofHospitals = ReadLists(hospitalLists, _residents);
        CheckSymmetry(ofResidents, ofHospitals);
        if (_errors.Count > 0)
        {
            throw new InstanceFormatException(_errors);
        }

        var instance = new StableInstance(PreferenceLists.FromGroups(ofResidents), PreferenceLists.FromGroups(ofHospitals), _capacities);
        return new StableMarket(_residents.All, _hospitals.All, instance);
    }

    private List<(string Path, JsonElement List)> ReadResidents(JsonElement? residents)
    {
        var lists = new List<(string, JsonElement)>();
        foreach (JsonProperty resident in Members(residents, "residents"))
        {
            if (Register(_residents, resident.Name))
            {
                lists.Add(($"residents.{resident.Name}", resident.Value));
            }
        }

        return lists;
    }

    private List<(string Path, JsonElement List)> ReadHospitals(JsonElement? hospitals)
    {
        var lists = new List<(string, JsonElement)>();
        foreach (JsonProperty hospital in Members(hospitals, "hospitals"))
        {
            if (!Register(_hospitals, hospital.Name))
            {
                continue;
            }

            string path = $"hospitals.{hospital.Name}";
            JsonElement? capacity = null;
            JsonElement preferences = default;
            foreach (JsonProperty member in Members(hospital.Value, path))
            {
                if (member.NameEquals("capacity") && capacity is null)
                {
                    capacity = member.Value;
                }
                else if (member.NameEquals("preferences") && preferences.ValueKind == JsonValueKind.Undefined)
                {
                    preferences = member.Value;
                }
                else
                {
                    Add(path, member.Name, KeyedText.Of("Instance.MEMBERS_ONCE"));
                }
            }

            _capacities.Add(ReadCapacity(capacity, $"{path}.capacity"));
            lists.Add(($"{path}.preferences", preferences));
        }

        return lists;
    }

    private int ReadCapacity(JsonElement? capacity, string path)
    {
        if (capacity is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int seats) && seats >= 0)
        {
            return seats;
        }

        Add(path, capacity, KeyedText.Of("Instance.WHOLE", ("min", 0), ("max", int.MaxValue)));
        return 0;
    }

    private JsonElement.ObjectEnumerator Members(JsonElement? element, string path)
    {
        if (element is { ValueKind: JsonValueKind.Object } container)
        {
            return container.EnumerateObject();
        }

        Add(path, element, KeyedText.Of("Instance.OBJECT"));
        return default;
    }

    private bool Register(Names names, string name)
    {
        if (names.TryAdd(name))
        {
            return true;
        }

        Add(names.Side, name, KeyedText.Of("Instance.NAME_ONCE"));
        return false;
    }

    private List<IReadOnlyList<IReadOnlyList<int>>> ReadLists(List<(string Path, JsonElement List)> lists, Names partners)
    {
        var read = new List<IReadOnlyList<IReadOnlyList<int>>>(lists.Count);
        foreach ((string path, JsonElement list) in lists)
        {
            var groups = new List<IReadOnlyList<int>>();
            var seen = new HashSet<int>();
            if (list.ValueKind != JsonValueKind.Array)
            {
                Add(path, list.ValueKind == JsonValueKind.Undefined ? null : list, KeyedText.Of("Instance.NAMES"));
            }
            else
            {
                int position = 0;
                foreach (JsonElement entry in list.EnumerateArray())
                {
                    groups.Add(ReadGroup(entry, $"{path}[{position++}]", partners, seen));
                }
            }

            read.Add(groups);
        }

        return read;
    }

    private List<int> ReadGroup(JsonElement entry, string path, Names partners, HashSet<int> seen)
    {
        var group = new List<int>();
        if (entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() > 0)
        {
            int position = 0;
            foreach (JsonElement member in entry.EnumerateArray())
            {
                AddPartner(member, $"{path}[{position++}]", partners, seen, group);
            }
        }
        else
        {
            AddPartner(entry, path, partners, seen, group);
        }

        return group;
    }

    private void AddPartner(JsonElement entry, string path, Names partners, HashSet<int> seen, List<int> group)
    {
        if (entry.ValueKind != JsonValueKind.String)
        {
            Add(path, entry, KeyedText.Of("Instance.NAME_OR_TIE"));
        }
        else if (!partners.TryFind(entry.GetString()!, out int partner))
        {
            Add(path, entry.GetString()!, KeyedText.Of("Instance.NAME_UNDER", ("side", partners.Side)));
        }
        else if (!seen.Add(partner))
        {
            Add(path, entry.GetString()!, KeyedText.Of("Instance.PARTNER_ONCE"));
        }
        else
        {
            group.Add(partner);
        }
    }

    private void CheckSymmetry(
        IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> ofResidents, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> ofHospitals)
    {
        HashSet<(int Resident, int Hospital)> wished = [.. Entries(ofResidents)];
        HashSet<(int Resident, int Hospital)> returned = [.. Entries(ofHospitals).Select(entry => (entry.Partner, entry.Agent))];
        foreach ((int resident, int hospital) in Entries(ofResidents).Where(pair => !returned.Contains(pair)))
        {
            Add($"residents.{_residents.All[resident]}", _hospitals.All[hospital], KeyedText.Of("Instance.HOSPITAL_IN_TURN", ("name", _residents.All[resident])));
        }

        foreach ((int hospital, int resident) in Entries(ofHospitals).Where(entry => !wished.Contains((entry.Partner, entry.Agent))))
        {
            Add($"hospitals.{_hospitals.All[hospital]}.preferences", _residents.All[resident], KeyedText.Of("Instance.RESIDENT_IN_TURN", ("name", _hospitals.All[hospital])));
        }
    }

    private static IEnumerable<(int Agent, int Partner)> Entries(IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> lists)
    {
        for (int agent = 0; agent < lists.Count; agent++)
        {
            foreach (int partner in lists[agent].SelectMany(group => group))
            {
                yield return (agent, partner);
            }
        }
    }

    // Null is what is missing.
    private void Add(string where, JsonElement? value, KeyedText allowed) => Add(where, value is { } there ? Shown(there.GetRawText()) : KeyedText.Of("Instance.MISSING"), allowed);

    private void Add(string where, string value, KeyedText allowed) => Add(where, Shown(value), allowed);

    private void Add(string where, KeyedText value, KeyedText allowed) => _errors.Add(new InstanceError(KeyedText.Plain(where), value, allowed));

    private static KeyedText Shown(string value) => KeyedText.Plain(value.Length <= 60 ? value : value[..60] + "…");

    private sealed class Names(string side)
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public string Side => side;

        public List<string> All { get; } = [];

        public bool TryAdd(string name)
        {
            bool isNew = _numbers.TryAdd(name, All.Count);
            if (isNew)
            {
                All.Add(name);
            }

            return isNew;
        }

        public bool TryFind(string name, out int number) => _numbers.TryGetValue(name, out number);
    }
}
