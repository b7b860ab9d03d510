import { listen } from '../local_server.ts';
import { idempotency } from './api/idempotency.ts';
import { clock } from './clock.ts';
import { type Control, control } from './control/control.ts';
import { switches } from './control/switches.ts';
import { delivery } from './delivery/deliver.ts';
import type { Sandbox } from './sandbox.ts';
import { server } from './server.ts';
import { state } from './state/state.ts';

export interface StripeSandboxOptions {
  /** 0 uses any free port. Binds to loopback only. */
  port: number;
  /** Webhook URL; without it, events are recorded and can be listed, but are not delivered. */
  webhookUrl?: string;
  /** One secret, or the current and the rolled one. */
  webhookSecret: string | readonly string[];
  /** The valid secret keys; without them, any `sk_test_…` is valid. */
  apiKeys?: readonly string[];
  log?: (line: string) => void;
}

export interface StripeSandbox extends Control {
  /** Base URL without a trailing slash. */
  url: string;
  stop(): Promise<void>;
}

/** Starts a sandbox of Stripe's API and pages that works with the real SDK and a real browser. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const { apiKeys = [], log = () => undefined, port, webhookSecret, webhookUrl } = options;
  const secrets = typeof webhookSecret === 'string' ? [webhookSecret] : webhookSecret;
  const time = clock();
  const endpoint = webhookUrl === undefined ? null : { url: webhookUrl, secrets, events: ['*'] };
  const sandbox: Sandbox = {
    url: '',
    apiKeys,
    clock: time,
    delivery: delivery(time, endpoint, log),
    idempotency: idempotency(time),
    state: state(),
    switches: switches(),
    log,
  };
  const controls = control(sandbox);
  const running = await listen(server(sandbox, controls), port);
  sandbox.url = running.url;
  return {
    ...controls,
    url: sandbox.url,
    async stop() {
      sandbox.delivery.reset();
      sandbox.delivery.endpoint = null;
      await running.stop();
    },
  };
}
