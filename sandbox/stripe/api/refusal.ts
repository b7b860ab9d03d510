/** Stripe's error body, `{error: …}` on the wire. */
export interface RefusalBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: object;
}

/** A request that is answered with an error. Never a fault of the sandbox itself. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: RefusalBody;
  /**
   * Whether the endpoint had begun its work. Stripe keeps the answer for the idempotency key only then:
   * a request refused while its parameters were read may be mended and sent again under the same key.
   */
  readonly begun: boolean;

  constructor(status: number, body: RefusalBody, begun = true) {
    super(body.message);
    this.status = status;
    this.body = body.code ? { ...body, doc_url: documentation(body.code) } : body;
    this.begun = begun;
  }
}

const documentation = (code: string) => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

/** 400: the request itself is wrong. `param` is Stripe's bracketed name. */
export function invalidRequest(message: string, more: { param?: string; code?: string } = {}): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', message, ...more });
}

/** 404 when the path names it, 400 when a parameter does. */
export function missingResource(noun: string, id: string, param = 'id'): Refusal {
  return new Refusal(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  });
}
