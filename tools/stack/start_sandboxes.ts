import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { googleCallbackPath, lineCallbackPath } from '@pochitto/functions/domain/accounts/sign_in';
import { startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { startGoogleLoginSandbox } from '@pochitto/sandbox/google-login';
import { startLineLoginSandbox } from '@pochitto/sandbox/line-login';
import { startLineMessagingSandbox } from '@pochitto/sandbox/line-messaging';
import { startMailSandbox } from '@pochitto/sandbox/mail';
import { startOpenAiSandbox } from '@pochitto/sandbox/openai';
import { startStripeSandbox } from '@pochitto/sandbox/stripe';
import { HOST, type Ports } from './ports.ts';
import { ROOT } from './stack_info.ts';

/** Our client ID at the Google sandbox; the web uses it too. */
export const googleClientId = 'sandbox.apps.googleusercontent.com';

/** Credentials of our accounts at the sandboxes. They are valid nowhere else. */
const secrets = {
  LINE_CHANNEL_ID: '1000000001',
  LINE_CHANNEL_SECRET: 'sandbox-channel-secret-0123456789',
  STRIPE_SECRET_KEY: 'sk_test_pochittoSandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_pochittoSandbox',
  LINE_MESSAGING_TOKEN: 'sandbox-channel-access-token',
  SMTP_PASSWORD: 'sandbox-smtp-password',
  OPENAI_API_KEY: 'sandbox-openai-pochitto',
  LINE_SESSION_KEYS: '{"primary":"k1","keys":{"k1":"c2FuZGJveC1wb2NoaXR0by1saW5lLXNlc3Npb24tazE"}}',
  IDENTITY_HASH_KEY: 'c2FuZGJveC1wb2NoaXR0by1pZGVudGl0eS1oYXNoLS0',
};

export interface Sandboxes {
  /** Base URL by name. */
  readonly urls: Record<string, string>;
  /** Environment variables that point the functions at them. */
  readonly environment: Record<string, string>;
  readonly stop: () => Promise<void>;
}

/** Starts the sandboxes of the vendors, on ports after the stack's own. */
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
  const lineMessaging = await startLineMessagingSandbox({
    port: at.lineMessaging,
    channelToken: secrets.LINE_MESSAGING_TOKEN,
  });
  const mail = await startMailSandbox({
    port: at.smtp,
    pagePort: at.mail,
    user: 'pochitto',
    password: secrets.SMTP_PASSWORD,
  });
  const googleLogin = await startGoogleLoginSandbox({
    port: at.googleLogin,
    clientId: googleClientId,
    redirectUris: [`${webOrigin}${googleCallbackPath}`],
  });
  const openai = await startOpenAiSandbox({ port: at.openai, apiKeys: [secrets.OPENAI_API_KEY] });
  const creatorsMarket = await startCreatorsMarketSandbox({
    port: at.creatorsMarket,
    accessPort: at.creatorsMarketAccess,
    delays: sandboxDelays(),
  });
  // An account to connect with at `npm start`: the page /sandbox/accounts shows its cookies to copy.
  creatorsMarket.createAccount({ creatorName: 'Demo Creator', email: 'demo-creator@example.com' });
  return {
    urls: sandboxUrls(at),
    environment: {
      WEB_ORIGIN: webOrigin,
      STRIPE_API_URL: stripe.url,
      LINE_ACCESS_URL: lineLogin.url,
      LINE_API_URL: lineLogin.url,
      LINE_MESSAGING_URL: lineMessaging.url,
      SMTP_URL: `smtp://pochitto@${HOST}:${mail.port}?from=Pochitto%20%3Cnotices@pochitto.example%3E`,
      OPENAI_API_URL: `${openai.url}/v1`,
      CREATORS_MARKET_URL: creatorsMarket.url,
      CREATORS_MARKET_ACCESS_URL: creatorsMarket.accessUrl,
      // Submissions of this stack only go to a sandbox.
      SUBMISSION_TERMS_READ: 'I have read the terms of LINE Creators Market on 2026-11-22',
      // Nothing here costs anything, and many tests share one day and one minute.
      OPENAI_USD_PER_DAY: '1000',
      OPENAI_IMAGES_PER_MINUTE: '1000',
      // One machine does the work of many.
      COUNTER_PATIENCE_MS: '20000',
    },
    stop: async () => {
      await Promise.all([
        stripe.stop(),
        lineLogin.stop(),
        lineMessaging.stop(),
        mail.stop(),
        googleLogin.stop(),
        openai.stop(),
        creatorsMarket.stop(),
      ]);
    },
  };
}

/** URLs of a stack's sandboxes, known before they are started. */
export function sandboxUrls(at: Ports): Record<string, string> {
  return {
    stripe: `http://${HOST}:${at.stripe}`,
    'line-login': `http://${HOST}:${at.lineLogin}`,
    lineMessaging: `http://${HOST}:${at.lineMessaging}`,
    mail: `http://${HOST}:${at.mail}`,
    'google-login': `http://${HOST}:${at.googleLogin}`,
    openai: `http://${HOST}:${at.openai}`,
    creatorsMarket: `http://${HOST}:${at.creatorsMarket}`,
    creatorsMarketAccess: `http://${HOST}:${at.creatorsMarketAccess}`,
  };
}

/** Whether the sandboxes use realistic delays, as for people, or none: `npm test` uses `none`. */
function sandboxDelays(): 'none' | 'real' {
  return process.env.POCHITTO_SANDBOX_DELAYS === 'none' ? 'none' : 'real';
}

/**
 * The functions emulator reads secrets from this file, and would ask Google for missing ones; existing lines of a
 * developer are kept.
 */
function writeSecrets(): void {
  const path = join(ROOT, 'functions', '.secret.local');
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const missing = Object.entries(secrets).filter(([name]) => !kept.includes(`${name}=`));
  if (missing.length === 0) return;
  const lines = missing.map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, `${kept}${kept === '' || kept.endsWith('\n') ? '' : '\n'}${lines.join('')}`);
}
