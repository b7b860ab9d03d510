import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

/**
 * Lets a request in by its secret key, as bearer token or as the user of basic authentication.
 * @param accepted the keys that exist; none given means every test key.
 * @throws {Refusal} 401, as Stripe does, for no key, a wrong key, or a live one.
 */
export function authorise(headers: IncomingHttpHeaders, accepted: readonly string[]): void {
  const key = keyIn(headers.authorization ?? '');
  if (!key) {
    throw unauthorised(
      'You did not provide an API key. You need to provide your API key in the Authorization header, ' +
        "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (/^[sr]k_live_/.test(key)) {
    throw unauthorised('This sandbox takes test keys only: a live key must never reach it.');
  }
  const exists = accepted.length > 0 ? accepted.includes(key) : /^[sr]k_test_\w+$/.test(key);
  if (!exists) throw unauthorised(`Invalid API Key provided: ${masked(key)}`);
}

function keyIn(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? '';
}

const unauthorised = (message: string) => new Refusal(401, { type: 'invalid_request_error', message }, false);

const masked = (key: string) => `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
