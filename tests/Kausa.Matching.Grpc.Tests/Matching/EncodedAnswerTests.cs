using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Ranked answers are written by hand; every client must read them as if the generated code had written them.</summary>
public sealed class EncodedAnswerTests : IAsyncLifetime
{
    private ServiceHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ServiceHost.StartAsync("--callsPerSecond", "1000000");
        foreach (var office in new[] { "stuttgart", "ulm" })
            await (await _host.ClientAsync(V1.Role.Adviser, office)).LoadAsync(Stuttgart.Market);
        // Labels, and a shared place of another office, are fields that no sample has.
        await _host.State.Queue.WriteAsync((draft, _) =>
        {
            foreach (var (key, value) in draft.All("ulm", RowKind.Place).Take(40).ToList())
                draft.Put(key, new PlaceRow(((PlaceRow)value).Place with { Visibility = PlaceVisibility.Shared }, new PortalMarks("https://example.org/ä/1", [new("b", "zwei"), new("a", string.Empty)])));
            return true;
        });
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Bytes_OfEveryPersonInEveryForm_AreThoseOfTheGeneratedCode()
    {
        var rpc = new MatchRpc(_host.State.Views, new MarketPages(_host.State.Views, _host.State.Tokens));
        var sight = new Sight("stuttgart", OfficePlaces: true);
        var call = new Admitted(new Caller("test", V1.Role.Adviser, sight, Scopes: 0), CancellationToken.None);
        var (labelled, shared, hidden, paged) = (0, 0, 0, 0);
        var market = _host.State.Views.Current(sight)!;
        foreach (var (number, person) in market.CandidateNumbers().Select(market.Index.CandidateAt).Index())
        {
            var request = new V1.RankTrainingPlacesRequest
            {
                Subject = new V1.Subject { Candidate = $"candidates/{person.Id}" },
                LanguageCode = number % 2 == 0 ? "de" : "en",
                View = number % 3 == 0 ? V1.View.Person : V1.View.Adviser,
                PageSize = (number % 4 * 7) + 1,
                CountExclusions = number % 5 == 0,
                ReadMask = number % 7 == 0 ? FieldMask.FromString("rank,place.town,reasons") : null,
            };
            using var bytes = rpc.RankTrainingPlaces(request, call);
            var answer = V1.RankTrainingPlacesResponse.Parser.ParseFrom(bytes.Written);
            Assert.True(answer.ToByteArray().AsSpan().SequenceEqual(bytes.Written), person.Id.Value);
            if (request.ReadMask is null)
                Assert.Equal(Expected(market, person, request, answer), answer.Matches);
            labelled += answer.Matches.Count(match => match.Place.Labels.Count == 2 && match.Place.Labels["b"] == "zwei" && match.Place.Uri.Length > 0);
            shared += answer.Matches.Count(match => match.Place.Name.StartsWith("offices/ulm/places/", StringComparison.Ordinal));
            hidden += answer.Matches.Count(match => match.CompanySideOpen);
            paged += answer.NextPageToken.Length > 0 ? 1 : 0;
        }

        Assert.True(labelled > 0 && shared >= labelled && hidden > 0 && paged > 0, $"{labelled}, {shared}, {hidden}, {paged}");
    }

    // The page as messages, field by field, from what the library says.
    private static IEnumerable<V1.PlaceMatch> Expected(MarketView market, Candidate person, V1.RankTrainingPlacesRequest request, V1.RankTrainingPlacesResponse answer)
    {
        var texts = TextCatalogue.For(request.LanguageCode);
        var all = market.Index.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = request.PageSize, CountPairs = false });
        foreach (var result in all.Results)
        {
            var pair = result.Pair;
            var fit = FitWords.Of(pair.Score.ScoreMillionths);
            var isOpen = request.View == V1.View.Person && pair.Reasons.Any(outcome => outcome.Effect >= RuleEffect.Condition && !IsShown(outcome.Code));
            var parts = pair.Score.Scores.Parts;
            yield return new V1.PlaceMatch
            {
                Rank = result.Rank,
                RankGroup = result.RankGroup,
                Tier = result.Tier,
                Place = Card(market, result, texts),
                Fit = (V1.FitWord)Words.Of(fit),
                FitText = texts.Of(fit),
                Status = (V1.EligibilityStatus)Words.Of(pair.Status),
                Score = new V1.PairScore
                {
                    ScoreMillionths = pair.Score.ScoreMillionths,
                    ExpectedMillionths = pair.Score.ExpectedMillionths,
                    LowMillionths = pair.Score.Interval.LowMillionths,
                    HighMillionths = pair.Score.Interval.HighMillionths,
                    SkillsMillionths = parts.SkillsMillionths,
                    LanguageMillionths = parts.LanguageMillionths,
                    LocationMillionths = parts.LocationMillionths,
                    TradeMillionths = parts.TradeMillionths,
                    NotMeasuredCount = pair.Score.NotMeasuredCount,
                },
                Reasons =
                {
                    MatchExplanation.Reasons(pair).Select(reason => new V1.Reason
                    {
                        Code = reason.Code,
                        Text = reason.Costliest is { } line ? $"{texts.Text(reason.Code)}: {texts.Format(line.Code, line.Arguments)}" : texts.Text(reason.Code),
                        PointsMillionths = reason.Millionths,
                        MaxMillionths = reason.MaxMillionths,
                        Basis = (V1.ExplanationBasis)Words.Of(reason.Basis),
                    }),
                },
                Conditions =
                {
                    pair.Reasons.Where(outcome => request.View == V1.View.Adviser || IsShown(outcome.Code)).Select(outcome => new V1.RuleFinding
                    {
                        Code = outcome.Code.Code(),
                        Value = (V1.RuleValue)Words.Of(outcome.Value),
                        Effect = (V1.RuleEffect)Words.Of(outcome.Effect),
                        Owner = (V1.Responsible)Words.Of(outcome.Owner),
                        DueOn = Days.Of(outcome.DueOn),
                        Advice = answer.Advice.Single(told => told.Finding == (texts.Reason(outcome) ?? string.Empty) && told.Text == (texts.ToDo(outcome) ?? string.Empty)).Number,
                    }),
                },
                CompanySideOpen = isOpen,
                Flags = { PairFlags.Of(pair).Select(flag => (V1.EstimateFlag)Words.Of(flag)) },
            };
        }
    }

    private static bool IsShown(ReasonCode code) => RuleBook.Find(code).Scope is RuleScope.Person or RuleScope.Pair || code is ReasonCode.K07NoSeat or ReasonCode.K11Stale;

    private static V1.PlaceCard Card(MarketView market, RankedPair result, TextCatalogue texts)
    {
        var (place, occupation, site, marks) = (result.Pair.Place, result.Pair.Facts.Occupation, result.Pair.Facts.Site, market.MarksOf(result.Pair.Place.Id));
        var card = new V1.PlaceCard
        {
            Name = ResourceNames.Of(place.Id),
            Company = ResourceNames.Of(place.Company),
            CompanyLabel = result.Pair.Facts.Company.Label,
            Occupation = occupation.Id.Value,
            OccupationTitle = occupation.Title,
            OccupationTitleFeminine = occupation.TitleFeminine,
            OccupationTitleMasculine = occupation.TitleMasculine,
            Pathway = (V1.Pathway)Words.Of(place.Pathway),
            PathwayText = texts.Of(place.Pathway),
            Town = site is null ? string.Empty : ReferenceCatalogue.Shared.PostalCode(site.PostalCode)?.PlaceName ?? string.Empty,
            District = site?.DistrictAgs ?? string.Empty,
            DistrictTitle = site is null ? string.Empty : ReferenceCatalogue.Shared.FindDistrict(site.DistrictAgs)?.Name ?? string.Empty,
            StartsOn = Days.Of(place.StartsOn),
            ConfirmedOn = Days.Of(place.ConfirmedOn),
            OpenUntil = Days.Of(place.OpenUntil),
            Uri = marks.Uri,
            Labels = { marks.Labels.ToDictionary(pair => pair.Key, pair => pair.Value) },
        };
        if (result.Pair.Facts.Trip is { } trip)
            (card.DistanceMetres, card.TravelMinutes, card.TravelMode) = (trip.Distance100m * 100, trip.Minutes, (V1.TransportMode)Words.Of(trip.Mode));
        if (place.SeatsTotal is { } total)
            card.SeatsTotal = total;
        if (place.SeatsFilled is { } filled)
            card.SeatsFilled = filled;
        if (place.MonthlyPayEuro is { } pay)
            card.MonthlyPayEuro = pay;
        if (result.SchoolTrip is { } school)
            card.SchoolTravelMinutes = school.Minutes;
        return card;
    }
}
