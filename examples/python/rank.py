"""Ranked training places for an anonymous visitor. Needs grpcio and protobuf; scripts/examples.sh makes the modules from the proto files.

usage: rank.py HOST:PORT KEY POSTAL_CODE "everyday words for an occupation"
"""
import sys

import grpc
from kausa.matching.v1 import match_service_pb2 as match
from kausa.matching.v1 import reference_service_pb2 as reference

server, key, postal_code, words = sys.argv[1:]
credentials = (("x-api-key", key),)


def call(method, request, answer):
    """One unary call: the messages are all that a client needs."""
    stub = channel.unary_unary(f"/kausa.matching.v1.{method}", type(request).SerializeToString, answer.FromString)
    return stub(request, metadata=credentials, timeout=5)


with grpc.insecure_channel(server) as channel:
    try:
        found = call("ReferenceService/SearchOccupations", reference.SearchOccupationsRequest(words=words, page_size=3), reference.SearchOccupationsResponse)
        request = match.RankTrainingPlacesRequest(language_code="en", page_size=5)
        request.subject.profile.home.postal_code = postal_code
        request.subject.profile.wishes.extend(hit.occupation.id for hit in found.matches)
        answer = call("MatchService/RankTrainingPlaces", request, match.RankTrainingPlacesResponse)
    except grpc.RpcError as error:
        details = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
        sys.exit(f"{error.code().name}: {error.details()} ({len(details)} bytes of details)")
    if not found.matches:
        print(f'no occupation is known for "{words}"; places of all occupations follow')
    for hit in answer.matches:
        way = f"{hit.place.travel_minutes} min" if hit.place.HasField("travel_minutes") else "way not known"
        print(f"{hit.rank:3} {', '.join(filter(None, (hit.place.occupation_title, hit.place.town, way)))}: {hit.fit_text}")
        print("    " + "; ".join(f"{reason.text} {reason.points_millionths / 10000:.1f}/{reason.max_millionths // 10000}" for reason in hit.reasons))
    print(f"digest {answer.info.digest}{', synthetic' if answer.info.synthetic else ''}")
