using Kausa.Matching.Contracts;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Rankings asked from a service: the same question as for a folder, and the same digest.</summary>
internal static class RemoteRank
{
    /// <summary>The longest list that one answer of a service holds, so that its digest is that of the whole list.</summary>
    public const int MostResults = 200;

    public static Task<V1.RankTrainingPlacesResponse> PlacesAsync(MatchingClient client, string candidate, RankRequest request, V1.Reranker? rerank, DateOnly? asOf, string language) =>
        client.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest
        {
            Subject = new V1.Subject { Candidate = $"candidates/{candidate}" },
            Purpose = (V1.Purpose)Words.Of(request.Purpose),
            Mode = (V1.ScoreMode)Words.Of(request.Mode),
            Perspective = (V1.Perspective)Words.Of(request.Perspective),
            Filter = request.Statuses is { } statuses ? new V1.PlaceFilter { Statuses = { statuses.Select(Wire) } } : null,
            AsOf = Days.Of(asOf),
            LanguageCode = language,
            PageSize = request.Top,
            CountExclusions = true,
            Reranker = rerank ?? V1.Reranker.Unspecified,
        });

    public static Task<V1.RankCandidatesResponse> CandidatesAsync(MatchingClient client, string place, RankRequest request, ScoreMode? mode, DateOnly? asOf, string language) =>
        client.RankCandidatesAsync(new V1.RankCandidatesRequest
        {
            Place = $"places/{place}",
            View = V1.View.Adviser,
            Purpose = (V1.Purpose)Words.Of(request.Purpose),
            Mode = (V1.ScoreMode)Words.Of(mode),
            Perspective = (V1.Perspective)Words.Of(request.Perspective),
            Statuses = { (request.Statuses ?? []).Select(Wire) },
            AsOf = Days.Of(asOf),
            LanguageCode = language,
            PageSize = request.Top,
            CountExclusions = true,
        });

    public static Task<V1.ExplainResponse> ExplainAsync(MatchingClient client, string candidate, string place, RankRequest request, DateOnly? asOf, string language) =>
        client.ExplainAsync(new V1.ExplainRequest
        {
            Subject = new V1.Subject { Candidate = $"candidates/{candidate}" },
            Place = $"places/{place}",
            Purpose = (V1.Purpose)Words.Of(request.Purpose),
            Mode = (V1.ScoreMode)Words.Of(request.Mode),
            Perspective = (V1.Perspective)Words.Of(request.Perspective),
            AsOf = Days.Of(asOf),
            LanguageCode = language,
        });

    private static V1.EligibilityStatus Wire(EligibilityStatus status) => (V1.EligibilityStatus)Words.Of(status);
}
