// Attackers of the matching service, each in a process of its own, while a visitor of a portal counts what it gets: oversized messages, uploads that never end, readers that never read, calls that are cancelled at once, floods without a key.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import http2 from 'node:http2';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { done, protos, test } from './harness.mjs';

const address = process.env.KAUSA_SERVICE_ADDRESS;
const adviser = process.env.KAUSA_ADVISER_KEY;
const portal = process.env.KAUSA_PORTAL_KEY;
const { MatchService } = grpc.loadPackageDefinition(loader.loadSync('kausa/matching/v1/match_service.proto', { includeDirs: [protos], keepCase: true, enums: String, defaults: true })).kausa.matching.v1;
const rank = MatchService.service.RankTrainingPlaces;
const frame = (message, length = message.length) => Buffer.concat([Buffer.from([0, length >>> 24, length >>> 16 & 255, length >>> 8 & 255, length & 255]), message]);
const question = frame(rank.requestSerialize({ subject: { candidate: 'candidates/s-017' }, page_size: 200 }));
const headers = (key, path = rank.path) => ({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...(key ? { 'x-api-key': key } : {}) });
const upload = '/kausa.matching.v1.PartyService/BatchUpsertPlaces';
const connect = settings => {
  const session = http2.connect(`http://${address}`, { settings });
  session.on('error', () => {});
  return session;
};
const open = (session, ...args) => {
  const stream = session.request(headers(...args));
  stream.on('error', () => {});
  return stream;
};
// Again and again, on a new connection when the old one is gone.
const forever = once => {
  const begin = () => {
    const session = connect();
    session.on('close', () => setTimeout(begin, 5));
    const fire = () => {
      if (session.destroyed || session.closed) return;
      once(session);
      setTimeout(fire, 1);
    };
    session.on('connect', fire);
  };
  begin();
};

const attacks = {
  'oversized messages': () => forever(session => {
    open(session, adviser, upload).end(frame(Buffer.alloc(1024), 100 * 1024 * 1024));
    open(session, adviser, upload).end(frame(Buffer.alloc(3_900_000)));
  }),
  'uploads that never end': () => {
    for (let c = 0; c < 5; c++) {
      const session = connect();
      for (let s = 0; s < 40; s++) open(session, undefined, upload).write(frame(Buffer.alloc(3 * 1024 * 1024), 4_000_000));
    }
  },
  'readers that never read': () => {
    for (let c = 0; c < 5; c++) {
      const session = connect({ initialWindowSize: 1 });
      for (let s = 0; s < 40; s++) open(session, adviser).pause().end(question);
    }
  },
  'calls that are cancelled at once': () => forever(session => {
    for (let i = 0; i < 20; i++) {
      const stream = open(session, adviser);
      stream.end(question);
      stream.close(http2.constants.NGHTTP2_CANCEL);
    }
  }),
  'a flood without a key': () => forever(session => {
    for (let i = 0; i < 50; i++) open(session, `km_${i}`).resume().end(question);
  }),
};

if (process.argv[2]) {
  attacks[process.argv[2]]();
  process.send?.('attacking');
  process.on('message', () => process.exit(0));
  process.on('disconnect', () => process.exit(0));
} else {
  const metadata = new grpc.Metadata();
  metadata.set('x-api-key', portal);
  const visitor = { subject: { profile: { home: { postal_code: '70173' } } } };
  const healthy = client => new Promise((resolve, reject) => client.RankTrainingPlaces(visitor, metadata, { deadline: Date.now() + 20_000 }, (error, answer) => error ? reject(error) : resolve(answer)));
  const alone = await healthy(new MatchService(address, grpc.credentials.createInsecure()));
  for (const name of Object.keys(attacks)) {
    await test(`${name}: 200 visitors are served meanwhile`, async () => {
      const attacker = fork(new URL(import.meta.url), [name]);
      try {
        await new Promise((resolve, reject) => attacker.once('message', resolve).once('exit', () => reject(new Error('the attacker died'))));
        await new Promise(resolve => setTimeout(resolve, 500));
        const client = new MatchService(address, grpc.credentials.createInsecure());
        for (let i = 0; i < 200; i++) assert.equal((await healthy(client)).info.digest, alone.info.digest);
        client.close();
      } finally {
        const gone = new Promise(resolve => attacker.once('exit', resolve));
        attacker.disconnect();
        await gone;
      }
    });
  }
  await test('after all of them the service answers 100 at once as before', async () => {
    const client = new MatchService(address, grpc.credentials.createInsecure());
    const answers = await Promise.all(Array.from({ length: 100 }, () => healthy(client)));
    assert.deepEqual(new Set(answers.map(answer => answer.info.digest)), new Set([alone.info.digest]));
    client.close();
  });
  done();
}
