// SIGTERM: running calls end whole, endless streams hear of it, and the process leaves by itself.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { done, protos, test } from './harness.mjs';

const load = file => grpc.loadPackageDefinition(loader.loadSync(file, { includeDirs: [protos], keepCase: true })).grpc;
const freePort = () => new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

await test('SIGTERM drains', async () => {
  const port = await freePort();
  const host = spawn('dotnet', [process.env.KAUSA_RPC_HOST, '--port', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise(resolve => host.once('exit', resolve));
  try {
    await Promise.race([new Promise(resolve => host.stdout.once('data', resolve)), exit.then(code => assert.fail(`the host ended with ${code} before it served`))]);
    const address = `127.0.0.1:${port}`;
    const credentials = grpc.credentials.createInsecure();
    const testing = new (load('grpc/testing/test.proto').testing.TestService)(address, credentials);
    const health = new (load('grpc/health/v1/health.proto').health.v1.Health)(address, credentials);
    const sizes = [];
    let watched = [];
    const running = new Promise((resolve, reject) => testing.StreamingOutputCall({ response_parameters: [{ size: 1 }, { size: 2, interval_us: 700_000 }, { size: 3, interval_us: 700_000 }] })
      .on('data', m => { sizes.push(m.payload.body.length); if (sizes.length === 1) host.kill('SIGTERM'); }).on('error', reject).on('end', resolve));
    const watch = health.Watch({});
    watch.on('data', m => watched.push(m.status));
    const watchEnd = new Promise(resolve => watch.on('error', resolve));
    await running;
    assert.deepEqual(sizes, [1, 2, 3]);
    assert.equal((await watchEnd).code, 14);
    assert.deepEqual(watched.at(-1), 2);
    assert.equal(await exit, 0);
  } finally {
    host.kill('SIGKILL');
  }
});
done();
