// @grpc/grpc-js against the matching service itself: rank, stream, error details, deadline, auth, reflection.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { done, protos, test } from './harness.mjs';

const address = process.env.KAUSA_SERVICE_ADDRESS;
const files = ['kausa/matching/v1/match_service', 'kausa/matching/v1/reference_service', 'kausa/matching/v1/party_service', 'kausa/matching/v1/cohort_service', 'google/rpc/status', 'google/rpc/error_details', 'grpc/health/v1/health', 'grpc/reflection/v1/reflection'];
const definitions = loader.loadSync(files.map(file => `${file}.proto`), { includeDirs: [protos], keepCase: true, enums: String, defaults: true, oneofs: true });
const all = grpc.loadPackageDefinition(definitions);
const plain = grpc.credentials.createInsecure();
const v1 = all.kausa.matching.v1;
const [match, reference, party, cohort] = [v1.MatchService, v1.ReferenceService, v1.PartyService, v1.CohortService].map(Service => new Service(address, plain));
const adviser = process.env.KAUSA_ADVISER_KEY;
const portal = process.env.KAUSA_PORTAL_KEY;
const headers = key => { const metadata = new grpc.Metadata(); if (key) metadata.set('x-api-key', key); return metadata; };
const call = (client, method, request, key = adviser, options = { deadline: Date.now() + 10_000 }) => new Promise((resolve, reject) => client[method](request, headers(key), options, (error, answer) => error ? reject(error) : resolve(answer)));
const collect = stream => new Promise((resolve, reject) => {
  const messages = [];
  stream.on('data', message => messages.push(message)).on('error', error => reject(Object.assign(error, { messages }))).on('end', () => resolve(messages));
});
const fails = async (promise, code) => {
  const error = await promise.then(() => assert.fail('the call succeeded'), e => e);
  assert.equal(grpc.status[error.code], code, error.message);
  return error;
};
const details = error => {
  const status = decode('google.rpc.Status', error.metadata.get('grpc-status-details-bin')[0]);
  return Object.fromEntries(status.details.map(any => [any.type_url.split('/')[1], decode(any.type_url.split('/')[1], any.value)]));
};

// proto-loader keeps decoders with services only; the reflective root decodes single messages.
const { default: protobuf } = await import('protobufjs');
const root = new protobuf.Root();
root.resolvePath = (_, target) => target.startsWith('google/protobuf/') ? target : `${protos}/${target}`;
root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto'], { keepCase: true });
const decode = (type, bytes) => root.lookupType(type).toObject(root.lookupType(type).decode(bytes), { bytes: Buffer });

await test('rank for a stored person and for a visitor', async () => {
  const stored = await call(match, 'RankTrainingPlaces', { subject: { candidate: 'candidates/s-017' } });
  assert.match(stored.info.digest, /^[0-9a-f]{64}$/);
  assert.equal(stored.info.synthetic, true);
  assert.equal(stored.matches[0].rank, 1);
  const visitor = await call(match, 'RankTrainingPlaces', { subject: { profile: { home: { postal_code: '70173' }, wishes: ['tischler'] } } }, portal);
  assert.equal(visitor.matches.length, 20);
  assert.equal(visitor.info.view, 'VIEW_PERSON');
  console.log(`          digest ${stored.info.digest}`);
});
await test('pages follow each other', async () => {
  const request = { subject: { candidate: 'candidates/s-017' }, page_size: 3 };
  const first = await call(match, 'RankTrainingPlaces', request);
  const second = await call(match, 'RankTrainingPlaces', { ...request, page_token: first.next_page_token });
  assert.deepEqual([...first.matches, ...second.matches].map(one => one.rank), [1, 2, 3, 4, 5, 6]);
});
await test('a run over everybody streams, and goes on behind a token', async () => {
  const { run } = await call(cohort, 'StartCohortRun', { top: 3 });
  const whole = await collect(cohort.StreamCohortMatches({ name: run.name }, headers(adviser)));
  assert.equal(whole.length, run.total_count);
  const rest = await collect(cohort.StreamCohortMatches({ name: run.name, resume_token: whole[9].resume_token }, headers(adviser)));
  assert.deepEqual(rest.map(one => one.digest), whole.slice(10).map(one => one.digest));
});
await test('all violations come at once, with field paths', async () => {
  const error = await fails(call(match, 'RankTrainingPlaces', { subject: { profile: { home: { postal_code: '7' }, wishes: ['astronaut'] } }, page_size: -1 }), 'INVALID_ARGUMENT');
  const found = details(error);
  assert.deepEqual([found['google.rpc.ErrorInfo'].reason, found['google.rpc.ErrorInfo'].domain], ['BAD_REQUEST', 'matching.kausa']);
  assert.deepEqual(found['google.rpc.BadRequest'].field_violations.map(one => one.field).sort(), ['page_size', 'subject.profile.home.postal_code', 'subject.profile.wishes[0]']);
});
await test('no key, a wrong key, a role that may not', async () => {
  assert.equal(details(await fails(call(reference, 'ListDimensions', {}, null), 'UNAUTHENTICATED'))['google.rpc.ErrorInfo'].reason, 'KEY_MISSING');
  assert.equal(details(await fails(call(reference, 'ListDimensions', {}, 'km_00000000_x'), 'UNAUTHENTICATED'))['google.rpc.ErrorInfo'].reason, 'KEY_UNKNOWN');
  assert.equal(details(await fails(call(party, 'ListCandidates', {}, portal), 'PERMISSION_DENIED'))['google.rpc.ErrorInfo'].reason, 'ROLE_NOT_ALLOWED');
});
await test('a sample takes no data, on a stream neither', async () => {
  const error = await fails(new Promise((resolve, reject) => {
    const stream = party.SubmitEvidence(headers(adviser), (problem, answer) => problem ? reject(problem) : resolve(answer));
    stream.write({ candidate: 'candidates/s-017' });
    stream.end();
  }), 'FAILED_PRECONDITION');
  assert.equal(details(error)['google.rpc.ErrorInfo'].reason, 'SYNTHETIC_STORE');
});
await test('a deadline ends a stream that would go on', async () => {
  const health = new all.grpc.health.v1.Health(address, plain);
  const error = await fails(collect(health.Watch({ service: 'kausa.matching.v1.MatchService' }, new grpc.Metadata(), { deadline: Date.now() + 500 })), 'DEADLINE_EXCEEDED');
  assert.deepEqual(error.messages.map(one => one.status), ['SERVING']);
});
await test('reflection names the services and hands out their files', async () => {
  const stream = new all.grpc.reflection.v1.ServerReflection(address, plain).ServerReflectionInfo();
  const answers = collect(stream);
  stream.write({ list_services: '' });
  stream.write({ file_containing_symbol: 'kausa.matching.v1.MatchService' });
  stream.end();
  const [services, file] = await answers;
  const names = services.list_services_response.service.map(one => one.name);
  for (const name of ['Match', 'Party', 'Cohort', 'Reference', 'Admin']) assert.ok(names.includes(`kausa.matching.v1.${name}Service`), names.join(' '));
  assert.ok(file.file_descriptor_response.file_descriptor_proto.length > 0);
});
done();
