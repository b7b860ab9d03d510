import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const MAIN = fileURLToPath(import.meta.resolve('@pochitto/sandbox/stripe/main'));
const CLI = fileURLToPath(new URL('../../../node_modules/.bin/stripe', import.meta.url));

let sandbox: ChildProcess;
let url = '';
let home = '';

/** Starts the sandbox as a separate program, as in the local stack. */
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'pochitto-stripe-cli-'));
  sandbox = spawn(process.execPath, [MAIN], {
    env: { ...process.env, STRIPE_SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!sandbox.stdout) throw new Error('no output');
  for await (const line of createInterface(sandbox.stdout)) {
    const [, found] = /^Stripe sandbox: (\S+)$/.exec(line) ?? [];
    if (found) {
      url = found;
      break;
    }
  }
});

afterAll(async () => {
  const ended = once(sandbox, 'exit');
  sandbox.kill('SIGTERM');
  await ended;
  rmSync(home, { recursive: true });
});

/** Runs Stripe's own command line without network access and without the user's settings. */
async function trigger(event: string): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    STRIPE_API_KEY: 'sk_test_contract_tests',
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
  const { stdout, stderr } = await run(process.execPath, [CLI, 'trigger', event, '--api-base', url], { env });
  return stdout + stderr;
}

async function happened(): Promise<string[]> {
  const reply = await fetch(`${url}/sandbox/events`, { method: 'POST' });
  const { result }: { result: { type: string }[] } = await reply.json();
  return result.map(({ type }) => type);
}

describe('Stripe CLI', () => {
  it.each([
    'checkout.session.completed',
    'checkout.session.expired',
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'charge.refunded',
    'charge.dispute.created',
    'charge.dispute.closed',
    'customer.deleted',
  ])('triggers %s on the sandbox', async (event) => {
    await fetch(`${url}/sandbox/reset`, { method: 'POST' });
    expect(await trigger(event)).toContain('Trigger succeeded!');
    expect(await happened()).toContain(event);
  });
});
