import type { EditFailure } from './edit_outcome.ts';
import { retryAfter } from './retry_policy.ts';

type Failure = EditFailure extends infer Each
  ? Each extends EditFailure
    ? Omit<Each, 'milliseconds'>
    : never
  : never;

/** Error codes for the content of the request or the image. */
const moderation = new Set(['moderation_blocked', 'content_policy_violation', 'safety_violation']);
/** Codes of a 429 for an account without money: waiting does not help. */
const isBudgetUsedUp = new Set(['insufficient_quota', 'billing_hard_limit_reached']);
/** Errors that occur before a connection exists. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Maps an error of the SDK to a failure. `ended`: what ended the call on our side, if anything. A call that is not
 * known to have failed before it was sent counts as possibly billed.
 */
export async function failureOf(error: unknown, ended: 'aborted' | 'timeout' | null): Promise<Failure> {
  const { APIError, APIConnectionError } = await import('openai');
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof APIError && error.status !== undefined) return refusalOf(error, message);
  const noAccount = { requestId: null, message };
  if (ended) return { kind: 'outcome_unknown', reason: ended, ...noAccount };
  const codes = networkCodes(error);
  if (codes.some((code) => beforeSending.has(code))) {
    return { kind: 'not_sent', requestId: null, message: `${message} ${codes.join(' ')}` };
  }
  // fetch throws a TypeError if the connection breaks while the body is read.
  if (error instanceof APIConnectionError || error instanceof TypeError) {
    return { kind: 'outcome_unknown', reason: 'connection_lost', ...noAccount };
  }
  throw error;
}

interface Refusal {
  readonly status: number;
  readonly code: string | null | undefined;
  readonly type: string | undefined;
  readonly requestID: string | null | undefined;
  readonly headers: Headers | undefined;
}

function refusalOf(
  { status, code = null, type = '', requestID, headers }: Refusal,
  message: string,
): Failure {
  const common = { requestId: requestID ?? null, message };
  const retryAfterMilliseconds = headers ? retryAfter(headers, Date.now()) : null;
  const isEmpty = isBudgetUsedUp.has(code ?? '') || isBudgetUsedUp.has(type);
  if (moderation.has(code ?? '')) return { kind: 'moderation_blocked', ...common };
  if (status === 429 && !isEmpty) return { kind: 'rate_limited', retryAfterMilliseconds, ...common };
  if (status >= 500 || status === 408 || status === 409) {
    return { kind: 'server_error', retryAfterMilliseconds, ...common };
  }
  return { kind: 'refused', status, code, ...common };
}

/** Collects the error codes of the operating system and of fetch along the chain of causes. */
function networkCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(networkCodes) : [];
  return [...own, ...several, ...networkCodes(error.cause)];
}
