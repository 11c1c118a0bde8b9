using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Plans;

/// <summary>Reads the document of a certificate into the plain numbers of a cohort.</summary>
internal sealed class CertificateReader(PlanProblems problems)
{
    private const string Price = "price_millionths";
    private const int MostMillionths = 1_000_000;
    private static readonly string[] Head = ["format", "plan_digest", "snapshot", "policy", "policy_version", "as_of", "objective", "mode", "advisers", "companies", "places", "people"];
    private static readonly string[] OfPrices = ["placement_price_millionths", "bound_millionths"];

    public PlanCertificate? Read(JsonPart root)
    {
        root.Text("format", text => text == CertificateFile.Format, $"'{CertificateFile.Format}'", $"'{CertificateFile.Format}'");
        if (!problems.IsEmpty)
        {
            return null;
        }

        var objective = root.Word<CohortObjective>("objective");
        if (!problems.IsEmpty)
        {
            return null;
        }

        var hasPrices = objective != CohortObjective.Stable;
        root.Only([.. Head, .. hasPrices ? OfPrices : []]);
        string[] price = hasPrices ? [Price] : [];

        var advisers = new Numbered<Adviser>("adviser", problems);
        List<int> limits = [];
        List<long> adviserPrices = [];
        foreach (var item in root.Items("advisers"))
        {
            item.Only(["adviser", "limit", .. price]);
            advisers.Add(item);
            limits.Add((int)item.Number("limit", 0, int.MaxValue));
            adviserPrices.Add(PriceOf(item, hasPrices));
        }

        var companies = new Numbered<Company>("company", problems);
        List<int> caps = [];
        List<long> companyPrices = [];
        foreach (var item in root.Items("companies"))
        {
            item.Only(["company", "cap", .. price]);
            companies.Add(item);
            caps.Add((int)item.Number("cap", 0, int.MaxValue));
            companyPrices.Add(PriceOf(item, hasPrices));
        }

        var places = new Numbered<TrainingPlace>("place", problems);
        var (companyOfPlace, seats, placePrices) = (new List<int>(), new List<int>(), new List<long>());
        foreach (var item in root.Items("places"))
        {
            item.Only(["place", "company", "seats", .. price]);
            places.Add(item);
            companyOfPlace.Add(companies.Find(item, "company"));
            seats.Add((int)item.Number("seats", 0, int.MaxValue));
            placePrices.Add(PriceOf(item, hasPrices));
        }

        var people = new Numbered<Candidate>("candidate", problems);
        var (adviserOfPerson, required) = (new List<int>(), new List<int>());
        List<CohortPair> pairs = [];
        List<AllocatedPair> decided = [];
        HashSet<int> ofPerson = [];
        foreach (var item in root.Items("people"))
        {
            item.Only("candidate", "adviser", "decided_place", "required", "pairs");
            var person = people.Add(item);
            adviserOfPerson.Add(item.IsNull("adviser") ? -1 : advisers.Find(item, "adviser"));
            if (item.Flag("required"))
            {
                required.Add(person);
            }

            ofPerson.Clear();
            foreach (var pair in item.Items("pairs"))
            {
                pair.Only("place", "person_millionths", "company_millionths");
                var place = places.Find(pair, "place");
                if (place >= 0 && !ofPerson.Add(place))
                {
                    pair.Wrong("place", "jeder Platz einmal", "each place once");
                }

                pairs.Add(new CohortPair(person, place, (int)pair.Number("person_millionths", 0, MostMillionths), (int)pair.Number("company_millionths", 0, MostMillionths), 0));
            }

            if (!item.IsNull("decided_place") && places.Find(item, "decided_place") is >= 0 and var standing)
            {
                decided.Add(new AllocatedPair(person, standing));
                if (!ofPerson.Contains(standing))
                {
                    item.Wrong("decided_place", "ein Platz aus pairs", "a place of pairs");
                }
            }
        }

        var head = new
        {
            Digest = root.Text("plan_digest", IsHash, "64 Hexadezimalziffern", "64 hexadecimal digits"),
            Snapshot = root.Text("snapshot", IsHash, "64 Hexadezimalziffern", "64 hexadecimal digits"),
            Policy = root.Text("policy", text => text.Length > 0, "Kennung der Vorgaben", "identifier of a policy"),
            Version = (int)root.Number("policy_version", 0, int.MaxValue),
            AsOf = root.Day("as_of"),
            Mode = root.Word<ScoreMode>("mode"),
            Placement = hasPrices ? root.Number(OfPrices[0], 0, long.MaxValue) : 0,
            Bound = hasPrices ? root.Number(OfPrices[1], 0, long.MaxValue) : 0,
        };
        return !problems.IsEmpty ? null : new PlanCertificate
        {
            PlanDigest = head.Digest,
            Snapshot = head.Snapshot,
            PolicyId = head.Policy,
            PolicyVersion = head.Version,
            AsOf = head.AsOf,
            Objective = objective,
            Mode = head.Mode,
            People = people.Ids.ToValueList(),
            Places = places.Ids.ToValueList(),
            Companies = companies.Ids.ToValueList(),
            Advisers = advisers.Ids.ToValueList(),
            Problem = new CohortProblem(people.Ids.Count, seats, companyOfPlace, caps, adviserOfPerson, limits, pairs, decided, required),
            Prices = hasPrices ? new PlanPrices(head.Placement, placePrices.ToValueList(), companyPrices.ToValueList(), adviserPrices.ToValueList()) : null,
            Bound = hasPrices ? head.Bound : null,
        };
    }

    /// <summary>Whether a text is a SHA-256 as everything here writes it.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    // Prices of either sign are read, so that a negative one is found by the check and not by the form.
    private static long PriceOf(JsonPart item, bool hasPrices) => hasPrices ? item.Number(Price, long.MinValue, long.MaxValue) : 0;

    /// <summary>Identifiers in their order, each once.</summary>
    private sealed class Numbered<T>(string name, PlanProblems problems)
    {
        private readonly Dictionary<Id<T>, int> _numbers = [];

        public List<Id<T>> Ids { get; } = [];

        public int Add(JsonPart item)
        {
            if (item.Identifier<T>(name) is not { } id)
            {
                return 0;
            }

            if (!_numbers.TryAdd(id, Ids.Count))
            {
                item.Wrong(name, "jede Kennung einmal", "each identifier once");
            }

            Ids.Add(id);
            return Ids.Count - 1;
        }

        /// <summary>The number of what a field names; −1 where nobody is.</summary>
        public int Find(JsonPart item, string field)
        {
            if (item.Identifier<T>(field) is not { } id)
            {
                return -1;
            }

            if (_numbers.TryGetValue(id, out var number))
            {
                return number;
            }

            problems.Wrong(item.PathOf(field), id.Value, $"eine Kennung, die dieses Dokument unter {name} nennt", $"an identifier that this document names as {name}");
            return -1;
        }
    }
}
