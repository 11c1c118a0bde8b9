using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Results of a list, with all that a page shows.</summary>
internal static class MatchWriter
{
    public static V1.PlaceMatch Place(RankedPair result, MarketView market, AnswerWriter words, PageAdvice page)
    {
        var match = Place(result.Pair, market, words, page);
        match.Rank = result.Rank;
        match.RankGroup = result.RankGroup;
        match.Tier = result.Tier;
        if (result.SchoolTrip is { } school)
            match.Place.SchoolTravelMinutes = school.Minutes;
        return match;
    }

    public static V1.PlaceMatch Place(EvaluatedPair pair, MarketView market, AnswerWriter words, PageAdvice? page = null)
    {
        var fit = FitWords.Of(pair.Score.ScoreMillionths);
        return new V1.PlaceMatch
        {
            Place = Card(pair, market.MarksOf(pair.Place.Id), words),
            Fit = (V1.FitWord)Words.Of(fit),
            FitText = words.FitText(fit),
            Status = (V1.EligibilityStatus)Words.Of(pair.Status),
            Score = AnswerWriter.Score(pair.Score),
            Reasons = { words.Reasons(pair) },
            Conditions = { words.Findings(pair.Reasons, page) },
            CompanySideOpen = words.HidesSomethingOpen(pair.Reasons),
            Flags = { AnswerWriter.Flags(pair) },
        };
    }

    public static V1.CandidateMatch Candidate(RankedPair result, RankAnswer answer, AnswerWriter words, PageAdvice page)
    {
        var pair = result.Pair;
        var match = ForCompany(result, words);
        match.Rank = result.Rank;
        match.RankGroup = result.RankGroup;
        match.Tier = result.Tier;
        match.Status = (V1.EligibilityStatus)Words.Of(pair.Status);
        match.Score = AnswerWriter.Score(pair.Score);
        match.Reasons.Add(words.Reasons(pair));
        match.Conditions.Add(words.Findings(answer.ReasonsOf(result), page));
        match.Flags.Add(AnswerWriter.Flags(pair));
        if (pair.Facts.Trip is { } trip)
            match.DistanceMetres = trip.Distance100m * 100;
        return match;
    }

    /// <summary>The allow-list of the company's view: who, how well in a word, how far in minutes.</summary>
    public static V1.CandidateMatch ForCompany(RankedPair result, AnswerWriter words)
    {
        var fit = FitWords.Of(result.Pair.Score.ScoreMillionths);
        var match = new V1.CandidateMatch { Candidate = ResourceNames.Of(result.Pair.Candidate.Id), Fit = (V1.FitWord)Words.Of(fit), FitText = words.FitText(fit) };
        if (result.Pair.Facts.Trip is { } trip)
            match.TravelMinutes = trip.Minutes;
        return match;
    }

    private static V1.PlaceCard Card(EvaluatedPair pair, PortalMarks marks, AnswerWriter words)
    {
        var (place, occupation, site) = (pair.Place, pair.Facts.Occupation, pair.Facts.Site);
        var card = new V1.PlaceCard
        {
            Name = ResourceNames.Of(place.Id),
            Company = ResourceNames.Of(place.Company),
            CompanyLabel = pair.Facts.Company.Label,
            Occupation = occupation.Id.Value,
            OccupationTitle = occupation.Title,
            OccupationTitleFeminine = occupation.TitleFeminine,
            OccupationTitleMasculine = occupation.TitleMasculine,
            Pathway = (V1.Pathway)Words.Of(place.Pathway),
            PathwayText = words.Text(place.Pathway),
            Town = site is null ? string.Empty : ReferenceCatalogue.Shared.PostalCode(site.PostalCode)?.PlaceName ?? string.Empty,
            District = site?.DistrictAgs ?? string.Empty,
            DistrictTitle = site is null ? string.Empty : ReferenceCatalogue.Shared.FindDistrict(site.DistrictAgs)?.Name ?? string.Empty,
            StartsOn = Days.Of(place.StartsOn),
            ConfirmedOn = Days.Of(place.ConfirmedOn),
            OpenUntil = Days.Of(place.OpenUntil),
            Uri = marks.Uri,
        };
        foreach (var (key, value) in marks.Labels)
            card.Labels.Add(key, value);
        if (pair.Facts.Trip is { } trip)
        {
            card.DistanceMetres = trip.Distance100m * 100;
            card.TravelMinutes = trip.Minutes;
            card.TravelMode = (V1.TransportMode)Words.Of(trip.Mode);
        }

        if (place.SeatsTotal is { } total)
            card.SeatsTotal = total;
        if (place.SeatsFilled is { } filled)
            card.SeatsFilled = filled;
        if (place.MonthlyPayEuro is { } pay)
            card.MonthlyPayEuro = pay;
        return card;
    }
}
