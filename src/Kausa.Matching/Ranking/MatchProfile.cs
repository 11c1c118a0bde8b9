using Kausa.Matching.Compile;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>A person who is not in the market, compiled for one state of it: for questions by people about themselves.</summary>
/// <remarks>Holds what the caller gave and nothing else keeps it. Immutable and thread-safe.</remarks>
public sealed class MatchProfile
{
    internal MatchProfile(Candidate candidate, CandidateEstimates estimates, CandidateStore store)
    {
        Candidate = candidate;
        Estimates = estimates;
        Store = store;
    }

    /// <summary>The person.</summary>
    public Candidate Candidate { get; }

    /// <summary>What evidence says about the person on the date of the index.</summary>
    internal CandidateEstimates Estimates { get; }

    internal CandidateStore Store { get; }
}
