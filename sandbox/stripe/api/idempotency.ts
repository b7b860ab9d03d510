import type { Clock } from '../clock.ts';
import { ApiError } from './api_error.ts';

export interface Answer {
  status: number;
  body: object;
  requestId: string;
}

interface Entry {
  fingerprint: string;
  at: number;
  answer: Answer | null;
}

export interface Idempotency {
  /** @returns the stored response, or null after marking the request as in progress. */
  begin(key: string, fingerprint: string): Answer | null;
  finish(key: string, answer: Answer): void;
  /** Frees the key of a request that did not reach its endpoint. */
  release(key: string): void;
  reset(): void;
}

const KEPT_SECONDS = 24 * 60 * 60;

/** Stores the first request and response of each key for 24 hours, including errors and 500s. */
export function idempotency(clock: Clock): Idempotency {
  const entries = new Map<string, Entry>();
  return {
    begin(key, fingerprint) {
      if (key.length > 255) {
        throw idempotencyError(
          400,
          `Idempotency keys can be at most 255 characters long, got ${key.length}.`,
        );
      }
      const entry = entries.get(key);
      if (!entry || clock.now() - entry.at > KEPT_SECONDS) {
        entries.set(key, { fingerprint, at: clock.now(), answer: null });
        return null;
      }
      if (entry.fingerprint !== fingerprint) {
        throw idempotencyError(
          400,
          'Keys for idempotent requests can only be used with the same parameters they were first used ' +
            `with. Try using a key other than '${key}' if you meant to execute a different request.`,
        );
      }
      if (!entry.answer) {
        throw idempotencyError(
          409,
          `There is currently another in-progress request using the idempotency key '${key}'. ` +
            'Please try again later.',
          'idempotency_key_in_use',
        );
      }
      return entry.answer;
    },
    finish(key, answer) {
      const entry = entries.get(key);
      if (entry) entry.answer = answer;
    },
    release(key) {
      entries.delete(key);
    },
    reset() {
      entries.clear();
    },
  };
}

const idempotencyError = (status: number, message: string, code?: string) =>
  new ApiError(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) }, false);
