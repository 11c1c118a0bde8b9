using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <content>People who are not in the market, or who are looked at as if evidence had said something else.</content>
public sealed partial class MatchIndex
{
    /// <summary>Compiles somebody who is not in the market; nothing of them is kept here.</summary>
    /// <param name="candidate">The person.</param>
    /// <returns>The compiled person.</returns>
    /// <exception cref="ArgumentException">A wish names an occupation that the catalogue does not have.</exception>
    public MatchProfile Compile(Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        RankingInput.CheckOccupations(candidate.Wishes, nameof(candidate));
        var estimates = EvidenceAssessor.Assess(candidate, Policy, AsOf);
        return new MatchProfile(candidate, estimates, CandidateCompiler.Compile(Places.Codes.ForOneQuestion(), candidate, estimates));
    }

    /// <summary>Compiles somebody as if evidence had said something else, or without asking the rules about the person alone again.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="estimates">The estimates that hold.</param>
    /// <param name="asked">The person before a change that those rules do not look at; null asks them.</param>
    internal MatchProfile Compile(Candidate candidate, CandidateEstimates estimates, MatchProfile? asked = null) =>
        new(candidate, estimates, CandidateCompiler.Compile(Places.Codes.ForPeople(), candidate, estimates, asked?.Store));

    /// <summary>Compiles somebody with other estimates in the score alone; what is possible stays as evidence says.</summary>
    internal MatchProfile Redrawn(Candidate candidate, CandidateEstimates estimates, MatchProfile asked)
    {
        var profile = Compile(candidate, EvidenceAssessor.Assess(candidate, Policy, AsOf), asked);
        ref var row = ref profile.Store.Rows[0];
        for (var d = 0; d < estimates.Skills.Count; d++)
        {
            row.Skills[d] = ShortfallTables.SkillOffset(estimates.Skills[d]);
        }

        for (var k = 0; k < estimates.Languages.Count; k++)
        {
            row.Languages[k] = ShortfallTables.LanguageOffset(estimates.Languages[k]);
        }

        return profile;
    }
}
