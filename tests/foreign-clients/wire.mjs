// A plain HTTP/2 client: what goes over the wire, byte by byte, and what must not harm the connection.
import assert from 'node:assert/strict';
import http2 from 'node:http2';
import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';
import { done, port, test } from './harness.mjs';

const authority = `http://127.0.0.1:${port}`;
const session = http2.connect(authority);
const unaryPath = '/grpc.testing.TestService/UnaryCall';
const frame = (message, flag = 0) => Buffer.concat([Buffer.from([flag]), Buffer.from(Uint32Array.of(message.length).buffer).reverse(), message]);
const sizeRequest = size => Buffer.from([0x10, size]); // response_size = size, below 128
const statusRequest = code => Buffer.from([0x3a, 2, 8, code]);

function call(path, bodies, headers = {}, { on = session, end = true } = {}) {
  return new Promise((resolve, reject) => {
    const stream = on.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers }, { endStream: false });
    const answer = { headers: null, trailers: null, chunks: [], endedWithHeaders: false };
    stream.on('response', (h, flags) => { answer.headers = h; answer.endedWithHeaders = (flags & 1) === 1; });
    stream.on('trailers', t => { answer.trailers = t; });
    stream.on('data', chunk => answer.chunks.push(chunk));
    stream.on('error', error => { answer.error = error; });
    stream.on('close', () => resolve(Object.assign(answer, { body: Buffer.concat(answer.chunks), status: answer.trailers?.['grpc-status'] ?? answer.headers?.['grpc-status'], rst: stream.rstCode })));
    stream.on('frameError', reject);
    bodies.forEach(bytes => stream.write(bytes));
    if (end) stream.end();
    answer.stream = stream;
  });
}

await test('OK is headers, data, trailers', async () => {
  const answer = await call(unaryPath, [frame(sizeRequest(3))]);
  assert.equal(answer.headers[':status'], 200);
  assert.equal(answer.headers['content-type'], 'application/grpc');
  assert.equal(answer.headers['grpc-status'], undefined);
  assert.equal(answer.trailers['grpc-status'], '0');
  assert.deepEqual(answer.body, frame(Buffer.from([0x0a, 5, 0x12, 3, 0, 0, 0])));
  assert.equal(answer.rst, 0);
});
await test('an error is one HEADERS frame', async () => {
  const answer = await call(unaryPath, [frame(statusRequest(5))]);
  assert.equal(answer.headers['grpc-status'], '5');
  assert.ok(answer.endedWithHeaders);
  assert.equal(answer.trailers, null);
});
await test('a request byte by byte', async () => {
  const bytes = frame(sizeRequest(3));
  assert.equal((await call(unaryPath, Array.from(bytes, b => Buffer.from([b])))).status, '0');
});
for (const type of ['application/grpc', 'application/grpc+proto', 'application/grpc;a=b']) {
  await test(`content type ${type}`, async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'content-type': type })).status, '0'));
}
for (const type of ['application/json', 'application/grpc+json', 'application/grpcx', 'text/plain']) {
  await test(`content type ${type} is HTTP 415`, async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'content-type': type })).headers[':status'], 415));
}
await test('GET is not allowed', async () => {
  const stream = session.request({ ':method': 'GET', ':path': unaryPath, 'content-type': 'application/grpc' });
  const headers = await new Promise(resolve => stream.on('response', resolve));
  assert.equal(headers[':status'], 405);
  stream.close();
});
for (const path of ['/grpc.testing.TestService/unaryCall', '/grpc.testing.testservice/UnaryCall', '/grpc.testing.TestService/UnaryCall/', '/grpc.testing.TestService', '/', '/x', '/grpc.testing.TestService/UnimplementedCall', '/%20/x']) {
  await test(`path ${path} is unimplemented`, async () => {
    const answer = await call(path, [frame(sizeRequest(1))]);
    assert.equal(answer.status, '12');
    assert.equal(answer.headers[':status'], 200);
  });
}
for (const encoding of ['deflate', 'snappy', 'zstd', 'GZIP', 'gzip,gzip']) {
  await test(`encoding ${encoding} is unimplemented, and the known ones are named`, async () => {
    const answer = await call(unaryPath, [frame(sizeRequest(1))], { 'grpc-encoding': encoding });
    assert.equal(answer.status, '12');
    assert.equal(answer.headers['grpc-accept-encoding'], 'identity,gzip');
  });
}
await test('encoding identity', async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'grpc-encoding': 'identity' })).status, '0'));
await test('gzip declared, message as it is', async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'grpc-encoding': 'gzip' })).status, '0'));
await test('gzip declared, message compressed', async () => assert.equal((await call(unaryPath, [frame(zlib.gzipSync(sizeRequest(1)), 1)], { 'grpc-encoding': 'gzip' })).status, '0'));
await test('compressed without declaration is internal', async () => assert.equal((await call(unaryPath, [frame(zlib.gzipSync(sizeRequest(1)), 1)])).status, '13'));
await test('broken gzip is internal', async () => assert.equal((await call(unaryPath, [frame(Buffer.from('not gzip'), 1)], { 'grpc-encoding': 'gzip' })).status, '13'));
// What is cut off inflates to a cut message, which is the caller's argument.
await test('cut gzip is an invalid argument', async () => assert.equal((await call(unaryPath, [frame(zlib.gzipSync(Buffer.alloc(1_000)).subarray(0, 15), 1)], { 'grpc-encoding': 'gzip' })).status, '3'));
await test('a bomb is refused', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(300_000_000), { level: 9 });
  assert.equal((await call(unaryPath, [frame(bomb, 1)], { 'grpc-encoding': 'gzip' })).status, '8');
});
await test('answers are compressed only if gzip is accepted', async () => {
  const request = frame(Buffer.from([0x10, 100, 0x32, 2, 8, 1])); // response_compressed
  assert.equal((await call(unaryPath, [request])).headers['grpc-encoding'], undefined);
  const answer = await call(unaryPath, [request], { 'grpc-accept-encoding': 'identity,gzip' });
  assert.equal(answer.headers['grpc-encoding'], 'gzip');
  assert.equal(answer.body[0], 1);
  assert.equal(zlib.gunzipSync(answer.body.subarray(5)).length, 104);
});
await test('a declared length above the limit is refused at once', async () => {
  const answer = await call(unaryPath, [Buffer.from([0, 0xff, 0xff, 0xff, 0xff])], {}, { end: false });
  assert.equal(answer.status, '8');
});
await test('an unknown flag is internal', async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1), 4)])).status, '13'));
await test('no message is internal', async () => assert.equal((await call(unaryPath, [])).status, '13'));
await test('two messages are internal', async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1)), frame(sizeRequest(1))])).status, '13'));
await test('a cut message is internal', async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1)).subarray(0, 6)])).status, '13'));
await test('not the message is an invalid argument', async () => assert.equal((await call(unaryPath, [frame(Buffer.from([0xff, 0xff]))])).status, '3'));
await test('an empty message is the default one', async () => assert.equal((await call(unaryPath, [frame(Buffer.alloc(0))])).status, '0'));
for (const timeout of ['', '1', 'S', '1s', '-1S', '1.5S', '123456789S', '1SS', ' 1S']) {
  await test(`timeout '${timeout}' is malformed`, async () => {
    const status = (await call(unaryPath, [frame(sizeRequest(1))], { 'grpc-timeout': timeout })).status;
    assert.ok(timeout.trim() !== timeout || timeout === '' ? ['13', '0'].includes(status) : status === '13', status);
  });
}
for (const timeout of ['99999999H', '99999999n', '1H', '5000m']) {
  await test(`timeout '${timeout}' is well formed`, async () => assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'grpc-timeout': timeout })).status, '0'));
}
await test('a timeout ends a call that has not sent its message', async () => {
  const answer = await call(unaryPath, [], { 'grpc-timeout': '50m' }, { end: false });
  assert.equal(answer.status, '4');
});
await test('a timeout ends a stream between two messages', async () => {
  const answer = await call('/grpc.testing.TestService/FullDuplexCall', [frame(Buffer.from([0x12, 2, 8, 1]))], { 'grpc-timeout': '200m' }, { end: false });
  assert.equal(answer.status, '4');
  assert.equal(answer.body.length, 5 + 5);
});
await test('status before the requests end leaves no stream open', async () => {
  const answer = await call('/grpc.testing.TestService/FullDuplexCall', [frame(statusRequest(9))], {}, { end: false });
  assert.equal(answer.status, '9');
});
for (const value of ['\u00e4\u00ff', 'caf\u00e9']) {
  await test(`a Latin-1 value leaves the connection whole: ${value}`, async () => {
    const raw = http2.connect(authority);
    assert.equal((await call(unaryPath, [frame(sizeRequest(1))], { 'x-name': Buffer.from(value, 'latin1').toString('latin1') }, { on: raw })).status, '0');
    assert.equal((await call(unaryPath, [frame(sizeRequest(1))], {}, { on: raw })).status, '0');
    raw.close();
  });
}
for (const [value, expected] of [['AQI', 'AQI'], ['AQI=', 'AQI'], ['AQIDBA', 'AQIDBA'], ['AQIDBA==', 'AQIDBA']]) {
  await test(`binary metadata ${value}`, async () => assert.equal((await call('/grpc.testing.TestService/EmptyCall', [frame(Buffer.alloc(0))], { 'x-grpc-test-echo-trailing-bin': value })).trailers['x-grpc-test-echo-trailing-bin'], expected));
}
await test('broken binary metadata is internal', async () => assert.equal((await call('/grpc.testing.TestService/EmptyCall', [frame(Buffer.alloc(0))], { 'x-grpc-test-echo-trailing-bin': '*' })).status, '13'));
await test('HTTP/1.1 for native calls is 426', async () => {
  const status = await new Promise((resolve, reject) => http.request({ host: '127.0.0.1', port: port + 1, path: unaryPath, method: 'POST', headers: { 'content-type': 'application/grpc' } }, r => { resolve(r.statusCode); r.resume(); }).on('error', reject).end());
  assert.equal(status, 426);
});
await test('3,000 mutated calls, every one answered or reset, and the server serves on', async () => {
  let seed = 20260901;
  const random = n => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % n;
  const valid = [frame(sizeRequest(9)), frame(statusRequest(3)), frame(zlib.gzipSync(sizeRequest(9)), 1)];
  const names = ['grpc-timeout', 'grpc-encoding', 'grpc-accept-encoding', 'content-type', 'x-a-bin', 'x-grpc-test-echo-trailing-bin', 'user-agent'];
  const texts = ['1S', 'gzip', 'identity,gzip', 'application/grpc', 'AAAA', '%%%', '\u00ff', '=', '9'.repeat(500)];
  for (let round = 0; round < 60; round++) {
    const on = http2.connect(authority);
    on.on('error', () => {});
    await Promise.all(Array.from({ length: 50 }, () => {
      const bytes = Buffer.from(valid[random(valid.length)]);
      for (let i = random(3); i > 0; i--) bytes[random(bytes.length)] = random(256);
      return call(unaryPath, [bytes.subarray(0, random(bytes.length + 1))], { [names[random(names.length)]]: texts[random(texts.length)] }, { on });
    }));
    on.destroy();
  }
  assert.equal((await call(unaryPath, [frame(sizeRequest(1))])).status, '0');
});
await test('200 connections of noise leave the server serving', async () => {
  await Promise.all(Array.from({ length: 200 }, (_, i) => new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(i % 2 ? 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' : '');
      socket.end(Buffer.from(Array.from({ length: 200 }, (_, k) => (i * 31 + k * 17) & 255)));
    });
    socket.on('close', resolve).on('error', resolve).resume();
  })));
  assert.equal((await call(unaryPath, [frame(sizeRequest(1))])).status, '0');
});
session.close();
done();
