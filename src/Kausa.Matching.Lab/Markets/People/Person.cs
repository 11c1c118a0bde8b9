using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What several facts of one person depend on; drawn first, so that the facts fit together.</summary>
internal sealed class Person
{
    private readonly GenerationContext _context;
    private readonly MissingModel _missing;

    public Person(GenerationContext context, int index)
    {
        _context = context;
        Index = index;
        (Population, _missing) = context.Populations.At(Rank("population"));
        var rates = Population.Candidates;
        var languageRank = Rank("language");
        var random = Stream("person");
        Cefr = rates.Cefr.At(languageRank);
        OverallTenths = Math.Min((10 * (int)Cefr) + random.Below(10), TruthDraw.MaxTenths);

        // Half of the people have the German of their time in the country; the mixture of two uniform ranks stays uniform.
        var timeRank = random.Percent(50) ? languageRank : random.Below(RandomSource.RankCount);
        var group = rates.Titles.At(Rank("title"));
        Title = group.Title;
        MonthsSinceEntry = group.FromMonths + ((((timeRank * 100) + random.Below(100)) * (group.ToMonths - group.FromMonths + 1)) / 10_000);
        EnteredOn = context.AsOf.AddMonths(-MonthsSinceEntry).AddDays(-random.Below(25));
        IsRecent = _missing.IsRecent(MonthsSinceEntry);
        var ages = rates.Ages.At(Rank("age"));
        AgeAtStart = random.Between(ages.FromYears, ages.ToYears);
        Home = context.Region.Home(Stream("home"));
        Truth = TruthDraw.Draw(this);
    }

    public int Index { get; }

    public GenerationContext Context => _context;

    public MarketSpecification Specification => _context.Specification;

    /// <summary>The group of people whose rates hold for this person.</summary>
    public Population Population { get; }

    public CefrLevel Cefr { get; }

    /// <summary>True overall level of German, tenths.</summary>
    public int OverallTenths { get; }

    public ResidenceTitle Title { get; }

    public int MonthsSinceEntry { get; }

    public DateOnly EnteredOn { get; }

    public bool IsRecent { get; }

    /// <summary>Full years at the start of training.</summary>
    public int AgeAtStart { get; }

    public bool IsMinor => AgeAtStart < 18;

    public Location Home { get; }

    public CandidateTruth Truth { get; }

    public RandomStream Stream(string topic) => _context.Random.Stream("candidate/" + topic, Index);

    public int Rank(string topic) => _context.Random.Rank("candidate/" + topic, Index);

    /// <summary>Whether a fact stands in the file.</summary>
    /// <param name="random">The topic's stream.</param>
    /// <param name="missingPercent">Overall rate of its being missing.</param>
    public bool Knows(RandomStream random, int missingPercent) => !random.Myriad(_missing.MissingMyriad(missingPercent, IsRecent));

    /// <summary>As <see cref="Knows"/> for the main facts: dealt by rank, so that each hundred files shows the rate.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="missingPercent">Overall rate of its being missing.</param>
    public bool KnowsByRank(string fact, int missingPercent)
    {
        var withinRank = Stream("known/" + fact).Below(100);
        return (Rank("known/" + fact) * 100) + withinRank >= _missing.MissingMyriad(missingPercent, IsRecent);
    }

    public int TrueSkill(CompetenceDimension dimension) => Truth.SkillPoints[(int)dimension];

    public int TrueLanguage(LanguageSkill skill) => Truth.LanguageTenths[(int)skill];

    /// <summary>A day in the past.</summary>
    public DateOnly DaysAgo(RandomStream random, int from, int to) => _context.AsOf.AddDays(-random.Between(from, to));
}
