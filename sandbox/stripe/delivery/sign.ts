import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header: a timestamp and one `v1` signature for each secret, as when a secret was
 * rolled and the old one still lives. Each is HMAC-SHA256 over `timestamp.body`, in hexadecimal.
 * @param seconds real time, not the sandbox's: receivers compare it with their own clock.
 */
export function sign(body: string, secrets: readonly string[], seconds: number): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex'),
  );
  return [`t=${seconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
