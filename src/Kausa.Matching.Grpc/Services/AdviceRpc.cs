using Kausa.Matching.Advice;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>AdviceService: what to do next, for a person, a company, the office.</summary>
internal sealed partial class AdviceRpc(MarketViews views, MarketPages pages)
{
    // Places that the next question is chosen by, unless a longer list is asked for.
    private const int PlacesOfQuestion = 100;

    /// <summary>People of one page of coverage: with the longest identifiers and texts it stays below the 4 MiB that clients take unless told otherwise.</summary>
    internal const int PeopleOfPage = 10_000;

    public void Bind(SecuredBinder methods) => methods
        .Unary<V1.NextBestStepRequest, V1.NextBestStepResponse>("NextBestStep", Roles.Adviser, NextBestStep)
        .Unary<V1.NextCompanyStepRequest, V1.NextCompanyStepResponse>("NextCompanyStep", Roles.Adviser, NextCompanyStep)
        .Unary<V1.NextBestAssessmentRequest, V1.NextBestAssessmentResponse>("NextBestAssessment", Roles.Adviser, NextBestAssessment)
        .Unary<V1.RankOccupationsRequest, V1.RankOccupationsResponse>("RankOccupations", Roles.Portal | Roles.Researcher | Roles.Adviser, RankOccupations)
        .Unary<V1.ListCompanyPrioritiesRequest, V1.ListCompanyPrioritiesResponse>("ListCompanyPriorities", Roles.Adviser, ListCompanyPriorities)
        .Unary<V1.GetCoverageRequest, V1.GetCoverageResponse>("GetCoverage", Roles.Adviser, GetCoverage)
        .Unary<V1.CompareListsRequest, V1.CompareListsResponse>("CompareLists", Roles.Adviser, CompareLists);

    internal V1.NextBestStepResponse NextBestStep(V1.NextBestStepRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var candidate = fields.RequiredName<Candidate>("candidate", request.Candidate);
        var top = QuestionReader.PageSize("top", request.Top, 5, 100, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields);
        _ = Stored(market, candidate);
        using var room = new AdviceRoom(call, market.Index).Places(top);
        return words.Steps(Advice.NextBestStep.Of(market.Index, candidate, top, call.Cancellation), market);
    }

    internal V1.NextCompanyStepResponse NextCompanyStep(V1.NextCompanyStepRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var id = fields.RequiredName<Company>("company", request.Company);
        var top = QuestionReader.PageSize("top", request.Top, 5, 100, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields);
        var company = market.FindCompany(id) ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.CompanyNotFound, $"The office has no {ResourceNames.Of(id)}.");
        using var room = new AdviceRoom(call, market.Index).People(top);
        var places = Enumerable.Range(0, market.Index.PlaceNumberCount).Where(market.Index.IsPlaceThere).Select(market.Index.PlaceAt).Where(place => place.Company == id).OrderBy(place => place.Id);
        return words.CompanySteps(Advice.NextCompanyStep.Of(market.Index, new CompanyOffer(company, places.ToValueList()), top, call.Cancellation), company.Label, market);
    }

    internal V1.NextBestAssessmentResponse NextBestAssessment(V1.NextBestAssessmentRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var candidate = fields.RequiredName<Candidate>("candidate", request.Candidate);
        var length = QuestionReader.PageSize("list_length", request.ListLength, 10, 200, fields);
        var top = QuestionReader.PageSize("top", request.Top, 5, 100, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields);
        var person = Stored(market, candidate);
        using var room = new AdviceRoom(call, market.Index).Places(Math.Max(length, PlacesOfQuestion) + top);
        return words.Assessments(
            Advice.NextBestAssessment.Of(market.Index, person, length, top, call.Cancellation), Advice.NextQuestion.Of(market.Index, person, length, call.Cancellation), market);
    }

    internal V1.RankOccupationsResponse RankOccupations(V1.RankOccupationsRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var asked = QuestionReader.Subject(request.Subject, call.Caller, Days.Of(QuestionReader.DateOf(request.AsOf, Head(call.Caller))), fields);
        var question = QuestionReader.Question(request.Purpose, V1.ScoreMode.Unspecified, V1.Perspective.Unspecified, request.AsOf, request.LanguageCode, V1.View.Unspecified, asked, call.Caller, fields);
        var weight = fields.RequiredInRange("interest_weight_percent", request.InterestWeightPercent, 0, 50);
        var top = QuestionReader.PageSize("top", request.Top, 10, 200, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields, asked);
        var person = MatchRpc.Person(asked, market, violations, fields);
        using var room = new AdviceRoom(call, market.Index).Places(top);
        return words.Occupations(OccupationRanking.Of(market.Index, person.Facts, question.Purpose, weight, top, call.Cancellation), market);
    }

    internal V1.ListCompanyPrioritiesResponse ListCompanyPriorities(V1.ListCompanyPrioritiesRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var top = QuestionReader.PageSize("top", request.Top, 20, 200, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields);
        using var room = new AdviceRoom(call, market.Index).Rows();
        var own = CompanyPriorities.Of(market.Rows(), market.Policy, market.AsOf, call.Cancellation).Where(item => !ResourceNames.IsForeign(item.Company.Id)).ToList();
        return words.Companies(own, top, market);
    }

    internal V1.GetCoverageResponse GetCoverage(V1.GetCoverageRequest request, Admitted call)
    {
        var (violations, fields) = Fields();
        var size = QuestionReader.PageSize("page_size", request.PageSize, PeopleOfPage, PeopleOfPage, fields);
        var bound = MarketPages.WithoutPage(request, request.PageToken, request.PageSize, static page => (page.PageToken, page.PageSize) = (string.Empty, 0));
        var binding = MarketPages.Binding("GetCoverage", call.Caller, bound);
        var position = pages.Read(request.PageToken, binding, fields);
        var (market, words) = Begin(request.AsOf, request.LanguageCode, call.Caller, violations, fields, at: position);
        using var room = new AdviceRoom(call, market.Index).Coverage();
        var coverage = market.Coverage(call.Cancellation);
        var offset = position?.Offset ?? 0;
        var response = words.Coverage(coverage, offset, size, market);
        if (coverage.Sum(line => line.OutOfReach.Count) - size > offset)
            response.NextPageToken = pages.Next(call.Caller, market, offset + size, binding);
        return response;
    }

    private static (Violations Violations, FieldReader Fields) Fields()
    {
        var violations = new Violations();
        return (violations, new FieldReader(violations, string.Empty));
    }

    // Reads what every question has, throws what was wrong by then, and finds the market.
    private (MarketView Market, AdviceWriter Words) Begin(string asOf, string language, Caller caller, Violations violations, FieldReader fields, AskedPerson? asked = null, PagePosition? at = null)
    {
        var day = fields.Day("as_of", asOf);
        var begins = Head(caller).Policy.Law.BeginsOn;
        fields.Check(!(day < begins), "as_of", $"not before {Days.Of(begins)}, when the law numbers of the policy begin");
        var texts = QuestionReader.Language(language, fields);
        MatchRpc.ThrowIfAny(asked, views, caller, violations, fields);
        var market = at is { } position ? pages.Find(caller, day ?? Head(caller).AsOf, position) : views.Current(caller.Sight, day) ?? throw NoOffice();
        return (market, new AdviceWriter(texts));
    }

    private OfficeHead Head(Caller caller) => views.Head(caller.Office) ?? throw NoOffice();

    private static Candidate Stored(MarketView market, Id<Candidate> candidate) =>
        market.Index.FindCandidate(candidate) ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.CandidateNotFound, $"The office has no {ResourceNames.Of(candidate)}.");

    private static InvalidOperationException NoOffice() => new("A key without an office.");
}
