import type { Form } from './api/parse_form.ts';
import type { Sandbox } from './sandbox.ts';
import type { EventType } from './state/events.ts';

/** What made an event happen: an API request, or (nulls) something outside it. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** What an operation needs: the sandbox, and a way to tell what happened. */
export interface Scene {
  sandbox: Sandbox;
  /** @param previous for an update: the attributes that changed, as they were. */
  emit(type: EventType, object: object, previous?: object): void;
}

/** One API request on its way through the sandbox. */
export interface Call extends Scene {
  form: Form;
  /** The id in the path, empty where the path has none. */
  id: string;
  /** `Stripe-Version` as sent; null means the account's default version, which is older. */
  version: string | null;
}
