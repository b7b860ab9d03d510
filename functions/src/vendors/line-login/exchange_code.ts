import { z } from 'zod';
import { PochittoError } from '../../domain/errors.ts';
import type { LineChannel } from '../../platform/config.ts';

/** The part of the token response that we use. LINE's access token is not kept. */
const tokenAnswer = z.object({ id_token: z.string().min(1).max(10_000) });

/** The part of an error response that we use (RFC 6749, 5.2). */
const tokenError = z.object({ error: z.string().max(200) });

const defaultTimeoutMs = 10_000;

interface Exchange {
  /** From the callback's query. */
  readonly code: string;
  /** The verifier whose challenge was in the authorize URL. */
  readonly codeVerifier: string;
  readonly timeoutMs?: number;
}

/**
 * Exchanges a one-time code for an ID token, which is not verified yet.
 *
 * @throws PochittoError `line_login_failed` if LINE refuses the code; `unavailable` if LINE cannot be reached in
 * time, is busy, or its response cannot be parsed; Error if LINE does not accept the channel's id and secret.
 */
export async function exchangeCode(channel: LineChannel, exchange: Exchange): Promise<string> {
  const { status, text } = await askForToken(channel, exchange);
  const body = parsed(text);
  if (status === 200) {
    const answer = tokenAnswer.safeParse(body);
    if (answer.success) return answer.data.id_token;
    throw new PochittoError('unavailable', 'LINE answered the token request without an ID token.');
  }
  if (status === 429 || status >= 500) throw new PochittoError('unavailable', `LINE answered ${status}.`);
  const failure = tokenError.safeParse(body);
  const reason = failure.success ? failure.data.error : `status ${status}`;
  if (reason === 'invalid_client' || reason === 'unauthorized_client') {
    throw new Error(`LINE does not accept the channel's id and secret: ${reason}.`);
  }
  throw new PochittoError('line_login_failed', `LINE refused the code: ${reason}.`);
}

async function askForToken(channel: LineChannel, { code, codeVerifier, timeoutMs }: Exchange) {
  try {
    const response = await fetch(`${channel.apiUrl}/oauth2/v2.1/token`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs ?? defaultTimeoutMs),
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: channel.redirectUri,
        client_id: channel.channelId,
        client_secret: channel.channelSecret,
        code_verifier: codeVerifier,
      }),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new PochittoError('unavailable', 'LINE could not be reached.', { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
