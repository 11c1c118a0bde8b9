// @grpc/grpc-js against h2c: every kind of call, metadata, status, compression, deadlines, limits, health, reflection.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { done, port, protos, test } from './harness.mjs';

const load = file => grpc.loadPackageDefinition(loader.loadSync(file, { includeDirs: [protos], keepCase: true, longs: Number, defaults: true }));
const testing = load('grpc/testing/test.proto').grpc.testing;
const address = `127.0.0.1:${port}`;
const plain = grpc.credentials.createInsecure();
const client = new testing.TestService(address, plain, { 'grpc.max_receive_message_length': -1 });
const unary = (c, method, request, metadata = new grpc.Metadata(), options = {}) => new Promise((resolve, reject) => {
  const seen = {};
  const call = c[method](request, metadata, options, (error, value) => error ? reject(Object.assign(error, seen)) : setImmediate(() => resolve(Object.assign(seen, { value }))));
  call.on('metadata', m => { seen.headers = m; });
  call.on('status', s => { seen.trailers = s.metadata; });
});
const collect = call => new Promise((resolve, reject) => {
  const messages = [];
  call.on('data', m => messages.push(m)).on('error', error => reject(Object.assign(error, { messages }))).on('end', () => resolve(messages));
});
const fails = async (promise, code, text) => {
  const error = await promise.then(() => assert.fail('the call succeeded'), e => e);
  assert.equal(error.code, code, error.message);
  if (text !== undefined) assert.equal(error.details, text);
  return error;
};
const body = size => ({ body: Buffer.alloc(size) });

for (const size of [0, 1, 1_000, 100_000, 314_159, 3_000_000]) {
  await test(`unary, ${size} bytes each way`, async () => {
    const { value } = await unary(client, 'UnaryCall', { response_size: size, payload: body(size) });
    assert.equal(value.payload.body.length, size);
  });
}
await test('empty unary', () => unary(client, 'EmptyCall', {}));
await test('1,000 unary calls at a time', async () => {
  const all = await Promise.all(Array.from({ length: 1_000 }, (_, i) => unary(client, 'UnaryCall', { response_size: i })));
  all.forEach((answer, i) => assert.equal(answer.value.payload.body.length, i));
});
await test('server streaming keeps order and sizes', async () => {
  const sizes = [31_415, 9, 2_653, 0, 58_979];
  const got = await collect(client.StreamingOutputCall({ response_parameters: sizes.map(size => ({ size })) }));
  assert.deepEqual(got.map(m => m.payload.body.length), sizes);
});
await test('server streaming, 10,000 messages', async () => {
  const got = await collect(client.StreamingOutputCall({ response_parameters: Array.from({ length: 10_000 }, () => ({ size: 10 })) }));
  assert.equal(got.length, 10_000);
});
await test('client streaming adds up', async () => {
  const value = await new Promise((resolve, reject) => {
    const call = client.StreamingInputCall((error, answer) => error ? reject(error) : resolve(answer));
    for (const size of [27_182, 8, 1_828, 45_904]) call.write({ payload: body(size) });
    call.end();
  });
  assert.equal(value.aggregated_payload_size, 74_922);
});
await test('duplex ping-pong', async () => {
  const call = client.FullDuplexCall();
  const sizes = [31_415, 9, 2_653, 58_979];
  const got = [];
  await new Promise((resolve, reject) => {
    const next = () => got.length < sizes.length ? call.write({ response_parameters: [{ size: sizes[got.length] }] }) : call.end();
    call.on('data', m => { got.push(m.payload.body.length); next(); }).on('end', resolve).on('error', reject);
    next();
  });
  assert.deepEqual(got, sizes);
});
await test('half duplex answers after the last request', async () => {
  const call = client.HalfDuplexCall();
  for (const size of [1, 2, 3]) call.write({ response_parameters: [{ size }] });
  call.end();
  assert.deepEqual((await collect(call)).map(m => m.payload.body.length), [1, 2, 3]);
});
await test('empty stream', async () => {
  const call = client.FullDuplexCall();
  call.end();
  assert.deepEqual(await collect(call), []);
});
await test('metadata is echoed in headers and trailers', async () => {
  const metadata = new grpc.Metadata();
  metadata.add('x-grpc-test-echo-initial', 'test_initial_metadata_value');
  metadata.add('x-grpc-test-echo-trailing-bin', Buffer.from([0xab, 0xab, 0xab, 0]));
  const { headers, trailers } = await unary(client, 'UnaryCall', { response_size: 1 }, metadata);
  assert.deepEqual(headers.get('x-grpc-test-echo-initial'), ['test_initial_metadata_value']);
  assert.deepEqual(trailers.get('x-grpc-test-echo-trailing-bin'), [Buffer.from([0xab, 0xab, 0xab, 0])]);
});
for (let length = 1; length < 8; length++) {
  await test(`binary metadata of ${length} bytes`, async () => {
    const metadata = new grpc.Metadata();
    metadata.add('x-grpc-test-echo-trailing-bin', Buffer.alloc(length, 0xfb));
    const { trailers } = await unary(client, 'EmptyCall', {}, metadata);
    assert.deepEqual(trailers.get('x-grpc-test-echo-trailing-bin'), [Buffer.alloc(length, 0xfb)]);
  });
}
for (let code = 1; code <= 16; code++) {
  await test(`status ${code} with its message`, () => fails(unary(client, 'UnaryCall', { response_status: { code, message: `message ${code}` } }), code, `message ${code}`));
}
await test('special characters in the message', async () => {
  const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈, 100 %\t\n';
  await fails(unary(client, 'UnaryCall', { response_status: { code: 2, message } }), 2, message);
});
await test('status after messages of a stream', async () => {
  const call = client.FullDuplexCall();
  call.write({ response_parameters: [{ size: 5 }] });
  call.write({ response_status: { code: 9, message: 'enough' } });
  const error = await fails(collect(call), 9, 'enough');
  assert.equal(error.messages.length, 1);
});
await test('unknown method of a known service', () => fails(unary(client, 'UnimplementedCall', {}), 12));
await test('unknown service', () => fails(unary(new testing.UnimplementedService(address, plain), 'UnimplementedCall', {}), 12));
await test('deadline of a sleeping server', () => fails(collect(client.StreamingOutputCall({ response_parameters: [{ size: 1, interval_us: 5_000_000 }] }, new grpc.Metadata(), { deadline: Date.now() + 50 })), 4));
await test('cancelled before an answer', async () => {
  const call = client.StreamingInputCall(() => {});
  const status = new Promise(resolve => call.on('status', resolve));
  call.cancel();
  assert.equal((await status).code, 1);
});
await test('cancelled after the first answer', async () => {
  const call = client.FullDuplexCall();
  call.write({ response_parameters: [{ size: 31_415 }] });
  call.on('data', () => call.cancel());
  await fails(collect(call), 1);
});
for (const algorithm of [0, 2]) {
  await test(`requests compressed by algorithm ${algorithm}`, async () => {
    const squeezing = new testing.TestService(address, plain, { 'grpc.default_compression_algorithm': algorithm });
    const { value } = await unary(squeezing, 'UnaryCall', { expect_compressed: { value: algorithm !== 0 }, response_compressed: { value: true }, response_size: 10_000, payload: body(10_000) });
    assert.equal(value.payload.body.length, 10_000);
    squeezing.close();
  });
}
await test('deflate is refused as unimplemented', async () => {
  const deflating = new testing.TestService(address, plain, { 'grpc.default_compression_algorithm': 1 });
  await fails(unary(deflating, 'UnaryCall', { payload: body(10) }), 12);
  deflating.close();
});
await test('above the receive limit of 4 MiB', () => fails(unary(client, 'UnaryCall', { payload: body(4 * 1024 * 1024) }), 8));
await test('a compressed bomb above the limit', async () => {
  const squeezing = new testing.TestService(address, plain, { 'grpc.default_compression_algorithm': 2 });
  await fails(unary(squeezing, 'UnaryCall', { payload: body(30_000_000) }), 8);
  squeezing.close();
});
await test('an answer of 4 MiB', async () => {
  const { value } = await unary(client, 'UnaryCall', { response_size: 4 * 1024 * 1024 });
  assert.equal(value.payload.body.length, 4 * 1024 * 1024);
});

const health = new (load('grpc/health/v1/health.proto').grpc.health.v1.Health)(address, plain);
await test('health of the server', async () => assert.equal((await unary(health, 'Check', {})).value.status, 1));
await test('health of a service', async () => assert.equal((await unary(health, 'Check', { service: 'grpc.testing.TestService' })).value.status, 1));
await test('health of an unknown service', () => fails(unary(health, 'Check', { service: 'no.such.Service' }), 5));
await test('health watch tells the state now', async () => {
  const call = health.Watch({ service: 'no.such.Service' });
  const first = await new Promise((resolve, reject) => call.on('data', resolve).on('error', reject));
  assert.equal(first.status, 3);
  call.on('error', () => {});
  call.cancel();
});
for (const version of ['v1', 'v1alpha']) {
  const reflection = new (load(`grpc/reflection/${version}/reflection.proto`).grpc.reflection[version].ServerReflection)(address, plain);
  const ask = questions => {
    const call = reflection.ServerReflectionInfo();
    questions.forEach(question => call.write(question));
    call.end();
    return collect(call);
  };
  await test(`reflection ${version} lists the services`, async () => {
    const [answer] = await ask([{ list_services: '' }]);
    assert.deepEqual(answer.list_services_response.service.map(s => s.name),
      ['grpc.health.v1.Health', 'grpc.reflection.v1.ServerReflection', 'grpc.reflection.v1alpha.ServerReflection', 'grpc.testing.TestService']);
  });
  await test(`reflection ${version} is enough to build and call the service`, async () => {
    const [answer] = await ask([{ file_containing_symbol: 'grpc.testing.TestService' }]);
    const set = loader.fromJSON ? answer.file_descriptor_response.file_descriptor_proto : [];
    assert.equal(set.length, 3);
    const { default: protobuf } = await import('protobufjs/ext/descriptor/index.js').then(m => ({ default: m.default }));
    const files = set.map(bytes => protobuf.FileDescriptorProto.decode(bytes));
    const definition = loader.loadFileDescriptorSetFromObject(protobuf.FileDescriptorSet.toObject(protobuf.FileDescriptorSet.create({ file: files })), { keepCase: true });
    const Built = grpc.loadPackageDefinition(definition).grpc.testing.TestService;
    const { value } = await unary(new Built(address, plain), 'UnaryCall', { response_size: 7 });
    assert.equal(value.payload.body.length, 7);
  });
  await test(`reflection ${version} does not know what is not there`, async () => {
    const [answer] = await ask([{ file_by_filename: 'no/such.proto' }]);
    assert.equal(answer.error_response.error_code, 5);
  });
}
done();
