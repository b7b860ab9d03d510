import type { Form } from './api/parse_form.ts';
import type { Sandbox } from './sandbox.ts';
import type { EventType } from './state/events.ts';

/** The API request that caused an event; nulls when no request did. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** What every operation gets: the sandbox, and a function that emits events. */
export interface Context {
  sandbox: Sandbox;
  /** @param previous for an update: the attributes that changed, as they were. */
  emit(type: EventType, object: object, previous?: object): void;
}

/** One API request. */
export interface Call extends Context {
  form: Form;
  /** The id in the path, empty where the path has none. */
  id: string;
  /** `Stripe-Version` as sent; null means the account's default version, which is older. */
  version: string | null;
}
