import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import { formBoolean, formExpand, formText } from '../api/form_types.ts';
import { CREATED_PARAMETER, createdWithin, PAGE_PARAMETERS, type Page, page } from '../api/page.ts';
import type { Call, Cause, Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import { API_VERSION, type EventType, matches, type StripeEvent } from '../state/events.ts';

/** Creates an event with a copy of the object. */
export function makeEvent(
  sandbox: Sandbox,
  cause: Cause,
  type: EventType,
  object: object,
  previous?: object,
): StripeEvent {
  return {
    id: identifier('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: sandbox.clock.now(),
    data: structuredClone(previous ? { object, previous_attributes: previous } : { object }),
    livemode: false,
    pending_webhooks: 0,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  };
}

/** Stores an event and enqueues its delivery. */
export function publish(sandbox: Sandbox, event: StripeEvent): void {
  sandbox.state.events.set(event.id, event);
  sandbox.delivery.enqueue(event);
}

/** Context of operations that no API request started: a buyer on the payment page, a bank, the clock. */
export function systemContext(sandbox: Sandbox): Context {
  const cause: Cause = { requestId: null, idempotencyKey: null };
  return {
    sandbox,
    emit: (type, object, previous) => publish(sandbox, makeEvent(sandbox, cause, type, object, previous)),
  };
}

export const EVENT_LIST_PARAMETERS = z.strictObject({
  ...PAGE_PARAMETERS,
  created: CREATED_PARAMETER,
  delivery_success: formBoolean.optional(),
  type: formText().optional(),
  types: z.array(formText()).max(20).optional(),
});

export function retrieveEvent(call: Call): StripeEvent {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findEvent(call.sandbox, call.id);
}

export function listEvents(call: Call): Page<StripeEvent> {
  const sent = checkParameters(EVENT_LIST_PARAMETERS, call.form);
  if (sent.type !== undefined && sent.types !== undefined) {
    throw invalidRequest('You may only specify one of these parameters: type, types.');
  }
  const patterns = sent.types ?? (sent.type === undefined ? ['*'] : [sent.type]);
  const wanted = [...call.sandbox.state.events.values()].filter(
    (event) =>
      patterns.some((pattern) => matches(event.type, pattern)) &&
      createdWithin(event.created, sent.created) &&
      (sent.delivery_success === undefined ||
        sent.delivery_success === call.sandbox.delivery.succeeded(event.id)),
  );
  return page(wanted, '/v1/events', sent);
}

export function findEvent(sandbox: Sandbox, id: string): StripeEvent {
  const event = sandbox.state.events.get(id);
  if (!event) throw missingResource('event', id);
  return event;
}
