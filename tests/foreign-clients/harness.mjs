// Runs named cases one after another and counts them.
let passed = 0;
let failed = 0;

export async function test(name, body) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('took longer than 30 s')), 30_000); });
  try {
    await Promise.race([body(), late]);
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}\n          ${String(error?.stack ?? error).split('\n').slice(0, 4).join('\n          ')}`);
  } finally {
    clearTimeout(timer);
  }
}

export function done() {
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed === 0 ? 0 : 1);
}

export const port = Number(process.env.KAUSA_RPC_PORT);
export const protos = process.env.KAUSA_RPC_PROTOS;
