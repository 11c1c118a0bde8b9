using Kausa.Matching.Contracts;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Rankings asked from a service: the same question as for a folder, and the same digest.</summary>
internal static class RemoteRank
{
    /// <summary>The longest list that one answer of a service holds, so that its digest is that of the whole list.</summary>
    public const int MostResults = 200;

    public static Task<V1.RankTrainingPlacesResponse> PlacesAsync(MatchingClient client, string candidate, RankRequest request, DateOnly? asOf, string language) =>
        client.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest
        {
            Subject = new V1.Subject { Candidate = $"candidates/{candidate}" },
            Purpose = (V1.Purpose)(request.Purpose + 1),
            Mode = (V1.ScoreMode)(request.Mode + 1),
            Perspective = request.Perspective is { } side ? (V1.Perspective)(side + 1) : V1.Perspective.Unspecified,
            Filter = request.Statuses is { } statuses ? new V1.PlaceFilter { Statuses = { statuses.Select(Wire) } } : null,
            AsOf = Day(asOf),
            LanguageCode = language,
            PageSize = request.Top,
            CountExclusions = true,
        });

    public static Task<V1.RankCandidatesResponse> CandidatesAsync(MatchingClient client, string place, RankRequest request, DateOnly? asOf, string language) =>
        client.RankCandidatesAsync(new V1.RankCandidatesRequest
        {
            Place = $"places/{place}",
            Purpose = (V1.Purpose)(request.Purpose + 1),
            Mode = (V1.ScoreMode)(request.Mode + 1),
            Perspective = request.Perspective is { } side ? (V1.Perspective)(side + 1) : V1.Perspective.Unspecified,
            Statuses = { (request.Statuses ?? []).Select(Wire) },
            AsOf = Day(asOf),
            LanguageCode = language,
            PageSize = request.Top,
            CountExclusions = true,
        });

    private static V1.EligibilityStatus Wire(EligibilityStatus status) => (V1.EligibilityStatus)(status + 1);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
}
