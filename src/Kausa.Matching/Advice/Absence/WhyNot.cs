using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Answers why a place is missing from a person's list, with the smallest single changes that would bring it there.</summary>
/// <remarks>
/// Steps: 1. make the whole list. 2. For each kind of change try amounts from the least on; the first after which the place stands among the first K is the smallest, because every
/// smaller one was tried. A person's change ranks every place again; a company's change looks at all places of that company again and at no other. The
/// residence document, age and everything else that somebody is are no change. Specification: docs/advice.md. Stateless and thread-safe.
/// </remarks>
public static class WhyNot
{
    /// <summary>Answers for a person of the market, or for a profile.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person.</param>
    /// <param name="place">The place.</param>
    /// <param name="request">Purpose, perspective, mode, statuses and filter of the list.</param>
    /// <param name="length">Length K of the list, 1..1,000.</param>
    /// <param name="cancellation">Ends the work, looked for at each amount.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such place.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static WhyNotAnswer Of(MatchIndex index, Candidate person, Id<TrainingPlace> place, RankRequest request, int length, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(request);
        ThrowHelper.InRange(length, 1, 1_000, nameof(length));
        var search = new AbsenceSearch(index, person, place, request, length);
        var isOnList = search.Rank <= length;
        var isRanked = search.Rank is not null;
        return new WhyNotAnswer
        {
            Pair = search.Pair,
            ListLength = length,
            Rank = search.Rank,
            RankedCount = search.RankedCount,
            LearnedSince = search.Pair.IsConsentMissing ? null : index.Policy.LearnedSince(request.Strategy),
            Last = search.Last,
            Differences = isRanked && !isOnList && search.Last is { } last ? Differences(search.Pair, last) : [],
            Changes = isOnList || search.Pair.IsConsentMissing ? [] : ChangeFamilies.Of(search.Pair, search.Sides.Offer).Select(family => search.Smallest(family, cancellation)).OfType<PairChange>()
                .OrderBy(change => change.EffortMinutes).ThenBy(change => change.IsByCompany).ThenBy(change => change.Code)
                .ThenBy(change => change.Amount).ThenBy(change => change.Arguments.ToString(), StringComparer.Ordinal).ToValueList(),
        };
    }

    private static ValueList<CriterionDifference> Differences(EvaluatedPair pair, EvaluatedPair last)
    {
        var (own, other) = (pair.Score.Scores.Parts, last.Score.Scores.Parts);
        return
        [
            new(ExplanationCodes.Skills, own.SkillsMillionths, other.SkillsMillionths),
            new(ExplanationCodes.Language, own.LanguageMillionths, other.LanguageMillionths),
            new(ExplanationCodes.Location, own.LocationMillionths, other.LocationMillionths),
            new(ExplanationCodes.Trade, own.TradeMillionths, other.TradeMillionths),
        ];
    }
}

/// <summary>One person's list, asked again and again with changed facts. One thread at a time.</summary>
internal sealed class AbsenceSearch
{
    private readonly MatchIndex _index;
    private readonly RankRequest _request;
    private readonly int _length;
    private readonly int _place;
    private readonly Perspective _perspective;
    private readonly MatchSearch _search;
    private readonly MatchHit[] _list;
    private readonly MatchHit[] _first;
    private readonly MatchProfile _profile;

    /// <summary>Makes the list as it is.</summary>
    public AbsenceSearch(MatchIndex index, Candidate person, Id<TrainingPlace> place, RankRequest request, int length)
    {
        (_index, _length) = (index, length);
        _place = index.Places.Places.NumberOf(place) is >= 0 and var number ? number : throw new KeyNotFoundException($"The market has no place '{place}'.");
        _perspective = request.Perspective ?? Perspective.Candidate;
        _request = request with { CountPairs = false, Top = length };
        _search = index.NewSearch();
        _first = new MatchHit[length];
        var company = index.Places.Places.CompanyOf(_place);
        Sides = new PairSides(person, new CompanyOffer(company, PlacesOf(index, company.Id)));
        Pair = Evaluate(person, EvidenceAssessor.Assess(person, index.Policy, index.AsOf), index.PlaceAt(_place), company);
        var hits = new MatchHit[Math.Max(1, index.PlaceNumberCount)];
        _profile = index.Compile(person, EvidenceAssessor.Assess(person, index.Policy, index.AsOf));
        var found = _search.TopPlaces(_profile, _request with { Top = Math.Min(1_000_000, hits.Length) }, hits);
        _list = hits[..found];
        Rank = Array.FindIndex(_list, hit => hit.Row == _place) is >= 0 and var at ? at + 1 : null;
        Last = found < length ? null : Evaluate(person, Pair.Facts.Estimates, index.PlaceAt(_list[length - 1].Row), index.Places.Places.CompanyOf(_list[length - 1].Row));
    }

    /// <summary>Both sides as they are.</summary>
    public PairSides Sides { get; }

    /// <summary>The pair as it is.</summary>
    public EvaluatedPair Pair { get; }

    /// <summary>Where the place stands.</summary>
    public int? Rank { get; }

    /// <summary>The last of the list.</summary>
    public EvaluatedPair? Last { get; }

    /// <summary>Places on the whole list.</summary>
    public int RankedCount => _list.Length;

    /// <summary>The smallest amount of a kind of change that is enough; null when none is.</summary>
    public PairChange? Smallest(ChangeFamily family, CancellationToken cancellation)
    {
        for (var amount = family.Least; amount <= family.Most; amount++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (RankAfter(family.Change(Sides, amount), family) is { } rank)
            {
                return new PairChange
                {
                    Code = family.Code,
                    Arguments = family.Arguments(amount),
                    Amount = amount,
                    Rank = rank,
                    EffortMinutes = family.Effort(amount),
                    IsByCompany = family.IsByCompany,
                    Change = family.Change,
                    Least = family.Least,
                };
            }
        }

        return null;
    }

    // Where the place stands among the first K; null when it does not.
    private int? RankAfter(PairSides after, ChangeFamily family)
    {
        var place = after.Offer.Places.First(known => known.Id == Pair.Place.Id);
        if (!family.IsByCompany)
        {
            var estimates = EvidenceAssessor.Assess(after.Person, _index.Policy, _index.AsOf);
            return IsListed(Evaluate(after.Person, estimates, place, after.Offer.Company)) ? RankOfPerson(_index.Compile(after.Person, estimates, family.ConcernsPersonRules ? null : _profile)) : null;
        }

        var pair = Evaluate(after.Person, Pair.Facts.Estimates, place, after.Offer.Company);
        return IsListed(pair) ? RankOfCompany(pair, after) : null;
    }

    private int? RankOfPerson(MatchProfile profile)
    {
        var found = _search.TopPlaces(profile, _request, _first);
        return Array.FindIndex(_first, 0, found, hit => hit.Row == _place) is >= 0 and var at ? at + 1 : null;
    }

    private int? RankOfCompany(EvaluatedPair pair, PairSides after)
    {
        var tie = TieBreak.Key(TieBreak.Hash(_index.Policy.TieKey, pair.Candidate.Id.Value), TieBreak.Hash(_index.Policy.TieKey, pair.Place.Id.Value));
        var before = 0;
        foreach (ref readonly var hit in _list.AsSpan())
        {
            // Keys fall along the list: behind the pair's own key nothing stands before it.
            if (hit.Key < pair.StrategyKey || before >= _length)
            {
                break;
            }

            var other = _index.PlaceAt(hit.Row);
            before += other.Company != pair.Place.Company && (hit.Key > pair.StrategyKey || hit.TieKey < tie || (hit.TieKey == tie && other.Id < pair.Place.Id)) ? 1 : 0;
        }

        foreach (var other in after.Offer.Places.Where(other => other.Id != pair.Place.Id))
        {
            var rival = Evaluate(after.Person, Pair.Facts.Estimates, other, after.Offer.Company);
            before += IsListed(rival) && _index.Evaluator.Compare(rival, pair) < 0 ? 1 : 0;
        }

        return before < _length ? before + 1 : null;
    }

    private bool IsListed(EvaluatedPair pair) =>
        pair.Status != EligibilityStatus.Ineligible && _index.Evaluator.IsShown(pair.Status, _request) && _request.Filter.Wants(pair.Facts);

    private EvaluatedPair Evaluate(Candidate person, CandidateEstimates estimates, TrainingPlace place, Company company) =>
        _index.Evaluator.Evaluate(person, estimates, place, company, _index.Evaluator.NeedsOf(place), _request, _perspective);

    private static ValueList<TrainingPlace> PlacesOf(MatchIndex index, Id<Company> company) => Enumerable.Range(0, index.PlaceNumberCount)
        .Where(number => index.PlaceAt(number).Company == company && index.IsPlaceThere(number)).Select(index.PlaceAt).OrderBy(place => place.Id).ToValueList();
}
