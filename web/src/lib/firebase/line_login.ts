import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import { z } from 'zod';
import { openAuth, signInWithCustomToken } from './auth.ts';
import { call } from './call.ts';
import { CallError } from './call_error.ts';

const key = 'pochitto.line-login';

const kept = z.object({
  state: z.string(),
  secret: z.string(),
  /** Path to return to after sign-in. */
  next: z.string(),
});

/**
 * Redirects to LINE. The state that later proves that this browser started the sign-in stays in this tab's storage.
 */
export async function goToLine(locale: Locale, next: string): Promise<void> {
  const { authorizeUrl, state, secret } = await call('beginLineLogin', { locale });
  sessionStorage.setItem(key, JSON.stringify({ state, secret, next } satisfies z.infer<typeof kept>));
  window.location.assign(authorizeUrl);
}

/** Returns the path to continue at after LINE; null if this tab did not redirect there. */
export function nextAfterLine(): string | null {
  return read()?.next ?? null;
}

const finishing = new Map<string, Promise<Outcome>>();

type Outcome = CallableOutput<'finishLineLogin'>['outcome'];

/**
 * Completes the sign-in with the parameters from LINE; runs once, however often the page calls it. Throws
 * `CallError`.
 */
export function finishLine(answer: URLSearchParams): Promise<Outcome> {
  const state = answer.get('state') ?? '';
  const running = finishing.get(state) ?? finish(state, answer);
  finishing.set(state, running);
  return running;
}

async function finish(state: string, answer: URLSearchParams): Promise<Outcome> {
  const request = read();
  if (!request || request.state !== state) throw new CallError({ code: 'line_login_expired', path: [] });
  const [code, error] = [answer.get('code'), answer.get('error')];
  // Nothing to clean up: a started sign-in expires.
  if (error === 'access_denied') throw new CallError({ code: 'line_login_cancelled', path: [] });
  const said = code ? { code } : { error: error || 'nothing' };
  const ended = await call('finishLineLogin', { state, secret: request.secret, ...said });
  sessionStorage.removeItem(key);
  if (ended.outcome !== 'linked') await signInWithCustomToken(await openAuth(), ended.customToken);
  return ended.outcome;
}

function read(): z.infer<typeof kept> | null {
  try {
    return kept.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}
