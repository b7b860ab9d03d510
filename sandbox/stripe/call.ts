import type { Form } from './api/parse_form.ts';
import type { Sandbox } from './sandbox.ts';
import type { EventType } from './state/events.ts';

/** The API request that caused an event; null fields if no request did. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** Context of every operation: the sandbox, and a function that emits events. */
export interface Context {
  sandbox: Sandbox;
  /** @param previous for an update: the previous values of the changed attributes. */
  emit(type: EventType, object: object, previous?: object): void;
}

/** One API request. */
export interface Call extends Context {
  form: Form;
  /** The ID in the path, or empty. */
  id: string;
  /** `Stripe-Version` as sent; null means the account's default version, which is older. */
  version: string | null;
}
