// gRPC-Web clients from npm over HTTP/1.1: connect-web (fetch, binary) and grpc-web (XHR, text and binary), with CORS.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { createFileRegistry, fromBinary, create, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import xhr2 from 'xhr2';
import { done, port, protos, test } from './harness.mjs';

globalThis.XMLHttpRequest = xhr2;
const { default: grpcWeb } = await import('grpc-web');
const base = `http://127.0.0.1:${port + 1}`;

// The service is built from reflection alone.
const definition = grpc.loadPackageDefinition(loader.loadSync('grpc/reflection/v1/reflection.proto', { includeDirs: [protos], keepCase: true }));
const reflection = new definition.grpc.reflection.v1.ServerReflection(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
const files = await new Promise((resolve, reject) => {
  const call = reflection.ServerReflectionInfo();
  call.on('data', answer => resolve(answer.file_descriptor_response.file_descriptor_proto)).on('error', reject);
  call.write({ file_containing_symbol: 'grpc.testing.TestService' });
  call.end();
});
const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: files.map(bytes => fromBinary(FileDescriptorProtoSchema, bytes)).reverse() }));
const service = registry.getService('grpc.testing.TestService');
const connect = createClient(service, createGrpcWebTransport({ baseUrl: base, useBinaryFormat: true }));

const refused = async (promise, code) => {
  const error = await promise.then(() => assert.fail('the call succeeded'), ConnectError.from);
  assert.equal(error.code, code, error.message);
  return error;
};

await test('connect-web unary', async () => assert.equal((await connect.unaryCall({ responseSize: 1_000 })).payload.body.length, 1_000));
await test('connect-web empty unary', () => connect.emptyCall({}));
await test('connect-web server streaming', async () => {
  const sizes = [];
  for await (const answer of connect.streamingOutputCall({ responseParameters: [{ size: 31_415 }, { size: 9, intervalUs: 20_000 }, { size: 0 }] })) sizes.push(answer.payload.body.length);
  assert.deepEqual(sizes, [31_415, 9, 0]);
});
await test('connect-web error with message', async () => {
  const error = await refused(connect.unaryCall({ responseStatus: { code: 9, message: 'nicht möglich, 100 %' } }), Code.FailedPrecondition);
  assert.equal(error.rawMessage, 'nicht möglich, 100 %');
});
await test('connect-web unimplemented method', () => refused(connect.unimplementedCall({}), Code.Unimplemented));
await test('connect-web error in a stream', async () => {
  await refused((async () => { for await (const _ of connect.streamingOutputCall({ responseStatus: { code: 8, message: 'enough' } })) continue; })(), Code.ResourceExhausted);
});
await test('connect-web metadata both ways', async () => {
  let headers, trailers;
  await connect.unaryCall({ responseSize: 1 }, { headers: { 'x-grpc-test-echo-initial': 'value', 'x-grpc-test-echo-trailing-bin': 'q6ur' }, onHeader: h => { headers = h; }, onTrailer: t => { trailers = t; } });
  assert.equal(headers.get('x-grpc-test-echo-initial'), 'value');
  assert.equal(trailers.get('x-grpc-test-echo-trailing-bin'), 'q6ur');
});
await test('connect-web deadline', () => refused((async () => { for await (const _ of connect.streamingOutputCall({ responseParameters: [{ size: 1, intervalUs: 5_000_000 }] }, { timeoutMs: 100 })) continue; })(), Code.DeadlineExceeded));

const messages = { request: registry.getMessage('grpc.testing.SimpleRequest'), answer: registry.getMessage('grpc.testing.SimpleResponse'), streamRequest: registry.getMessage('grpc.testing.StreamingOutputCallRequest'), streamAnswer: registry.getMessage('grpc.testing.StreamingOutputCallResponse') };
const describe = (name, type, request, answer) => new grpcWeb.MethodDescriptor(`/grpc.testing.TestService/${name}`, type, Object, Object, m => toBinary(request, m), bytes => fromBinary(answer, bytes));
for (const format of ['text', 'binary']) {
  const client = new grpcWeb.GrpcWebClientBase({ format });
  const unary = (init, name = 'UnaryCall') => new Promise((resolve, reject) => client.rpcCall(`${base}/grpc.testing.TestService/${name}`, create(messages.request, init), {}, describe(name, grpcWeb.MethodType.UNARY, messages.request, messages.answer), (error, value) => error ? reject(error) : resolve(value)));
  await test(`grpc-web ${format} unary`, async () => assert.equal((await unary({ responseSize: 1_001 })).payload.body.length, 1_001));
  await test(`grpc-web ${format} error`, async () => {
    const error = await unary({ responseStatus: { code: 5, message: 'not here' } }).then(() => assert.fail('the call succeeded'), e => e);
    assert.equal(error.code, 5);
    assert.equal(error.message, 'not here');
  });
  await test(`grpc-web ${format} unknown method`, async () => {
    const error = await unary({}, 'NoSuchCall').then(() => assert.fail('the call succeeded'), e => e);
    assert.equal(error.code, 12);
  });
  if (format === 'text') {
    await test('grpc-web text server streaming', async () => {
      const sizes = await new Promise((resolve, reject) => {
        const got = [];
        const stream = client.serverStreaming(`${base}/grpc.testing.TestService/StreamingOutputCall`, create(messages.streamRequest, { responseParameters: [{ size: 10 }, { size: 2_000, intervalUs: 20_000 }] }), {}, describe('StreamingOutputCall', grpcWeb.MethodType.SERVER_STREAMING, messages.streamRequest, messages.streamAnswer));
        stream.on('data', m => got.push(m.payload.body.length)).on('error', reject).on('end', () => resolve(got));
      });
      assert.deepEqual(sizes, [10, 2_000]);
    });
  }
}
const preflight = origin => fetch(`${base}/grpc.testing.TestService/UnaryCall`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-grpc-web,content-type' } });
await test('CORS preflight of the portal', async () => {
  const answer = await preflight('https://portal.example');
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('access-control-allow-origin'), 'https://portal.example');
});
await test('CORS preflight of a stranger', async () => assert.equal((await preflight('https://stranger.example')).headers.get('access-control-allow-origin'), null));
done();
