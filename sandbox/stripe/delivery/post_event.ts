import { createHmac } from 'node:crypto';

/** A webhook endpoint. */
export interface Endpoint {
  url: string;
  /** The first is the current one; a second is a rolled one that still signs. */
  secrets: readonly string[];
  /** Event types, `*` for all. */
  events: readonly string[];
}

/** Result of one delivery. Status is null without a response; `error` has the reason. */
export interface EndpointAnswer {
  status: number | null;
  body: string;
  error: string | null;
  milliseconds: number;
}

/** Posts one signed event. Anything but a timely 2xx is a failure; redirects are not followed. */
export async function postEvent(
  endpoint: Endpoint,
  body: string,
  timeout: number,
  stop: AbortSignal,
): Promise<EndpointAnswer> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const reply = await fetch(endpoint.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeout), stop]),
      headers: {
        accept: '*/*; q=0.5, application/xml',
        'cache-control': 'no-cache',
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': sign(body, endpoint.secrets, Math.floor(Date.now() / 1000)),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body,
    });
    const text = await reply.text();
    return { status: reply.status, body: text.slice(0, 2000), error: null, milliseconds: took() };
  } catch (problem) {
    return { status: null, body: '', error: reason(problem), milliseconds: took() };
  }
}

function reason(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  if (problem.name === 'TimeoutError') return 'timed out';
  return problem.cause instanceof Error ? problem.cause.message : problem.message;
}

/**
 * Creates the `Stripe-Signature` header: a timestamp and one `v1` signature per secret, as when a rolled secret is
 * still valid. Each is HMAC-SHA256 over `timestamp.body`, in hexadecimal.
 * @param seconds real time, not the sandbox's: receivers compare it with their own clock.
 */
function sign(body: string, secrets: readonly string[], seconds: number): string {
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex'),
  );
  return [`t=${seconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
