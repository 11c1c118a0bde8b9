namespace Kausa.Matching.Model;

/// <summary>Everything one ranking looks at: an office's companies, places and people on one date.</summary>
/// <remarks>
/// Immutable and thread-safe. Rows are kept in ordinal order of their identifiers, and inside a row everything but the wishes, which are a ranking, is kept in an
/// order of its own, so that the order of files and rows changes nothing.
/// References are whole by construction; <see cref="MarketIntegrity"/> says what would be wrong.
/// </remarks>
public sealed class Market
{
    // Every place asks for its company. Places and people stand in order, and whoever asks for one of them looks for it there.
    private readonly Dictionary<Id<Company>, Company> _companies;

    /// <summary>Builds a market.</summary>
    /// <param name="office">The office.</param>
    /// <param name="asOf">The date on which the facts hold; ages, waits and consents count from it.</param>
    /// <param name="source">Where the facts come from, for people; for example "synthetic, seed 7".</param>
    /// <param name="content">The rows.</param>
    /// <exception cref="ArgumentException">A reference is broken or an identifier occurs twice; the message lists every defect.</exception>
    public Market(ServiceOffice office, DateOnly asOf, string source, MarketContent content)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(content);
        var rows = MarketIntegrity.Check(content);
        ThrowHelper.Check(rows.Defects.Count == 0, nameof(content), $"{string.Join("; ", rows.Defects)}");
        Office = office;
        AsOf = asOf;
        Source = ThrowHelper.NotBlank(source, 200, nameof(source));
        (_companies, CompaniesByTrainer) = (rows.Companies, rows.Trainers);
        var companies = Task.Run(() => Canonical(content.Companies, c => c.Id, MarketOrder.Canonical, company => _companies[company.Id] = company));
        Places = Canonical(content.Places, p => p.Id, MarketOrder.Canonical);
        Candidates = Canonical(content.Candidates, c => c.Id, MarketOrder.Canonical);
        Companies = companies.GetAwaiter().GetResult();
        Advisers = InOrder(content.Advisers, a => a.Id).Select(MarketOrder.Canonical).ToValueList();
        TravelTimes = content.TravelTimes;
    }

    // Most rows are canonical already and stay as they are.
    private static ValueList<T> Canonical<T>(IReadOnlyList<T> rows, Func<T, Id<T>> id, Func<T, T> canonical, Action<T>? changed = null)
        where T : class
    {
        var ordered = new T[rows.Count];
        var at = 0;
        foreach (var row in InOrder(rows, id))
        {
            var one = canonical(row);
            ordered[at++] = one;
            if (!ReferenceEquals(one, row))
            {
                changed?.Invoke(one);
            }
        }

        return new ValueList<T>(ordered);
    }

    // Rows stand in the order of their identifiers.
    private static T? Find<T>(ValueList<T> rows, Id<T> id, Func<T, Id<T>> idOf)
        where T : class
    {
        var (first, end) = (0, rows.Count);
        while (first < end)
        {
            var middle = (first + end) >> 1;
            if (idOf(rows[middle]) < id)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return first < rows.Count && idOf(rows[first]) == id ? rows[first] : null;
    }

    private static IEnumerable<T> InOrder<T>(IReadOnlyList<T> rows, Func<T, Id<T>> id) => MarketOrder.Rise(rows, id) ? rows : rows.OrderBy(id);

    /// <summary>The office.</summary>
    public ServiceOffice Office { get; }

    /// <summary>The date on which the facts hold.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Where the facts come from.</summary>
    public string Source { get; }

    /// <summary>Companies by identifier.</summary>
    public ValueList<Company> Companies { get; }

    /// <summary>Places by identifier.</summary>
    public ValueList<TrainingPlace> Places { get; }

    /// <summary>Candidates by identifier.</summary>
    public ValueList<Candidate> Candidates { get; }

    /// <summary>Advisers by identifier.</summary>
    public ValueList<Adviser> Advisers { get; }

    /// <summary>The office's own travel times.</summary>
    public TravelTimeTable TravelTimes { get; }

    /// <summary>The rows, to build a changed market from.</summary>
    public MarketContent Content => new() { Companies = Companies, Places = Places, Candidates = Candidates, Advisers = Advisers, TravelTimes = TravelTimes };

    /// <summary>Companies by identifier, for whoever goes on from this market; never changed.</summary>
    internal Dictionary<Id<Company>, Company> CompaniesById => _companies;

    /// <summary>The company of each trainer, likewise.</summary>
    internal Dictionary<Id<Trainer>, Id<Company>> CompaniesByTrainer { get; }

    /// <summary>Finds a company.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The company, or null when the market has none of that identifier.</returns>
    public Company? FindCompany(Id<Company> id) => _companies.GetValueOrDefault(id);

    /// <summary>Finds a place.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The place, or null.</returns>
    public TrainingPlace? FindPlace(Id<TrainingPlace> id) => Find(Places, id, place => place.Id);

    /// <summary>Finds a candidate.</summary>
    /// <param name="id">Their identifier.</param>
    /// <returns>The candidate, or null.</returns>
    public Candidate? FindCandidate(Id<Candidate> id) => Find(Candidates, id, candidate => candidate.Id);

    /// <summary>The company of a place of this market.</summary>
    /// <param name="place">A place of this market.</param>
    /// <returns>Its company.</returns>
    public Company CompanyOf(TrainingPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return _companies[place.Company];
    }

    /// <summary>Where a place lies: its own site or the company's.</summary>
    /// <param name="place">A place of this market.</param>
    /// <returns>The site, or null when nobody has said.</returns>
    public Location? SiteOf(TrainingPlace place) => place?.Site ?? CompanyOf(place!).Site;
}

/// <summary>The rows of a market before they are checked.</summary>
public sealed record MarketContent
{
    /// <summary>Companies in any order.</summary>
    public IReadOnlyList<Company> Companies { get; init; } = [];

    /// <summary>Places in any order.</summary>
    public IReadOnlyList<TrainingPlace> Places { get; init; } = [];

    /// <summary>Candidates in any order.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Advisers in any order.</summary>
    public IReadOnlyList<Adviser> Advisers { get; init; } = [];

    /// <summary>The office's own travel times.</summary>
    public TravelTimeTable TravelTimes { get; init; } = TravelTimeTable.Empty;
}
