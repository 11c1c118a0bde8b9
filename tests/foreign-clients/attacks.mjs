// Attackers, each in a process of its own, while a healthy caller counts what it gets: rapid resets, slow readers, half-open streams, half-open connections.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import http2 from 'node:http2';
import net from 'node:net';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { done, port, protos, test } from './harness.mjs';

const authority = `http://127.0.0.1:${port}`;
const headers = { ':method': 'POST', ':path': '/grpc.testing.TestService/StreamingOutputCall', 'content-type': 'application/grpc', te: 'trailers' };

const attacks = {
  // CVE-2023-44487: open and reset at once, on one connection after another.
  'rapid resets': () => {
    const attack = () => {
      const session = http2.connect(authority);
      session.on('error', () => {});
      session.on('close', () => setTimeout(attack, 5));
      const fire = () => {
        if (session.destroyed || session.closed) return;
        for (let i = 0; i < 100; i++) {
          const stream = session.request(headers);
          stream.on('error', () => {});
          stream.close(http2.constants.NGHTTP2_CANCEL);
        }
        setImmediate(fire);
      };
      session.on('connect', fire);
    };
    attack();
  },
  // Asks for much and reads nothing: flow control must hold the server's writes, not its memory.
  'slow readers': () => {
    const ask = Buffer.from([0, 0, 0, 0, 7, 0x12, 5, 0x08, 0x80, 0x80, 0x80, 0x01]); // one answer of 2 MiB
    for (let c = 0; c < 5; c++) {
      const session = http2.connect(authority, { settings: { initialWindowSize: 1 } });
      session.on('error', () => {});
      for (let s = 0; s < 20; s++) {
        const stream = session.request(headers);
        stream.on('error', () => {});
        stream.pause();
        stream.end(ask);
      }
    }
  },
  // Opens calls and never sends their messages.
  'half-open streams': () => {
    for (let c = 0; c < 5; c++) {
      const session = http2.connect(authority);
      session.on('error', () => {});
      for (let s = 0; s < 500; s++) {
        const stream = session.request(headers);
        stream.on('error', () => {});
        stream.write(Buffer.from([0, 0, 0]));
      }
    }
  },
  // Opens connections and says nothing, or half a preface.
  'half-open connections': () => {
    for (let c = 0; c < 300; c++) net.connect(port, '127.0.0.1', function () { if (c % 2) this.write('PRI * HTT'); }).on('error', () => {});
  },
};

if (process.argv[2]) {
  attacks[process.argv[2]]();
  process.send?.('attacking');
  process.on('message', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
} else {
  const { TestService } = grpc.loadPackageDefinition(loader.loadSync('grpc/testing/test.proto', { includeDirs: [protos], keepCase: true, defaults: true })).grpc.testing;
  const healthy = (client, size) => new Promise((resolve, reject) => client.UnaryCall({ response_size: size }, { deadline: Date.now() + 20_000 }, (error, answer) => error ? reject(error) : resolve(answer.payload.body.length)));
  for (const name of Object.keys(attacks)) {
    await test(`${name}: 300 healthy calls are served meanwhile`, async () => {
      const attacker = fork(new URL(import.meta.url), [name]);
      try {
        await new Promise((resolve, reject) => attacker.once('message', resolve).once('exit', () => reject(new Error('the attacker died'))));
        await new Promise(resolve => setTimeout(resolve, 500));
        const client = new TestService(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
        for (let i = 0; i < 300; i++) assert.equal(await healthy(client, i), i);
        client.close();
      } finally {
        const gone = new Promise(resolve => attacker.once('exit', resolve));
        attacker.disconnect();
        await gone;
      }
    });
  }
  await test('after all of them the server serves as before', async () => {
    const client = new TestService(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    assert.deepEqual(await Promise.all(Array.from({ length: 100 }, (_, i) => healthy(client, i))), Array.from({ length: 100 }, (_, i) => i));
    client.close();
  });
  done();
}
