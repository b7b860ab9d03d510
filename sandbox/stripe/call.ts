import type { Form } from './api/parse_form.ts';
import { type EventType, makeEvent, publish } from './objects/event.ts';
import type { Sandbox } from './sandbox.ts';

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

/** Something that no API request did: a buyer on the pay page, a bank, the clock. */
export function outside(sandbox: Sandbox): Scene {
  const cause: Cause = { requestId: null, idempotencyKey: null };
  return {
    sandbox,
    emit: (type, object, previous) => publish(sandbox, makeEvent(sandbox, cause, type, object, previous)),
  };
}
