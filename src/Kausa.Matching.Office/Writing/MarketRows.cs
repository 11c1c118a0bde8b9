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
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same.</exception>
    public static IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> Of(MarketContent market, OfficeWords words)
    {
        var tables = new Dictionary<TableSchema, IReadOnlyList<string[]>>();
        AddCompanies(market, words, tables);
        AddPlaces(market, words, tables);
        AddCandidates(market, words, tables);
        Add(AdviserTable.Schema, market.Advisers, AdviserTable.Write, words, tables);
        Add(TravelTimeRows.Schema, market.TravelTimes.Entries, TravelTimeRows.Write, words, tables);
        return tables;
    }

    private static void AddCompanies(MarketContent market, OfficeWords words, Dictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        Add(CompanyTable.Schema, market.Companies, CompanyTable.Write, words, tables);
        var entitlements = market.Companies.SelectMany(company => company.Entitlements, (company, entitlement) => (company.Id, Entitlement: entitlement));
        Add(EntitlementTable.Schema, entitlements, (pair, row) => EntitlementTable.Write(pair.Id, pair.Entitlement, row), words, tables);
        var trainers = market.Companies.SelectMany(company => company.Trainers, (company, trainer) => (company.Id, Trainer: trainer)).OrderBy(pair => pair.Trainer.Id);
        Add(TrainerTable.Schema, trainers, (pair, row) => TrainerTable.Write(pair.Id, pair.Trainer, row), words, tables);
    }

    private static void AddPlaces(MarketContent market, OfficeWords words, Dictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        Add(PlaceTable.Schema, market.Places, PlaceTable.Write, words, tables);
        var requirements = market.Places.SelectMany(place => place.Requirements?.Required ?? [], (place, requirement) => (place.Id, Requirement: requirement));
        Add(RequirementTable.Schema, requirements, (pair, row) => RequirementTable.Write(pair.Id, pair.Requirement, row), words, tables);
        var languages = market.Places.SelectMany(Languages);
        Add(PlaceLanguageTable.Schema, languages, (need, row) => PlaceLanguageTable.Write(need.Place, need.Skill, need.Minimum, need.Target, row), words, tables);
    }

    private static void AddCandidates(MarketContent market, OfficeWords words, Dictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        var people = market.Candidates;
        Add(CandidateTable.Schema, people, CandidateTable.Write, words, tables);
        AddFacts(WishTable.Schema, people, c => c.Wishes.Index(), (id, wish, row) => WishTable.Write(id, wish.Index + 1, wish.Item, row), words, tables);
        AddFacts(EvidenceTable.Schema, people, c => c.Evidence, EvidenceTable.Write, words, tables);
        AddFacts(LanguageTable.Schema, people, c => c.LanguageEvidence, LanguageTable.Write, words, tables);
        AddFacts(CourseTable.Schema, people, c => c.Courses, CourseTable.Write, words, tables);
        AddFacts(LicenceTable.Schema, people, Licences, LicenceTable.Write, words, tables);
        AddFacts(VetoTable.Schema, people, Vetoes, (id, veto, row) => VetoTable.Write(id, veto.Company, veto.Occupation, row), words, tables);
        AddFacts(ConsentTable.Schema, people, c => c.Consents, ConsentTable.Write, words, tables);
        AddFacts(EarlierEmploymentTable.Schema, people, c => c.EarlierEmployments, EarlierEmploymentTable.Write, words, tables);
    }

    private static IEnumerable<(Id<TrainingPlace> Place, LanguageSkill Skill, LanguageMinimum? Minimum, LanguageTarget? Target)> Languages(TrainingPlace place)
    {
        RowWriter.Require(
            place.LanguageMinima.DistinctBy(minimum => minimum.Skill).Count() == place.LanguageMinima.Count
            && place.LanguageTargets.DistinctBy(target => target.Skill).Count() == place.LanguageTargets.Count,
            $"Place '{place.Id}' has two language minima or targets for one skill.");
        return from skill in Enum.GetValues<LanguageSkill>()
               let minimum = place.LanguageMinima.FirstOrDefault(m => m.Skill == skill)
               let target = place.LanguageTargets.FirstOrDefault(t => t.Skill == skill)
               where minimum is not null || target is not null
               select (place.Id, skill, minimum, target);
    }

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
        OfficeWords words,
        Dictionary<TableSchema, IReadOnlyList<string[]>> tables) =>
        Add(schema, candidates.SelectMany(facts, (candidate, fact) => (candidate.Id, fact)), (pair, row) => write(pair.Id, pair.fact, row), words, tables);

    private static void Add<T>(TableSchema schema, IEnumerable<T> items, Action<T, RowWriter> write, OfficeWords words, Dictionary<TableSchema, IReadOnlyList<string[]>> tables)
    {
        var row = new RowWriter(schema, words);
        tables.Add(schema, [.. items.Select(item =>
        {
            write(item, row);
            return row.Take();
        })]);
    }
}
