using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <content>Single rows and single pairs.</content>
public sealed partial class MatchIndex
{
    /// <summary>Finds a candidate.</summary>
    /// <param name="id">Their identifier.</param>
    /// <returns>The candidate, or null when this state of the market has none of that identifier.</returns>
    public Candidate? FindCandidate(Id<Candidate> id) => Persons.NumberOf(id) is >= 0 and var number ? CandidateAt(number) : null;

    /// <summary>Finds a place.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The place, or null.</returns>
    public TrainingPlace? FindPlace(Id<TrainingPlace> id) => Places.Places.NumberOf(id) is >= 0 and var number ? PlaceAt(number) : null;

    /// <summary>Evaluates one pair of the market, possible or not.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="place">The place.</param>
    /// <param name="request">Purpose, perspective and mode.</param>
    /// <returns>Score, outcomes and status, equal to those of the reference.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate or place.</exception>
    public EvaluatedPair Evaluate(Id<Candidate> candidate, Id<TrainingPlace> place, RankRequest request) => Evaluate(CandidateAt(NumberOf(candidate)), place, request);

    /// <summary>Evaluates the pair of somebody who is not in the market and a place of it; nothing of them is kept here.</summary>
    /// <param name="profile">The person.</param>
    /// <param name="place">The place.</param>
    /// <param name="request">Purpose, perspective and mode.</param>
    /// <returns>Score, outcomes and status, equal to those of the reference over a market with that person.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such place.</exception>
    public EvaluatedPair Evaluate(MatchProfile profile, Id<TrainingPlace> place, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Evaluate(profile.Candidate, place, request);
    }

    /// <summary>The pair of anybody and a place of the market.</summary>
    internal EvaluatedPair Evaluate(Candidate person, CandidateEstimates estimates, Id<TrainingPlace> place, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var number = Places.Places.NumberOf(place);
        if (number < 0)
        {
            throw new KeyNotFoundException($"The market has no place '{place}'.");
        }

        var offer = Places.PlaceAt(number);
        return _evaluator.Evaluate(person, estimates, offer, Places.Places.CompanyOf(number), _evaluator.NeedsOf(offer), request, request.Perspective ?? Perspective.Candidate);
    }

    private EvaluatedPair Evaluate(Candidate person, Id<TrainingPlace> place, RankRequest request) => Evaluate(person, EvidenceAssessor.Assess(person, Policy, AsOf), place, request);
}
