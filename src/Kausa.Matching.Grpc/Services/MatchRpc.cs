using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>MatchService: rankings, explanations, single pairs.</summary>
internal sealed partial class MatchRpc(MarketViews views, MarketPages pages)
{
    /// <summary>Results that a page may lie behind, and that grouping looks at.</summary>
    private const int Deepest = 10_000;

    // Room that most pages of 20 places fit into.
    private const int BytesOfPage = 32 * 1024;
    private const Roles Askers = Roles.Portal | Roles.Researcher | Roles.Adviser;

    public void Bind(SecuredBinder methods) => methods
        .UnaryEncoded<V1.RankTrainingPlacesRequest, V1.RankTrainingPlacesResponse>("RankTrainingPlaces", Askers, RankTrainingPlaces)
        .Unary<V1.RankCandidatesRequest, V1.RankCandidatesResponse>("RankCandidates", Roles.Adviser, RankCandidates)
        .Unary<V1.ExplainRequest, V1.ExplainResponse>("Explain", Askers, Explain)
        .Unary<V1.WhyNotRequest, V1.WhyNotResponse>("WhyNot", Roles.Adviser, WhyNot)
        .Unary<V1.ScorePairRequest, V1.ScorePairResponse>("ScorePair", Roles.Adviser, ScorePair);

    /// <summary>A ranked page of places, as the bytes of a <see cref="V1.RankTrainingPlacesResponse"/>.</summary>
    internal MessageEncoder RankTrainingPlaces(V1.RankTrainingPlacesRequest request, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var asked = QuestionReader.Subject(request.Subject, call.Caller, DateOf(request.AsOf, call.Caller), fields);
        var question = QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, request.LanguageCode, request.View, asked, call.Caller, fields);
        var filter = QuestionReader.Filter(request.Filter, fields.In("filter"));
        var statuses = QuestionReader.Statuses("filter.statuses", request.Filter?.Statuses ?? [], fields);
        var size = QuestionReader.PageSize("page_size", request.PageSize, QuestionReader.DefaultPage, QuestionReader.LargestPage, fields);
        var grouped = request.GroupBy != V1.GroupBy.Unspecified;
        fields.Check(System.Enum.IsDefined(request.GroupBy), "group_by", "GROUP_BY_OCCUPATION or GROUP_BY_COMPANY");
        fields.Check(grouped ? request.MaxPerGroup is >= 1 and <= 200 : request.MaxPerGroup == 0, "max_per_group", "1..200 with group_by, else 0");
        CheckMask(request.ReadMask, fields);
        fields.Check(System.Enum.IsDefined(request.Reranker), "reranker", "RERANKER_CROWDING");
        fields.Check(request.Reranker == V1.Reranker.Unspecified || (question.Purpose == Purpose.MatchForAdviser && question.View == V1.View.Adviser), "reranker", "with purpose MATCH_FOR_ADVISER and view ADVISER; it comes from everybody's lists");
        var bound = MarketPages.WithoutPage(request, request.PageToken, request.PageSize, static page => (page.PageToken, page.PageSize) = (string.Empty, 0));
        var (market, offset, binding) = Page("RankTrainingPlaces", call.Caller, asked, question.AsOf, bound, request.PageToken, violations, fields);
        var person = Person(asked, market, violations, fields);
        using var everybody = call.Hold(request.Reranker == V1.Reranker.Unspecified ? 0 : CohortSize.BytesOf(market));
        var wanted = new RankRequest
        {
            Purpose = question.Purpose,
            Mode = question.Mode,
            Perspective = question.Perspective,
            Statuses = statuses,
            Filter = filter,
            Top = Math.Min(Deepest, offset + size + 1),
            CountPairs = offset == 0 && request.CountExclusions,
            Reranker = market.Reranker(request.Reranker, question.Mode, question.Perspective, progress: null, call.Cancellation),
        }.OrderedBy(market.Policy, Policy.Perspective.Candidate, market.AsOf);
        using var room = call.Hold(Results(wanted.Top));
        var (answer, results) = grouped ? Grouped(person, wanted, request.GroupBy, request.MaxPerGroup, call) : Whole(person.RankPlaces(wanted));
        var page = results.Skip(offset).Take(size).ToValueList();
        var words = new AnswerWriter(question.Texts, question.View);
        var advice = new PageAdvice(question.Texts);
        var response = new MessageEncoder(BytesOfPage);
        foreach (var result in page)
            Write(response, result, market, words, advice, request.ReadMask);
        response.Text(V1.RankTrainingPlacesResponse.NextPageTokenFieldNumber, results.Count > offset + size ? pages.Next(call.Caller, market, offset + size, binding) : string.Empty);
        var shown = answer with { Results = page };
        response.Message(V1.RankTrainingPlacesResponse.InfoFieldNumber, words.Info(shown, market.Synthetic));
        // More is ranked than is listed, to know whether a page follows; what is not listed asks for nothing.
        var toDos = offset > 0 ? [] : page.Count == answer.Results.Count ? answer.PersonToDos : PersonToDos.Of(person.Facts, page.Select(result => result.Pair.Place), market.Policy, answer.AsOf, question.Purpose);
        foreach (var toDo in words.ToDos(toDos, shown))
            response.Message(V1.RankTrainingPlacesResponse.PersonToDosFieldNumber, toDo);
        response.Known(V1.RankTrainingPlacesResponse.RankablePairCountFieldNumber, answer.RankablePairCount);
        if (offset == 0 && request.CountExclusions)
        {
            foreach (var exclusion in words.Exclusions(answer))
                response.Message(V1.RankTrainingPlacesResponse.ExclusionsFieldNumber, exclusion);
            response.Known(V1.RankTrainingPlacesResponse.ExcludedPairCountFieldNumber, words.ExcludedPairCount(answer));
        }

        foreach (var sentence in advice.All)
            response.Message(V1.RankTrainingPlacesResponse.AdviceFieldNumber, sentence);
        return response;
    }

    private V1.RankCandidatesResponse RankCandidates(V1.RankCandidatesRequest request, Admitted call)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var place = fields.RequiredName<TrainingPlace>("place", request.Place);
        var purpose = fields.Word<Purpose>("purpose", (int)request.Purpose) ?? Purpose.MatchForAdviser;
        fields.Check(purpose != Purpose.MatchForSelf, "purpose", "MATCH_FOR_ADVISER or DISCLOSE_TO_COMPANY; people are not ranked for themselves");
        var view = QuestionReader.View(request.View, purpose == Purpose.DiscloseToCompany ? V1.View.Company : V1.View.Adviser, [V1.View.Adviser, V1.View.Company], fields);
        fields.Check(view != V1.View.Company || purpose == Purpose.DiscloseToCompany, "purpose", "DISCLOSE_TO_COMPANY with the view COMPANY");
        var mode = fields.Word<Policy.ScoreMode>("mode", (int)request.Mode);
        var perspective = fields.Word<Policy.Perspective>("perspective", (int)request.Perspective) ?? Policy.Perspective.Company;
        var asked = fields.Day("as_of", request.AsOf);
        var texts = QuestionReader.Language(request.LanguageCode, fields);
        var words = new AnswerWriter(texts, view);
        var statuses = QuestionReader.Statuses("statuses", request.Statuses, fields);
        var size = QuestionReader.PageSize("page_size", request.PageSize, QuestionReader.DefaultPage, QuestionReader.LargestPage, fields);
        var bound = MarketPages.WithoutPage(request, request.PageToken, request.PageSize, static page => (page.PageToken, page.PageSize) = (string.Empty, 0));
        var (market, offset, binding) = Page("RankCandidates", call.Caller, null, asked, bound, request.PageToken, violations, fields);
        RequirePlace(market, place);

        var company = view == V1.View.Company;
        var counts = offset == 0 && request.CountExclusions && !company;
        var wanted = new RankRequest { Purpose = purpose, Mode = mode ?? market.Policy.CompanyLists.Mode, Perspective = perspective, Statuses = statuses, Top = company ? Deepest : Math.Min(Deepest, offset + size + 1), CountPairs = counts }.OrderedBy(market.Policy, perspective, market.AsOf);
        using var room = call.Hold(Results(Math.Min(wanted.Top, market.Index.CandidateCount)));
        var answer = market.Index.RankCandidates(place, wanted);
        var results = company ? answer.Results.OrderBy(result => result.Pair.Candidate.Id).ToValueList() : answer.Results;
        var page = results.Skip(offset).Take(size).ToValueList();
        var advice = new PageAdvice(texts);
        var response = new V1.RankCandidatesResponse
        {
            Matches = { page.Select(result => company ? MatchWriter.ForCompany(result, words) : MatchWriter.Candidate(result, answer, words, advice)) },
            NextPageToken = results.Count > offset + size ? pages.Next(call.Caller, market, offset + size, binding) : string.Empty,
            Info = words.Info(answer with { Results = page }, market.Synthetic, company ? string.Empty : null),
        };
        response.Advice.Add(advice.All);
        if (page.Count > 0 && !company)
            response.Place = MatchWriter.Card(page[0].Pair, market, words);
        if (answer.RankablePairCount is { } rankable)
        {
            response.RankablePairCount = rankable;
            response.Exclusions.Add(words.Exclusions(answer));
            if (words.ExcludedPairCount(answer) is { } excluded)
                response.ExcludedPairCount = excluded;
        }

        return response;
    }

    private static long Results(int count) => count * MemoryBudget.BytesOfResult;

    private static (RankAnswer Answer, ValueList<RankedPair> Results) Whole(RankAnswer answer) => (answer, answer.Results);

    // Looks further down the list until the page is full, each time four times as far.
    private static (RankAnswer Answer, ValueList<RankedPair> Results) Grouped(MarketPerson person, RankRequest wanted, V1.GroupBy groupBy, int most, Admitted call)
    {
        for (var top = Math.Min(Deepest, wanted.Top * 4); ; top = Math.Min(Deepest, top * 4))
        {
            call.Cancellation.ThrowIfCancellationRequested();
            using var room = call.Hold(Results(top));
            var answer = person.RankPlaces(wanted with { Top = top });
            var results = Grouped(answer.Results, groupBy, most);
            if (results.Count >= wanted.Top || answer.Results.Count < top || top == Deepest)
                return (answer, results);
        }
    }

    private static ValueList<RankedPair> Grouped(IEnumerable<RankedPair> results, V1.GroupBy groupBy, int most)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return results.Where(result =>
        {
            var group = groupBy == V1.GroupBy.Company ? result.Pair.Place.Company.Value : result.Pair.Place.Occupation.Value;
            return (seen[group] = seen.GetValueOrDefault(group) + 1) <= most;
        }).ToValueList();
    }

    private (MarketView Market, int Offset, byte[] Binding) Page(string method, Caller caller, AskedPerson? person, DateOnly? asOf, Google.Protobuf.IMessage request, string token, Violations violations, FieldReader fields)
    {
        var binding = MarketPages.Binding(method, caller, request);
        QuestionReader.CheckDate(asOf, Head(caller), fields);
        var position = pages.Read(token, binding, fields);
        ThrowIfAny(person, views, caller, violations, fields);
        return position is { } known ? (pages.Find(caller, asOf ?? Head(caller).AsOf, known), known.Offset, binding) : (Market(caller, asOf), 0, binding);
    }

    private MarketView Market(Caller caller, DateOnly? asOf) => views.Current(caller.Sight, asOf) ?? throw NoOffice();

    private OfficeHead Head(Caller caller) => views.Head(caller.Office) ?? throw NoOffice();

    private static InvalidOperationException NoOffice() => new("A key without an office.");

    // Throws NOT_FOUND for a stored person who is not there, and the violations of a profile that names companies nobody knows.
    internal static MarketPerson Person(AskedPerson asked, MarketView market, Violations violations, FieldReader fields)
    {
        if (asked.Profile is { } profile)
        {
            Companies(profile, market, fields);
            violations.ThrowIfAny();
            return new MarketPerson(market, profile, stored: false);
        }

        var person = asked.Stored is { } id ? market.Index.FindCandidate(id) : null;
        return new MarketPerson(market, person ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.CandidateNotFound, $"The office has no {ResourceNames.Of(asked.Stored)}."), stored: true);
    }

    /// <summary>Ends the call when anything is wrong. The companies that a profile names are looked for whatever else is, so that everything is named at once: in the market as it is now, whatever the date.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT with all of it.</exception>
    internal static void ThrowIfAny(AskedPerson? asked, MarketViews views, Caller caller, Violations violations, FieldReader fields)
    {
        if (violations.Count == 0)
            return;
        if (asked?.Profile is { } profile && views.Current(caller.Sight) is { } market)
            Companies(profile, market, fields);
        violations.ThrowIfAny();
    }

    private static void Companies(Candidate profile, MarketView market, FieldReader fields) =>
        References.Companies(profile, id => market.HasCompany(id), "a company of this market", fields.In("subject").In("profile"));

    private string DateOf(string asked, Caller caller) => Days.Of(QuestionReader.DateOf(asked, Head(caller)));

    internal static void RequirePlace(MarketView market, Id<TrainingPlace> place)
    {
        if (market.Index.FindPlace(place) is null)
            throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.PlaceNotFound, $"There is no {ResourceNames.Of(place)} that this key sees.");
    }

    private static void CheckMask(FieldMask? mask, FieldReader fields)
    {
        foreach (var (path, i) in (mask?.Paths ?? []).Select((path, i) => (path, i)))
            fields.Check(FieldMask.IsValid(V1.PlaceMatch.Descriptor, path), FieldReader.Indexed("read_mask.paths", i), "a field of PlaceMatch, such as place.town");
    }

    private static void Write(MessageEncoder response, RankedPair result, MarketView market, AnswerWriter words, PageAdvice advice, FieldMask? mask)
    {
        if (mask is null || mask.Paths.Count == 0)
        {
            var mark = response.Begin(V1.RankTrainingPlacesResponse.MatchesFieldNumber);
            MatchWriter.Place(response, result, market, words, advice);
            response.End(mark);
            return;
        }

        using var whole = new MessageEncoder();
        MatchWriter.Place(whole, result, market, words, advice);
        var shown = new V1.PlaceMatch();
        mask.Merge(whole.To<V1.PlaceMatch>(), shown);
        response.Message(V1.RankTrainingPlacesResponse.MatchesFieldNumber, shown);
    }
}
