using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Results of a list, with all that a page shows, written as the bytes of their messages: a page of messages costs more to make than to find.</summary>
/// <remarks>Fields come in the order of their numbers, so that the bytes are those of the generated code.</remarks>
internal static class MatchWriter
{
    /// <summary>A <see cref="V1.PlaceMatch"/> in its place on a list.</summary>
    public static void Place(MessageEncoder to, RankedPair result, MarketView market, AnswerWriter words, PageAdvice page)
    {
        to.Number(V1.PlaceMatch.RankFieldNumber, result.Rank);
        to.Number(V1.PlaceMatch.RankGroupFieldNumber, result.RankGroup);
        to.Number(V1.PlaceMatch.TierFieldNumber, result.Tier);
        Place(to, result.Pair, result.SchoolTrip, market, words, page);
        to.Known(V1.PlaceMatch.TakenOffMillionthsFieldNumber, result.TakenOffMillionths);
    }

    /// <summary>A <see cref="V1.PlaceMatch"/> that stands alone.</summary>
    public static V1.PlaceMatch Place(EvaluatedPair pair, MarketView market, AnswerWriter words)
    {
        using var bytes = new MessageEncoder();
        Place(bytes, pair, schoolTrip: null, market, words, page: null);
        return bytes.To<V1.PlaceMatch>();
    }

    public static V1.CandidateMatch Candidate(RankedPair result, RankAnswer answer, AnswerWriter words, PageAdvice page)
    {
        var pair = result.Pair;
        using var bytes = new MessageEncoder();
        AnswerWriter.Score(bytes, V1.CandidateMatch.ScoreFieldNumber, pair.Score);
        words.Reasons(bytes, V1.CandidateMatch.ReasonsFieldNumber, pair);
        words.Findings(bytes, V1.CandidateMatch.ConditionsFieldNumber, answer.ReasonsOf(result), page);
        AnswerWriter.Flags(bytes, V1.CandidateMatch.FlagsFieldNumber, pair);
        var match = bytes.To<V1.CandidateMatch>();
        match.MergeFrom(ForCompany(result, words));
        match.Rank = result.Rank;
        match.RankGroup = result.RankGroup;
        match.Tier = result.Tier;
        match.Status = (V1.EligibilityStatus)Words.Of(pair.Status);
        if (pair.Facts.Trip is { } trip)
        {
            match.DistanceMetres = trip.Distance100m * 100;
            match.TravelMode = (V1.TransportMode)Words.Of(trip.Mode);
            match.FirstArrival = Days.Of(trip.FirstArrival);
        }

        if (result.SchoolTrip is { } schoolTrip)
            match.SchoolTravelMinutes = schoolTrip.Minutes;
        return match;
    }

    /// <summary>The place that people are ranked for, without anybody's way to it.</summary>
    public static V1.PlaceCard Card(EvaluatedPair pair, MarketView market, AnswerWriter words)
    {
        using var bytes = new MessageEncoder();
        Card(bytes, pair, trip: null, schoolTrip: null, market.MarksOf(pair.Place.Id), words);
        return bytes.To<V1.PlaceCard>();
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

    private static void Place(MessageEncoder to, EvaluatedPair pair, Trip? schoolTrip, MarketView market, AnswerWriter words, PageAdvice? page)
    {
        var fit = FitWords.Of(pair.Score.ScoreMillionths);
        var reasons = pair.Reasons;
        var card = to.Begin(V1.PlaceMatch.PlaceFieldNumber);
        Card(to, pair, pair.Facts.Trip, schoolTrip, market.MarksOf(pair.Place.Id), words);
        to.End(card);
        to.Encoded(words.Encoded.Fit(fit));
        to.Number(V1.PlaceMatch.StatusFieldNumber, Words.Of(pair.Status));
        AnswerWriter.Score(to, V1.PlaceMatch.ScoreFieldNumber, pair.Score);
        words.Reasons(to, V1.PlaceMatch.ReasonsFieldNumber, pair);
        words.Findings(to, V1.PlaceMatch.ConditionsFieldNumber, reasons, page);
        to.Flag(V1.PlaceMatch.CompanySideOpenFieldNumber, words.HidesSomethingOpen(reasons));
        AnswerWriter.Flags(to, V1.PlaceMatch.FlagsFieldNumber, pair);
    }

    private static void Card(MessageEncoder to, EvaluatedPair pair, Trip? trip, Trip? schoolTrip, PortalMarks marks, AnswerWriter words)
    {
        var (place, occupation, site) = (pair.Place, pair.Facts.Occupation, pair.Facts.Site);
        to.Name(V1.PlaceCard.NameFieldNumber, place.Id);
        to.Name(V1.PlaceCard.CompanyFieldNumber, place.Company);
        to.Text(V1.PlaceCard.CompanyLabelFieldNumber, pair.Facts.Company.Label);
        to.Encoded(EncodedTexts.Occupation(occupation));
        to.Encoded(words.Encoded.Pathway(place.Pathway));
        if (site is not null)
            EncodedTexts.Site(to, site);

        if (trip is not null)
        {
            to.Known(V1.PlaceCard.DistanceMetresFieldNumber, trip.Distance100m * 100);
            to.Known(V1.PlaceCard.TravelMinutesFieldNumber, trip.Minutes);
            to.Number(V1.PlaceCard.TravelModeFieldNumber, Words.Of(trip.Mode));
        }

        to.Day(V1.PlaceCard.StartsOnFieldNumber, place.StartsOn);
        to.Known(V1.PlaceCard.SeatsTotalFieldNumber, place.SeatsTotal);
        to.Known(V1.PlaceCard.SeatsFilledFieldNumber, place.SeatsFilled);
        to.Known(V1.PlaceCard.MonthlyPayEuroFieldNumber, place.MonthlyPayEuro);
        to.Day(V1.PlaceCard.ConfirmedOnFieldNumber, place.ConfirmedOn);
        to.Day(V1.PlaceCard.OpenUntilFieldNumber, place.OpenUntil);
        to.Text(V1.PlaceCard.UriFieldNumber, marks.Uri);
        foreach (var (key, value) in marks.Labels)
        {
            var label = to.Begin(V1.PlaceCard.LabelsFieldNumber);
            to.Text(1, key);
            to.Text(2, value);
            to.End(label);
        }

        to.Known(V1.PlaceCard.SchoolTravelMinutesFieldNumber, schoolTrip?.Minutes);
        to.Text(V1.PlaceCard.FirstArrivalFieldNumber, Days.Of(trip?.FirstArrival));
    }
}
