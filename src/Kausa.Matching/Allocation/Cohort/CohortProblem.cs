using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>What a cohort plan makes as good as possible, after the rules that always hold.</summary>
public enum CohortObjective
{
    /// <summary>No person and place would rather have each other than what the plan gives them.</summary>
    Stable,

    /// <summary>The largest sum of both sides' scores.</summary>
    BestTotal,

    /// <summary>The most people placed, and among those plans the largest sum.</summary>
    MostPlaced,
}

/// <summary>A possible pair and what each side thinks of it.</summary>
/// <param name="Person">Person, 0-based.</param>
/// <param name="Place">Place, 0-based.</param>
/// <param name="PersonMillionths">Score with the person's weights, 0..1,000,000.</param>
/// <param name="CompanyMillionths">Score with the company's weights, 0..1,000,000.</param>
/// <param name="TieKey">Order among equals, the smaller first.</param>
public readonly record struct CohortPair(int Person, int Place, int PersonMillionths, int CompanyMillionths, ulong TieKey)
{
    /// <summary>Both sides together, 0..2,000,000: what an optimal plan adds up.</summary>
    public long Total => (long)PersonMillionths + CompanyMillionths;
}

/// <summary>A cohort in plain numbers: people, places with seats, companies with a cap of proposals, advisers with a caseload.</summary>
/// <remarks>
/// Everybody gets at most one place. A place belongs to one company; the plan gives a company at most its cap of people over all of its places, and has at most
/// the caseload limit of an adviser's people placed. Decided pairs stand in every plan. Immutable and safe to share between threads.
/// </remarks>
public sealed class CohortProblem
{
    private readonly CohortPair[] _pairs;
    private readonly int[] _starts;

    /// <summary>Puts a cohort together.</summary>
    /// <param name="personCount">Number of people, 0 or more.</param>
    /// <param name="seats">Free seats per place, 0 or more.</param>
    /// <param name="companyOfPlace">Company per place, 0-based.</param>
    /// <param name="proposalCaps">Most people per company, 0 or more.</param>
    /// <param name="adviserOfPerson">Adviser per person, 0-based, −1 for none.</param>
    /// <param name="caseloadLimits">Most placed people per adviser, 0 or more.</param>
    /// <param name="pairs">Possible pairs in any order, each once.</param>
    /// <param name="decided">Pairs people have decided on; each is one of <paramref name="pairs"/>.</param>
    /// <param name="required">People who must be placed; only optimal plans can promise that.</param>
    /// <exception cref="ArgumentException">Counts do not fit, a pair repeats, or a decided pair is not one of the pairs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number, a score or an index is out of its range.</exception>
    public CohortProblem(
        int personCount,
        IReadOnlyList<int> seats,
        IReadOnlyList<int> companyOfPlace,
        IReadOnlyList<int> proposalCaps,
        IReadOnlyList<int> adviserOfPerson,
        IReadOnlyList<int> caseloadLimits,
        IReadOnlyList<CohortPair> pairs,
        IReadOnlyList<AllocatedPair>? decided = null,
        IReadOnlyList<int>? required = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfNegative(personCount);
        Seats = Checked(seats, 0, int.MaxValue, nameof(seats));
        ProposalCaps = Checked(proposalCaps, 0, int.MaxValue, nameof(proposalCaps));
        CaseloadLimits = Checked(caseloadLimits, 0, int.MaxValue, nameof(caseloadLimits));
        CompanyOfPlace = Checked(companyOfPlace, 0, ProposalCaps.Count - 1, nameof(companyOfPlace));
        AdviserOfPerson = Checked(adviserOfPerson, -1, CaseloadLimits.Count - 1, nameof(adviserOfPerson));
        Required = Checked(required ?? [], 0, personCount - 1, nameof(required));
        ThrowHelper.Check(CompanyOfPlace.Count == Seats.Count, nameof(companyOfPlace), $"{CompanyOfPlace.Count} companies for {Seats.Count} places; one each is allowed");
        ThrowHelper.Check(AdviserOfPerson.Count == personCount, nameof(adviserOfPerson), $"{AdviserOfPerson.Count} advisers for {personCount} people; one each is allowed");
        _pairs = [.. pairs.OrderBy(pair => pair.Person).ThenBy(pair => pair.Place)];
        _starts = new int[personCount + 1];
        for (var at = 0; at < _pairs.Length; at++)
        {
            var pair = _pairs[at];
            ThrowHelper.InRange(pair.Person, 0, personCount - 1, nameof(pairs));
            ThrowHelper.InRange(pair.Place, 0, Seats.Count - 1, nameof(pairs));
            ThrowHelper.InRange(pair.PersonMillionths, 0, 1_000_000, nameof(pairs));
            ThrowHelper.InRange(pair.CompanyMillionths, 0, 1_000_000, nameof(pairs));
            ThrowHelper.Check(at == 0 || _pairs[at - 1].Person != pair.Person || _pairs[at - 1].Place != pair.Place, nameof(pairs), $"person {pair.Person} and place {pair.Place} stand there twice; once is allowed");
            _starts[pair.Person + 1] = at + 1;
        }

        for (var person = 0; person < personCount; person++)
        {
            _starts[person + 1] = Math.Max(_starts[person + 1], _starts[person]);
        }

        Decided = [.. (decided ?? []).Distinct().Order()];
        foreach (var pair in Decided)
        {
            ThrowHelper.InRange(pair.Row, 0, personCount - 1, nameof(decided));
            ThrowHelper.Check(Find(pair.Row, pair.Column) is not null, nameof(decided), $"person {pair.Row} and place {pair.Column} must be one of the pairs");
        }
    }

    /// <summary>Number of people.</summary>
    public int PersonCount => _starts.Length - 1;

    /// <summary>Free seats per place.</summary>
    public IReadOnlyList<int> Seats { get; }

    /// <summary>Company per place.</summary>
    public IReadOnlyList<int> CompanyOfPlace { get; }

    /// <summary>Most people per company.</summary>
    public IReadOnlyList<int> ProposalCaps { get; }

    /// <summary>Adviser per person, −1 for none.</summary>
    public IReadOnlyList<int> AdviserOfPerson { get; }

    /// <summary>Most placed people per adviser.</summary>
    public IReadOnlyList<int> CaseloadLimits { get; }

    /// <summary>Pairs people have decided on, by person, then place.</summary>
    public IReadOnlyList<AllocatedPair> Decided { get; }

    /// <summary>People who must be placed.</summary>
    public IReadOnlyList<int> Required { get; }

    /// <summary>All pairs, by person, then place.</summary>
    public ReadOnlySpan<CohortPair> Pairs => _pairs;

    /// <summary>The pairs of a person, by place.</summary>
    /// <param name="person">Person, 0 to <see cref="PersonCount"/> − 1.</param>
    public ReadOnlySpan<CohortPair> PairsOf(int person) => _pairs.AsSpan(_starts[person].._starts[person + 1]);

    /// <summary>Finds a pair.</summary>
    /// <param name="person">Person, 0 to <see cref="PersonCount"/> − 1.</param>
    /// <param name="place">Any number.</param>
    /// <returns>The pair, or null when it is not possible.</returns>
    public CohortPair? Find(int person, int place)
    {
        foreach (ref readonly var pair in PairsOf(person))
        {
            if (pair.Place == place)
            {
                return pair;
            }
        }

        return null;
    }

    /// <summary>The same cohort with other seats, caps or limits.</summary>
    internal CohortProblem With(IReadOnlyList<int>? seats = null, IReadOnlyList<int>? proposalCaps = null, IReadOnlyList<int>? caseloadLimits = null) => new(this, seats, proposalCaps, caseloadLimits);

    // Pairs and whatever else has been checked are shared.
    private CohortProblem(CohortProblem other, IReadOnlyList<int>? seats, IReadOnlyList<int>? proposalCaps, IReadOnlyList<int>? caseloadLimits)
    {
        Seats = seats is null ? other.Seats : Checked(seats, 0, int.MaxValue, nameof(seats));
        ProposalCaps = proposalCaps is null ? other.ProposalCaps : Checked(proposalCaps, 0, int.MaxValue, nameof(proposalCaps));
        CaseloadLimits = caseloadLimits is null ? other.CaseloadLimits : Checked(caseloadLimits, 0, int.MaxValue, nameof(caseloadLimits));
        (CompanyOfPlace, AdviserOfPerson, Decided, Required, _pairs, _starts) = (other.CompanyOfPlace, other.AdviserOfPerson, other.Decided, other.Required, other._pairs, other._starts);
    }

    private static int[] Checked(IReadOnlyList<int> numbers, int least, int most, string name)
    {
        ArgumentNullException.ThrowIfNull(numbers, name);
        foreach (var number in numbers)
        {
            ThrowHelper.InRange(number, least, most, name);
        }

        return [.. numbers];
    }
}
