import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

/** @throws {Refusal} 401 without a key, or with one that does not exist. */
export function authorise(headers: IncomingHttpHeaders, apiKeys: readonly string[]): void {
  const [, key = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (key === '') {
    throw unauthorised("You didn't provide an API key. Provide it in an Authorization header.", null);
  }
  if (!apiKeys.includes(key)) {
    throw unauthorised(`Incorrect API key provided: ${key.slice(0, 8)}***.`, 'invalid_api_key');
  }
}

const unauthorised = (message: string, code: string | null) =>
  new Refusal(401, { message, type: 'invalid_request_error', param: null, code });
