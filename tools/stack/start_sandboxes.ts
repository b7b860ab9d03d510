import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineCallbackPath } from '@pochitto/functions/domain/line_login';
import { startLineLoginSandbox } from '@pochitto/sandbox/line-login';
import { startStripeSandbox } from '@pochitto/sandbox/stripe';
import { HOST, type Ports } from './ports.ts';
import { ROOT } from './root.ts';

/** What our accounts at the sandboxes are called. They open nothing anywhere else. */
const secrets = {
  LINE_CHANNEL_ID: '1000000001',
  LINE_CHANNEL_SECRET: 'sandbox-channel-secret-0123456789',
  STRIPE_SECRET_KEY: 'sk_test_pochittoSandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_pochittoSandbox',
};

export interface Sandboxes {
  /** Base URL by name. */
  readonly urls: Record<string, string>;
  /** What tells the functions where they are. */
  readonly environment: Record<string, string>;
  readonly stop: () => Promise<void>;
}

/** Starts the doubles of the outside services on the ports behind the stack's own. */
export async function startSandboxes(at: Ports, functionsUrl: string, webOrigin: string): Promise<Sandboxes> {
  writeSecrets();
  const stripe = await startStripeSandbox({
    port: at.stripe,
    webhookUrl: `${functionsUrl}/stripeWebhook`,
    webhookSecret: secrets.STRIPE_WEBHOOK_SECRET,
    apiKeys: [secrets.STRIPE_SECRET_KEY],
  });
  const lineLogin = await startLineLoginSandbox({
    port: at.lineLogin,
    channelId: secrets.LINE_CHANNEL_ID,
    channelSecret: secrets.LINE_CHANNEL_SECRET,
    redirectUris: [`${webOrigin}${lineCallbackPath}`],
  });
  return {
    urls: sandboxUrls(at),
    environment: {
      WEB_ORIGIN: webOrigin,
      STRIPE_API_URL: stripe.url,
      LINE_ACCESS_URL: lineLogin.url,
      LINE_API_URL: lineLogin.url,
    },
    stop: async () => {
      await Promise.all([stripe.stop(), lineLogin.stop()]);
    },
  };
}

/** Where the sandboxes of a stack listen, known before they are started. */
export function sandboxUrls(at: Ports): Record<string, string> {
  return { stripe: `http://${HOST}:${at.stripe}`, 'line-login': `http://${HOST}:${at.lineLogin}` };
}

/** The functions emulator reads secrets from this file, and would ask Google for one that it lacks; what a developer wrote there stays. */
function writeSecrets(): void {
  const path = join(ROOT, 'functions', '.secret.local');
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const missing = Object.entries(secrets).filter(([name]) => !kept.includes(`${name}=`));
  if (missing.length === 0) return;
  const lines = missing.map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, `${kept}${kept === '' || kept.endsWith('\n') ? '' : '\n'}${lines.join('')}`);
}
