import type { Locale } from '@pochitto/functions/domain/accounts/user';
import type { CallableOutput } from '@pochitto/functions/domain/api';
import { z } from 'zod';
import { openAuth, signInWithCustomToken } from './auth.ts';
import { call } from './call.ts';
import { Refused } from './refused.ts';

const key = 'pochitto.line-login';

const kept = z.object({
  state: z.string(),
  secret: z.string(),
  /** Where the person was going. */
  next: z.string(),
});

/** Sends the browser to LINE. What proves later that it was this browser stays in this tab. */
export async function goToLine(locale: Locale, next: string): Promise<void> {
  const { authorizeUrl, state, secret } = await call('beginLineLogin', { locale });
  sessionStorage.setItem(key, JSON.stringify({ state, secret, next } satisfies z.infer<typeof kept>));
  window.location.assign(authorizeUrl);
}

/** Where the person was going before LINE; null when this tab never sent them there. */
export function nextAfterLine(): string | null {
  return read()?.next ?? null;
}

const finishing = new Map<string, Promise<Outcome>>();

type Outcome = CallableOutput<'finishLineLogin'>['outcome'];

/**
 * Ends the sign-in with what LINE added to the address, once however often a page asks. Throws `Refused`.
 */
export function finishLine(answer: URLSearchParams): Promise<Outcome> {
  const state = answer.get('state') ?? '';
  const running = finishing.get(state) ?? finish(state, answer);
  finishing.set(state, running);
  return running;
}

async function finish(state: string, answer: URLSearchParams): Promise<Outcome> {
  const begun = read();
  if (!begun || begun.state !== state) throw new Refused({ code: 'line_login_expired', path: [] });
  const [code, error] = [answer.get('code'), answer.get('error')];
  // Nothing to clean up: a started sign-in expires.
  if (error === 'access_denied') throw new Refused({ code: 'line_login_cancelled', path: [] });
  const said = code ? { code } : { error: error || 'nothing' };
  const ended = await call('finishLineLogin', { state, secret: begun.secret, ...said });
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
