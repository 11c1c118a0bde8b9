using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Writing;

/// <summary>The rows of a market as texts, table by table, whatever medium they go to.</summary>
internal static class MarketRows
{
    /// <summary>The one row about office and day.</summary>
    /// <param name="market">The market.</param>
    /// <param name="words">Language of what is refused.</param>
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same.</exception>
    public static string[] Head(Market market, OfficeWords words)
    {
        var row = new RowWriter(MarketTable.Schema, words);
        MarketTable.Write(market, row);
        return row.Take();
    }

    /// <summary>The rows of every other table, cells in the order of its columns.</summary>
    /// <param name="market">The rows.</param>
    /// <param name="words">Language of what is refused.</param>
    /// <param name="unwritable">Takes facts that cannot be written, whose rows are there all the same; null refuses the first of them.</param>
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same.</exception>
    public static IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> Of(MarketContent market, OfficeWords words, ICollection<UnwritableFact>? unwritable = null)
    {
        var tables = new TablesInMaking(words, unwritable);
        AddCompanies(market, tables);
        AddPlaces(market, tables);
        AddCandidates(market, tables);
        Add(AdviserTable.Schema, market.Advisers, AdviserTable.Write, tables);
        Add(TravelTimeRows.Schema, market.TravelTimes.Entries, TravelTimeRows.Write, tables);
        return tables.Rows;
    }

    private static void AddCompanies(MarketContent market, TablesInMaking tables)
    {
        Add(CompanyTable.Schema, market.Companies, CompanyTable.Write, tables);
        var entitlements = market.Companies.SelectMany(company => company.Entitlements, (company, entitlement) => (company.Id, Entitlement: entitlement));
        Add(EntitlementTable.Schema, entitlements, (pair, row) => EntitlementTable.Write(pair.Id, pair.Entitlement, row), tables);
        var trainers = market.Companies.SelectMany(company => company.Trainers, (company, trainer) => (company.Id, Trainer: trainer)).OrderBy(pair => pair.Trainer.Id);
        Add(TrainerTable.Schema, trainers, (pair, row) => TrainerTable.Write(pair.Id, pair.Trainer, row), tables);
    }

    private static void AddPlaces(MarketContent market, TablesInMaking tables)
    {
        Add(PlaceTable.Schema, market.Places, PlaceTable.Write, tables);
        var requirements = market.Places.SelectMany(place => place.Requirements?.Required ?? [], (place, requirement) => (place.Id, Requirement: requirement));
        Add(RequirementTable.Schema, requirements, (pair, row) => RequirementTable.Write(pair.Id, pair.Requirement, row), tables);
        var languages = market.Places.SelectMany(Languages);
        Add(PlaceLanguageTable.Schema, languages, (need, row) => PlaceLanguageTable.Write(need.Place, need.Skill, need.Minimum, need.Target, need.IsOnly, row), tables);
    }

    private static void AddCandidates(MarketContent market, TablesInMaking tables)
    {
        var people = market.Candidates;
        Add(CandidateTable.Schema, people, CandidateTable.Write, tables);
        AddFacts(WishTable.Schema, people, c => c.Wishes.Index(), (id, wish, row) => WishTable.Write(id, wish.Index + 1, wish.Item, row), tables);
        AddFacts(EvidenceTable.Schema, people, c => c.Evidence, EvidenceTable.Write, tables);
        AddFacts(LanguageTable.Schema, people, c => c.LanguageEvidence, LanguageTable.Write, tables);
        AddFacts(CourseTable.Schema, people, c => c.Courses, CourseTable.Write, tables);
        AddFacts(LicenceTable.Schema, people, Licences, LicenceTable.Write, tables);
        AddFacts(VetoTable.Schema, people, Vetoes, (id, veto, row) => VetoTable.Write(id, veto.Company, veto.Occupation, row), tables);
        AddFacts(ConsentTable.Schema, people, c => c.Consents, ConsentTable.Write, tables);
        AddFacts(EarlierEmploymentTable.Schema, people, c => c.EarlierEmployments, EarlierEmploymentTable.Write, tables);
    }

    private static IEnumerable<(Id<TrainingPlace> Place, LanguageSkill Skill, LanguageMinimum? Minimum, LanguageTarget? Target, bool IsOnly)> Languages(TrainingPlace place) =>
        from skill in Enum.GetValues<LanguageSkill>()
        let minima = place.LanguageMinima.Where(minimum => minimum.Skill == skill).ToList()
        let targets = place.LanguageTargets.Where(target => target.Skill == skill).ToList()
        where minima.Count + targets.Count > 0
        select (place.Id, skill, minima.FirstOrDefault(), targets.FirstOrDefault(), minima.Count <= 1 && targets.Count <= 1);

    private static IEnumerable<LicenceClass> Licences(Candidate candidate) => candidate.Mobility.Licences switch
    {
        null => [],
        { Count: 0 } => [LicenceClass.None],
        var licences => licences.Select(licence => (LicenceClass)licence),
    };

    private static IEnumerable<(Id<Company>? Company, Id<Occupation>? Occupation)> Vetoes(Candidate candidate) =>
    [
        .. candidate.VetoedCompanies.Select(company => ((Id<Company>?)company, (Id<Occupation>?)null)),
        .. candidate.VetoedOccupations.Select(occupation => ((Id<Company>?)null, (Id<Occupation>?)occupation)),
    ];

    private static void AddFacts<T>(
        TableSchema schema,
        IEnumerable<Candidate> candidates,
        Func<Candidate, IEnumerable<T>> facts,
        Action<Id<Candidate>, T, RowWriter> write,
        TablesInMaking tables) =>
        Add(schema, candidates.SelectMany(facts, (candidate, fact) => (candidate.Id, fact)), (pair, row) => write(pair.Id, pair.fact, row), tables);

    private static void Add<T>(TableSchema schema, IEnumerable<T> items, Action<T, RowWriter> write, TablesInMaking tables)
    {
        var row = new RowWriter(schema, tables.Words, tables.Unwritable);
        tables.Rows.Add(schema, [.. items.Select(item =>
        {
            write(item, row);
            return row.Take();
        })]);
    }

    private sealed record TablesInMaking(OfficeWords Words, ICollection<UnwritableFact>? Unwritable)
    {
        public Dictionary<TableSchema, IReadOnlyList<string[]>> Rows { get; } = [];
    }
}
