"""python3-grpcio (gRPC core) against the matching service itself: rank, stream, error details, deadline, auth, reflection. Modules are made by protoc from the proto files."""
import os
import sys

import grpc
from google.protobuf import descriptor_pb2
from google.rpc import error_details_pb2, status_pb2
from kausa.matching.v1 import cohort_service_pb2, match_service_pb2, party_service_pb2, reference_service_pb2
from wire.grpc.health.v1 import health_pb2
from wire.grpc.reflection.v1 import reflection_pb2
from cases import Cases

channel = grpc.insecure_channel(os.environ["KAUSA_SERVICE_ADDRESS"])
ADVISER, PORTAL = os.environ["KAUSA_ADVISER_KEY"], os.environ["KAUSA_PORTAL_KEY"]
cases = Cases()
test = cases.test


def headers(key):
    return (("x-api-key", key),) if key else ()


def call(method, request, answer, key=ADVISER):
    return channel.unary_unary(f"/kausa.matching.v1.{method}", type(request).SerializeToString, answer.FromString)(request, metadata=headers(key), timeout=10)


def fails(code, body):
    """The reason and the details of the error that a call ends with."""
    try:
        body()
    except grpc.RpcError as error:
        assert error.code() == code, error
        found = dict(error.trailing_metadata())["grpc-status-details-bin"]
        details = {any_.type_url.split("/")[1]: any_.value for any_ in status_pb2.Status.FromString(found).details}
        return error_details_pb2.ErrorInfo.FromString(details["google.rpc.ErrorInfo"]).reason, details
    raise AssertionError("the call succeeded")


@test("rank for a stored person and for a visitor")
def _():
    request = match_service_pb2.RankTrainingPlacesRequest()
    request.subject.candidate = "candidates/s-017"
    stored = call("MatchService/RankTrainingPlaces", request, match_service_pb2.RankTrainingPlacesResponse)
    assert len(stored.info.digest) == 64 and stored.info.synthetic and stored.matches[0].rank == 1
    request.subject.profile.home.postal_code = "70173"
    assert len(call("MatchService/RankTrainingPlaces", request, match_service_pb2.RankTrainingPlacesResponse, PORTAL).matches) == 20
    print(f"          digest {stored.info.digest}")


@test("a run over everybody streams, and goes on behind a token")
def _():
    run = call("CohortService/StartCohortRun", cohort_service_pb2.StartCohortRunRequest(top=3), cohort_service_pb2.StartCohortRunResponse).run

    def stream(token):
        request = cohort_service_pb2.StreamCohortMatchesRequest(name=run.name, resume_token=token)
        method = channel.unary_stream("/kausa.matching.v1.CohortService/StreamCohortMatches", type(request).SerializeToString, cohort_service_pb2.StreamCohortMatchesResponse.FromString)
        return list(method(request, metadata=headers(ADVISER), timeout=30))

    whole = stream("")
    assert len(whole) == run.total_count
    assert [one.digest for one in stream(whole[9].resume_token)] == [one.digest for one in whole[10:]]


@test("all violations come at once, with field paths")
def _():
    request = match_service_pb2.RankTrainingPlacesRequest(page_size=-1)
    request.subject.profile.home.postal_code = "7"
    request.subject.profile.wishes.append("astronaut")
    reason, details = fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: call("MatchService/RankTrainingPlaces", request, match_service_pb2.RankTrainingPlacesResponse))
    violations = error_details_pb2.BadRequest.FromString(details["google.rpc.BadRequest"]).field_violations
    assert reason == "BAD_REQUEST"
    assert sorted(one.field for one in violations) == ["page_size", "subject.profile.home.postal_code", "subject.profile.wishes[0]"], violations


@test("no key, a wrong key, a role that may not")
def _():
    def dimensions(key):
        return lambda: call("ReferenceService/ListDimensions", reference_service_pb2.ListDimensionsRequest(), reference_service_pb2.ListDimensionsResponse, key)

    assert fails(grpc.StatusCode.UNAUTHENTICATED, dimensions(None))[0] == "KEY_MISSING"
    assert fails(grpc.StatusCode.UNAUTHENTICATED, dimensions("km_00000000_x"))[0] == "KEY_UNKNOWN"
    people = party_service_pb2.ListCandidatesRequest()
    assert fails(grpc.StatusCode.PERMISSION_DENIED, lambda: call("PartyService/ListCandidates", people, party_service_pb2.ListCandidatesResponse, PORTAL))[0] == "ROLE_NOT_ALLOWED"


@test("a sample takes no data, on a stream neither")
def _():
    submit = channel.stream_unary("/kausa.matching.v1.PartyService/SubmitEvidence", party_service_pb2.SubmitEvidenceRequest.SerializeToString, party_service_pb2.SubmitEvidenceResponse.FromString)
    proofs = [party_service_pb2.SubmitEvidenceRequest(candidate="candidates/s-017")]
    assert fails(grpc.StatusCode.FAILED_PRECONDITION, lambda: submit(iter(proofs), metadata=headers(ADVISER), timeout=10))[0] == "SYNTHETIC_STORE"


@test("a deadline ends a stream that would go on")
def _():
    watch = channel.unary_stream("/grpc.health.v1.Health/Watch", health_pb2.HealthCheckRequest.SerializeToString, health_pb2.HealthCheckResponse.FromString)
    told = []
    try:
        for answer in watch(health_pb2.HealthCheckRequest(service="kausa.matching.v1.MatchService"), timeout=0.5):
            told.append(answer.status)
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error
    assert told == [health_pb2.HealthCheckResponse.SERVING], told


@test("reflection names the services and hands out their files")
def _():
    info = channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", reflection_pb2.ServerReflectionRequest.SerializeToString, reflection_pb2.ServerReflectionResponse.FromString)
    services, file = info(iter([reflection_pb2.ServerReflectionRequest(list_services=""), reflection_pb2.ServerReflectionRequest(file_containing_symbol="kausa.matching.v1.MatchService")]), timeout=10)
    names = {one.name for one in services.list_services_response.service}
    assert {f"kausa.matching.v1.{name}Service" for name in ("Match", "Party", "Cohort", "Reference", "Admin")} <= names, names
    assert any("match_service" in descriptor_pb2.FileDescriptorProto.FromString(one).name for one in file.file_descriptor_response.file_descriptor_proto)


sys.exit(cases.end())
