"""python3-grpcio (gRPC core) against h2c. Messages are built from what the server's reflection answers, so nothing is generated."""
import os
import sys
import threading

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from cases import Cases

PORT = int(os.environ["KAUSA_RPC_PORT"])
SERVICE = "/grpc.testing.TestService/"
cases = Cases()
test = cases.test


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return value, at


def fields(data):
    """Length-delimited fields of a message, by number; numbers are skipped."""
    at, found = 0, {}
    while at < len(data):
        tag, at = varint(data, at)
        size, at = varint(data, at)
        if tag & 7 == 2:
            found.setdefault(tag >> 3, []).append(data[at:at + size])
            at += size
    return found


channel = grpc.insecure_channel(f"127.0.0.1:{PORT}", options=[("grpc.max_receive_message_length", -1)])
symbol = b"grpc.testing.TestService"
answer = next(channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")(iter([b"\x22" + bytes([len(symbol)]) + symbol])))
pool = descriptor_pool.DescriptorPool()
for file in reversed(fields(fields(answer)[4][0])[1]):
    pool.Add(descriptor_pb2.FileDescriptorProto.FromString(file))
factory = message_factory.MessageFactory(pool)
message = lambda name: factory.GetPrototype(pool.FindMessageTypeByName("grpc.testing." + name))
Empty, SimpleRequest, SimpleResponse = message("Empty"), message("SimpleRequest"), message("SimpleResponse")
OutputRequest, OutputResponse = message("StreamingOutputCallRequest"), message("StreamingOutputCallResponse")
InputRequest, InputResponse = message("StreamingInputCallRequest"), message("StreamingInputCallResponse")


def stub(on, kind, name, request, response):
    return getattr(on, kind)(SERVICE + name, request_serializer=request.SerializeToString, response_deserializer=response.FromString)


empty = stub(channel, "unary_unary", "EmptyCall", Empty, Empty)
unary = stub(channel, "unary_unary", "UnaryCall", SimpleRequest, SimpleResponse)
output = stub(channel, "unary_stream", "StreamingOutputCall", OutputRequest, OutputResponse)
input_ = stub(channel, "stream_unary", "StreamingInputCall", InputRequest, InputResponse)
duplex = stub(channel, "stream_stream", "FullDuplexCall", OutputRequest, OutputResponse)


def asking(*sizes, interval_us=0):
    return OutputRequest(response_parameters=[dict(size=size, interval_us=interval_us) for size in sizes])


def fails(code, call, details=None):
    try:
        call()
    except grpc.RpcError as error:
        assert error.code() == code, (error.code(), error.details())
        assert details is None or error.details() == details, error.details()
        return error
    raise AssertionError("the call succeeded")


for size in (0, 1, 16_384, 314_159, 4_000_000):
    test(f"unary, {size} bytes each way")(lambda: (lambda a: [None][len(a.payload.body) - size])(unary(SimpleRequest(response_size=size, payload=dict(body=bytes(size))))))
test("empty unary")(lambda: empty(Empty()))


@test("server streaming keeps order")
def _():
    assert [len(m.payload.body) for m in output(asking(31415, 9, 2653, 58979))] == [31415, 9, 2653, 58979]


@test("client streaming adds up")
def _():
    assert input_(InputRequest(payload=dict(body=bytes(n))) for n in (27182, 8, 1828, 45904)).aggregated_payload_size == 74922


@test("duplex ping-pong")
def _():
    turn, got = threading.Semaphore(1), []

    def ask():
        for size in (31415, 9, 2653, 58979):
            turn.acquire()
            yield asking(size)
    for one in duplex(ask()):
        got.append(len(one.payload.body))
        turn.release()
    assert got == [31415, 9, 2653, 58979]


@test("metadata of both sorts is echoed")
def _():
    value, call = unary.with_call(SimpleRequest(), metadata=(("x-grpc-test-echo-initial", "value"), ("x-grpc-test-echo-trailing-bin", b"\xab\xab\x00")))
    assert ("x-grpc-test-echo-initial", "value") in call.initial_metadata()
    assert ("x-grpc-test-echo-trailing-bin", b"\xab\xab\x00") in call.trailing_metadata()


for number in range(1, 17):
    code = next(c for c in grpc.StatusCode if c.value[0] == number)
    test(f"status {code.name}")(lambda: fails(code, lambda: unary(SimpleRequest(response_status=dict(code=number, message=f"message {number}"))), f"message {number}"))

special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈, 100 %\t\n"
test("special characters in the message")(lambda: fails(grpc.StatusCode.UNKNOWN, lambda: unary(SimpleRequest(response_status=dict(code=2, message=special))), special))
test("unknown method")(lambda: fails(grpc.StatusCode.UNIMPLEMENTED, lambda: stub(channel, "unary_unary", "NoSuchCall", Empty, Empty)(Empty())))
test("path in another case")(lambda: fails(grpc.StatusCode.UNIMPLEMENTED, lambda: stub(channel, "unary_unary", "emptycall", Empty, Empty)(Empty())))
test("deadline")(lambda: fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(output(asking(1, interval_us=5_000_000), timeout=0.05))))
test("above the receive limit")(lambda: fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: unary(SimpleRequest(payload=dict(body=bytes(5_000_000))))))


@test("cancelled after the first answer")
def _():
    call = output(asking(1, 1, interval_us=100_000))
    next(call)
    call.cancel()
    fails(grpc.StatusCode.CANCELLED, lambda: list(call))


@test("gzip both ways")
def _():
    squeezing = grpc.insecure_channel(f"127.0.0.1:{PORT}", compression=grpc.Compression.Gzip)
    request = SimpleRequest(response_size=50_000, payload=dict(body=bytes(50_000)), expect_compressed=dict(value=True), response_compressed=dict(value=True))
    assert len(stub(squeezing, "unary_unary", "UnaryCall", SimpleRequest, SimpleResponse)(request).payload.body) == 50_000


@test("deflate is unimplemented")
def _():
    squeezing = grpc.insecure_channel(f"127.0.0.1:{PORT}", compression=grpc.Compression.Deflate)
    fails(grpc.StatusCode.UNIMPLEMENTED, lambda: stub(squeezing, "unary_unary", "UnaryCall", SimpleRequest, SimpleResponse)(SimpleRequest(payload=dict(body=bytes(1000)))))


@test("100 futures at a time")
def _():
    futures = [unary.future(SimpleRequest(response_size=n)) for n in range(100)]
    assert [len(f.result().payload.body) for f in futures] == list(range(100))


sys.exit(cases.end())
