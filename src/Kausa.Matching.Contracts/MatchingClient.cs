using Kausa.Matching.V1;
using Kausa.Rpc;

namespace Kausa.Matching.Contracts;

/// <summary>The matching service as typed methods over one channel, with one API key. Thread-safe; errors are <see cref="RpcException"/>, documented per method in the proto files.</summary>
public sealed class MatchingClient
{
    private static readonly RpcMethod<RankTrainingPlacesRequest, RankTrainingPlacesResponse> RankTrainingPlacesMethod = MatchingContract.Match.Method<RankTrainingPlacesRequest, RankTrainingPlacesResponse>("RankTrainingPlaces");
    private static readonly RpcMethod<RankCandidatesRequest, RankCandidatesResponse> RankCandidatesMethod = MatchingContract.Match.Method<RankCandidatesRequest, RankCandidatesResponse>("RankCandidates");
    private static readonly RpcMethod<ExplainRequest, ExplainResponse> ExplainMethod = MatchingContract.Match.Method<ExplainRequest, ExplainResponse>("Explain");
    private static readonly RpcMethod<WhyNotRequest, WhyNotResponse> WhyNotMethod = MatchingContract.Match.Method<WhyNotRequest, WhyNotResponse>("WhyNot");
    private static readonly RpcMethod<ScorePairRequest, ScorePairResponse> ScorePairMethod = MatchingContract.Match.Method<ScorePairRequest, ScorePairResponse>("ScorePair");
    private static readonly RpcMethod<SearchOccupationsRequest, SearchOccupationsResponse> SearchOccupationsMethod = MatchingContract.Reference.Method<SearchOccupationsRequest, SearchOccupationsResponse>("SearchOccupations");
    private static readonly RpcMethod<ListOccupationsRequest, ListOccupationsResponse> ListOccupationsMethod = MatchingContract.Reference.Method<ListOccupationsRequest, ListOccupationsResponse>("ListOccupations");
    private static readonly RpcMethod<ListDistrictsRequest, ListDistrictsResponse> ListDistrictsMethod = MatchingContract.Reference.Method<ListDistrictsRequest, ListDistrictsResponse>("ListDistricts");
    private static readonly RpcMethod<ListDimensionsRequest, ListDimensionsResponse> ListDimensionsMethod = MatchingContract.Reference.Method<ListDimensionsRequest, ListDimensionsResponse>("ListDimensions");
    private static readonly RpcMethod<ListInstrumentsRequest, ListInstrumentsResponse> ListInstrumentsMethod = MatchingContract.Reference.Method<ListInstrumentsRequest, ListInstrumentsResponse>("ListInstruments");
    private static readonly RpcMethod<ListReasonCodesRequest, ListReasonCodesResponse> ListReasonCodesMethod = MatchingContract.Reference.Method<ListReasonCodesRequest, ListReasonCodesResponse>("ListReasonCodes");
    private static readonly RpcMethod<LookUpPostalCodeRequest, LookUpPostalCodeResponse> LookUpPostalCodeMethod = MatchingContract.Reference.Method<LookUpPostalCodeRequest, LookUpPostalCodeResponse>("LookUpPostalCode");
    private static readonly RpcMethod<GetPolicyInfoRequest, GetPolicyInfoResponse> GetPolicyInfoMethod = MatchingContract.Reference.Method<GetPolicyInfoRequest, GetPolicyInfoResponse>("GetPolicyInfo");
    private static readonly RpcMethod<GetOfficeRequest, GetOfficeResponse> GetOfficeMethod = MatchingContract.Party.Method<GetOfficeRequest, GetOfficeResponse>("GetOffice");
    private static readonly RpcMethod<UpdateOfficeRequest, UpdateOfficeResponse> UpdateOfficeMethod = MatchingContract.Party.Method<UpdateOfficeRequest, UpdateOfficeResponse>("UpdateOffice");
    private static readonly RpcMethod<BatchUpsertAdvisersRequest, BatchUpsertResponse> BatchUpsertAdvisersMethod = MatchingContract.Party.Method<BatchUpsertAdvisersRequest, BatchUpsertResponse>("BatchUpsertAdvisers");
    private static readonly RpcMethod<BatchUpsertCompaniesRequest, BatchUpsertResponse> BatchUpsertCompaniesMethod = MatchingContract.Party.Method<BatchUpsertCompaniesRequest, BatchUpsertResponse>("BatchUpsertCompanies");
    private static readonly RpcMethod<BatchUpsertPlacesRequest, BatchUpsertResponse> BatchUpsertPlacesMethod = MatchingContract.Party.Method<BatchUpsertPlacesRequest, BatchUpsertResponse>("BatchUpsertPlaces");
    private static readonly RpcMethod<BatchUpsertCandidatesRequest, BatchUpsertResponse> BatchUpsertCandidatesMethod = MatchingContract.Party.Method<BatchUpsertCandidatesRequest, BatchUpsertResponse>("BatchUpsertCandidates");
    private static readonly RpcMethod<BatchUpsertTravelTimesRequest, BatchUpsertResponse> BatchUpsertTravelTimesMethod = MatchingContract.Party.Method<BatchUpsertTravelTimesRequest, BatchUpsertResponse>("BatchUpsertTravelTimes");
    private static readonly RpcMethod<GetAdviserRequest, Adviser> GetAdviserMethod = MatchingContract.Party.Method<GetAdviserRequest, Adviser>("GetAdviser");
    private static readonly RpcMethod<GetCompanyRequest, Company> GetCompanyMethod = MatchingContract.Party.Method<GetCompanyRequest, Company>("GetCompany");
    private static readonly RpcMethod<GetPlaceRequest, TrainingPlace> GetPlaceMethod = MatchingContract.Party.Method<GetPlaceRequest, TrainingPlace>("GetPlace");
    private static readonly RpcMethod<GetCandidateRequest, Candidate> GetCandidateMethod = MatchingContract.Party.Method<GetCandidateRequest, Candidate>("GetCandidate");
    private static readonly RpcMethod<ListCompaniesRequest, ListCompaniesResponse> ListCompaniesMethod = MatchingContract.Party.Method<ListCompaniesRequest, ListCompaniesResponse>("ListCompanies");
    private static readonly RpcMethod<ListPlacesRequest, ListPlacesResponse> ListPlacesMethod = MatchingContract.Party.Method<ListPlacesRequest, ListPlacesResponse>("ListPlaces");
    private static readonly RpcMethod<ListCandidatesRequest, ListCandidatesResponse> ListCandidatesMethod = MatchingContract.Party.Method<ListCandidatesRequest, ListCandidatesResponse>("ListCandidates");
    private static readonly RpcMethod<ListStaleFactsRequest, ListStaleFactsResponse> ListStaleFactsMethod = MatchingContract.Party.Method<ListStaleFactsRequest, ListStaleFactsResponse>("ListStaleFacts");
    private static readonly RpcMethod<BatchDeleteRequest, BatchDeleteResponse> BatchDeleteMethod = MatchingContract.Party.Method<BatchDeleteRequest, BatchDeleteResponse>("BatchDelete");
    private static readonly RpcMethod<SubmitEvidenceRequest, SubmitEvidenceResponse> SubmitEvidenceMethod = MatchingContract.Party.Method<SubmitEvidenceRequest, SubmitEvidenceResponse>("SubmitEvidence");
    private static readonly RpcMethod<StartCohortRunRequest, StartCohortRunResponse> StartCohortRunMethod = MatchingContract.Cohort.Method<StartCohortRunRequest, StartCohortRunResponse>("StartCohortRun");
    private static readonly RpcMethod<GetCohortRunRequest, GetCohortRunResponse> GetCohortRunMethod = MatchingContract.Cohort.Method<GetCohortRunRequest, GetCohortRunResponse>("GetCohortRun");
    private static readonly RpcMethod<WatchCohortRunRequest, WatchCohortRunResponse> WatchCohortRunMethod = MatchingContract.Cohort.Method<WatchCohortRunRequest, WatchCohortRunResponse>("WatchCohortRun");
    private static readonly RpcMethod<StreamCohortMatchesRequest, StreamCohortMatchesResponse> StreamCohortMatchesMethod = MatchingContract.Cohort.Method<StreamCohortMatchesRequest, StreamCohortMatchesResponse>("StreamCohortMatches");
    private static readonly RpcMethod<StartDeltaRunRequest, StartDeltaRunResponse> StartDeltaRunMethod = MatchingContract.Cohort.Method<StartDeltaRunRequest, StartDeltaRunResponse>("StartDeltaRun");
    private static readonly RpcMethod<StreamCandidateDeltasRequest, StreamCandidateDeltasResponse> StreamCandidateDeltasMethod = MatchingContract.Cohort.Method<StreamCandidateDeltasRequest, StreamCandidateDeltasResponse>("StreamCandidateDeltas");
    private static readonly RpcMethod<CancelCohortRunRequest, CancelCohortRunResponse> CancelCohortRunMethod = MatchingContract.Cohort.Method<CancelCohortRunRequest, CancelCohortRunResponse>("CancelCohortRun");
    private static readonly RpcMethod<NextBestStepRequest, NextBestStepResponse> NextBestStepMethod = MatchingContract.Advice.Method<NextBestStepRequest, NextBestStepResponse>("NextBestStep");
    private static readonly RpcMethod<NextCompanyStepRequest, NextCompanyStepResponse> NextCompanyStepMethod = MatchingContract.Advice.Method<NextCompanyStepRequest, NextCompanyStepResponse>("NextCompanyStep");
    private static readonly RpcMethod<NextBestAssessmentRequest, NextBestAssessmentResponse> NextBestAssessmentMethod = MatchingContract.Advice.Method<NextBestAssessmentRequest, NextBestAssessmentResponse>("NextBestAssessment");
    private static readonly RpcMethod<RankOccupationsRequest, RankOccupationsResponse> RankOccupationsMethod = MatchingContract.Advice.Method<RankOccupationsRequest, RankOccupationsResponse>("RankOccupations");
    private static readonly RpcMethod<ListCompanyPrioritiesRequest, ListCompanyPrioritiesResponse> ListCompanyPrioritiesMethod = MatchingContract.Advice.Method<ListCompanyPrioritiesRequest, ListCompanyPrioritiesResponse>("ListCompanyPriorities");
    private static readonly RpcMethod<GetCoverageRequest, GetCoverageResponse> GetCoverageMethod = MatchingContract.Advice.Method<GetCoverageRequest, GetCoverageResponse>("GetCoverage");
    private static readonly RpcMethod<CompareListsRequest, CompareListsResponse> CompareListsMethod = MatchingContract.Advice.Method<CompareListsRequest, CompareListsResponse>("CompareLists");
    private static readonly RpcMethod<PlanCohortRequest, PlanCohortResponse> PlanCohortMethod = MatchingContract.Cohort.Method<PlanCohortRequest, PlanCohortResponse>("PlanCohort");
    private static readonly RpcMethod<PlanInterviewDayRequest, PlanInterviewDayResponse> PlanInterviewDayMethod = MatchingContract.Cohort.Method<PlanInterviewDayRequest, PlanInterviewDayResponse>("PlanInterviewDay");
    private static readonly RpcMethod<CreateApiKeyRequest, CreateApiKeyResponse> CreateApiKeyMethod = MatchingContract.Admin.Method<CreateApiKeyRequest, CreateApiKeyResponse>("CreateApiKey");
    private static readonly RpcMethod<ListApiKeysRequest, ListApiKeysResponse> ListApiKeysMethod = MatchingContract.Admin.Method<ListApiKeysRequest, ListApiKeysResponse>("ListApiKeys");
    private static readonly RpcMethod<RevokeApiKeyRequest, RevokeApiKeyResponse> RevokeApiKeyMethod = MatchingContract.Admin.Method<RevokeApiKeyRequest, RevokeApiKeyResponse>("RevokeApiKey");
    private static readonly RpcMethod<BackupRequest, BackupResponse> BackupMethod = MatchingContract.Admin.Method<BackupRequest, BackupResponse>("Backup");
    private static readonly RpcMethod<RestoreRequest, RestoreResponse> RestoreMethod = MatchingContract.Admin.Method<RestoreRequest, RestoreResponse>("Restore");
    private static readonly RpcMethod<EraseSubjectRequest, EraseSubjectResponse> EraseSubjectMethod = MatchingContract.Admin.Method<EraseSubjectRequest, EraseSubjectResponse>("EraseSubject");
    private static readonly RpcMethod<ExportSubjectRequest, ExportSubjectResponse> ExportSubjectMethod = MatchingContract.Admin.Method<ExportSubjectRequest, ExportSubjectResponse>("ExportSubject");

    private readonly RpcChannel _channel;
    private readonly RpcMetadata? _headers;

    /// <summary>Talks to a service.</summary>
    /// <param name="channel">The channel; the caller disposes it.</param>
    /// <param name="apiKey">The key, sent with every call; null sends none.</param>
    public MatchingClient(RpcChannel channel, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _channel = channel;
        _headers = apiKey is null ? null : new RpcMetadata().Add(MatchingContract.ApiKeyHeader, apiKey);
    }

    /// <summary>MatchService.RankTrainingPlaces.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<RankTrainingPlacesResponse> RankTrainingPlacesAsync(RankTrainingPlacesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(RankTrainingPlacesMethod, request, Options(cancellation));

    /// <summary>MatchService.RankCandidates.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<RankCandidatesResponse> RankCandidatesAsync(RankCandidatesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(RankCandidatesMethod, request, Options(cancellation));

    /// <summary>MatchService.Explain.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ExplainResponse> ExplainAsync(ExplainRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ExplainMethod, request, Options(cancellation));

    /// <summary>MatchService.WhyNot.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<WhyNotResponse> WhyNotAsync(WhyNotRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(WhyNotMethod, request, Options(cancellation));

    /// <summary>MatchService.ScorePair.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ScorePairResponse> ScorePairAsync(ScorePairRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ScorePairMethod, request, Options(cancellation));

    /// <summary>ReferenceService.SearchOccupations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<SearchOccupationsResponse> SearchOccupationsAsync(SearchOccupationsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(SearchOccupationsMethod, request, Options(cancellation));

    /// <summary>ReferenceService.ListOccupations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListOccupationsResponse> ListOccupationsAsync(ListOccupationsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListOccupationsMethod, request, Options(cancellation));

    /// <summary>ReferenceService.ListDistricts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListDistrictsResponse> ListDistrictsAsync(ListDistrictsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListDistrictsMethod, request, Options(cancellation));

    /// <summary>ReferenceService.ListDimensions.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListDimensionsResponse> ListDimensionsAsync(ListDimensionsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListDimensionsMethod, request, Options(cancellation));

    /// <summary>ReferenceService.ListInstruments.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListInstrumentsResponse> ListInstrumentsAsync(ListInstrumentsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListInstrumentsMethod, request, Options(cancellation));

    /// <summary>ReferenceService.ListReasonCodes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListReasonCodesResponse> ListReasonCodesAsync(ListReasonCodesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListReasonCodesMethod, request, Options(cancellation));

    /// <summary>ReferenceService.LookUpPostalCode.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<LookUpPostalCodeResponse> LookUpPostalCodeAsync(LookUpPostalCodeRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(LookUpPostalCodeMethod, request, Options(cancellation));

    /// <summary>ReferenceService.GetPolicyInfo.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<GetPolicyInfoResponse> GetPolicyInfoAsync(GetPolicyInfoRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetPolicyInfoMethod, request, Options(cancellation));

    /// <summary>PartyService.GetOffice.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<GetOfficeResponse> GetOfficeAsync(GetOfficeRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetOfficeMethod, request, Options(cancellation));

    /// <summary>PartyService.UpdateOffice.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<UpdateOfficeResponse> UpdateOfficeAsync(UpdateOfficeRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(UpdateOfficeMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchUpsertAdvisers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchUpsertResponse> BatchUpsertAdvisersAsync(BatchUpsertAdvisersRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchUpsertAdvisersMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchUpsertCompanies.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchUpsertResponse> BatchUpsertCompaniesAsync(BatchUpsertCompaniesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchUpsertCompaniesMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchUpsertPlaces.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchUpsertResponse> BatchUpsertPlacesAsync(BatchUpsertPlacesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchUpsertPlacesMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchUpsertCandidates.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchUpsertResponse> BatchUpsertCandidatesAsync(BatchUpsertCandidatesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchUpsertCandidatesMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchUpsertTravelTimes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchUpsertResponse> BatchUpsertTravelTimesAsync(BatchUpsertTravelTimesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchUpsertTravelTimesMethod, request, Options(cancellation));

    /// <summary>PartyService.GetAdviser.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<Adviser> GetAdviserAsync(GetAdviserRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetAdviserMethod, request, Options(cancellation));

    /// <summary>PartyService.GetCompany.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<Company> GetCompanyAsync(GetCompanyRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetCompanyMethod, request, Options(cancellation));

    /// <summary>PartyService.GetPlace.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<TrainingPlace> GetPlaceAsync(GetPlaceRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetPlaceMethod, request, Options(cancellation));

    /// <summary>PartyService.GetCandidate.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<Candidate> GetCandidateAsync(GetCandidateRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetCandidateMethod, request, Options(cancellation));

    /// <summary>PartyService.ListCompanies.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListCompaniesResponse> ListCompaniesAsync(ListCompaniesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListCompaniesMethod, request, Options(cancellation));

    /// <summary>PartyService.ListPlaces.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListPlacesResponse> ListPlacesAsync(ListPlacesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListPlacesMethod, request, Options(cancellation));

    /// <summary>PartyService.ListCandidates.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListCandidatesResponse> ListCandidatesAsync(ListCandidatesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListCandidatesMethod, request, Options(cancellation));

    /// <summary>PartyService.ListStaleFacts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListStaleFactsResponse> ListStaleFactsAsync(ListStaleFactsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListStaleFactsMethod, request, Options(cancellation));

    /// <summary>PartyService.BatchDelete.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BatchDeleteResponse> BatchDeleteAsync(BatchDeleteRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BatchDeleteMethod, request, Options(cancellation));

    /// <summary>PartyService.SubmitEvidence.</summary>
    /// <param name="requests">The stream of requests.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<SubmitEvidenceResponse> SubmitEvidenceAsync(IAsyncEnumerable<SubmitEvidenceRequest> requests, CancellationToken cancellation = default) => _channel.ClientStreamingAsync(SubmitEvidenceMethod, requests, Options(cancellation));

    /// <summary>CohortService.StartCohortRun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<StartCohortRunResponse> StartCohortRunAsync(StartCohortRunRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(StartCohortRunMethod, request, Options(cancellation));

    /// <summary>CohortService.GetCohortRun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<GetCohortRunResponse> GetCohortRunAsync(GetCohortRunRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetCohortRunMethod, request, Options(cancellation));

    /// <summary>CohortService.WatchCohortRun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answers as they come.</returns>
    public IAsyncEnumerable<WatchCohortRunResponse> WatchCohortRun(WatchCohortRunRequest request, CancellationToken cancellation = default) => _channel.ServerStreaming(WatchCohortRunMethod, request, Options(cancellation), cancellation);

    /// <summary>CohortService.StreamCohortMatches.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answers as they come.</returns>
    public IAsyncEnumerable<StreamCohortMatchesResponse> StreamCohortMatches(StreamCohortMatchesRequest request, CancellationToken cancellation = default) => _channel.ServerStreaming(StreamCohortMatchesMethod, request, Options(cancellation), cancellation);

    /// <summary>CohortService.StartDeltaRun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<StartDeltaRunResponse> StartDeltaRunAsync(StartDeltaRunRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(StartDeltaRunMethod, request, Options(cancellation));

    /// <summary>CohortService.StreamCandidateDeltas.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answers as they come.</returns>
    public IAsyncEnumerable<StreamCandidateDeltasResponse> StreamCandidateDeltas(StreamCandidateDeltasRequest request, CancellationToken cancellation = default) => _channel.ServerStreaming(StreamCandidateDeltasMethod, request, Options(cancellation), cancellation);

    /// <summary>CohortService.CancelCohortRun.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<CancelCohortRunResponse> CancelCohortRunAsync(CancelCohortRunRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(CancelCohortRunMethod, request, Options(cancellation));

    /// <summary>AdviceService.NextBestStep.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<NextBestStepResponse> NextBestStepAsync(NextBestStepRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(NextBestStepMethod, request, Options(cancellation));

    /// <summary>AdviceService.NextCompanyStep.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<NextCompanyStepResponse> NextCompanyStepAsync(NextCompanyStepRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(NextCompanyStepMethod, request, Options(cancellation));

    /// <summary>AdviceService.NextBestAssessment.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<NextBestAssessmentResponse> NextBestAssessmentAsync(NextBestAssessmentRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(NextBestAssessmentMethod, request, Options(cancellation));

    /// <summary>AdviceService.RankOccupations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<RankOccupationsResponse> RankOccupationsAsync(RankOccupationsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(RankOccupationsMethod, request, Options(cancellation));

    /// <summary>AdviceService.ListCompanyPriorities.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListCompanyPrioritiesResponse> ListCompanyPrioritiesAsync(ListCompanyPrioritiesRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListCompanyPrioritiesMethod, request, Options(cancellation));

    /// <summary>AdviceService.GetCoverage.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<GetCoverageResponse> GetCoverageAsync(GetCoverageRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(GetCoverageMethod, request, Options(cancellation));

    /// <summary>AdviceService.CompareLists.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<CompareListsResponse> CompareListsAsync(CompareListsRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(CompareListsMethod, request, Options(cancellation));

    /// <summary>CohortService.PlanCohort.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<PlanCohortResponse> PlanCohortAsync(PlanCohortRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(PlanCohortMethod, request, Options(cancellation));

    /// <summary>CohortService.PlanInterviewDay.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<PlanInterviewDayResponse> PlanInterviewDayAsync(PlanInterviewDayRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(PlanInterviewDayMethod, request, Options(cancellation));

    /// <summary>AdminService.CreateApiKey.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<CreateApiKeyResponse> CreateApiKeyAsync(CreateApiKeyRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(CreateApiKeyMethod, request, Options(cancellation));

    /// <summary>AdminService.ListApiKeys.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ListApiKeysResponse> ListApiKeysAsync(ListApiKeysRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ListApiKeysMethod, request, Options(cancellation));

    /// <summary>AdminService.RevokeApiKey.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<RevokeApiKeyResponse> RevokeApiKeyAsync(RevokeApiKeyRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(RevokeApiKeyMethod, request, Options(cancellation));

    /// <summary>AdminService.Backup.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<BackupResponse> BackupAsync(BackupRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(BackupMethod, request, Options(cancellation));

    /// <summary>AdminService.Restore.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<RestoreResponse> RestoreAsync(RestoreRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(RestoreMethod, request, Options(cancellation));

    /// <summary>AdminService.EraseSubject.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<EraseSubjectResponse> EraseSubjectAsync(EraseSubjectRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(EraseSubjectMethod, request, Options(cancellation));

    /// <summary>AdminService.ExportSubject.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The answer.</returns>
    public Task<ExportSubjectResponse> ExportSubjectAsync(ExportSubjectRequest request, CancellationToken cancellation = default) => _channel.UnaryAsync(ExportSubjectMethod, request, Options(cancellation));

    private RpcCallOptions Options(CancellationToken cancellation) => new(Headers: _headers, Cancellation: cancellation);
}
