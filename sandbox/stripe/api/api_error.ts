/** Stripe's error body, `{error: …}` on the wire. */
export interface ApiErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: object;
}

/** An error response of the API; never a bug of the sandbox. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ApiErrorBody;
  /**
   * Whether the endpoint had started. Only then does Stripe store the response for the idempotency key: a request
   * with invalid parameters may be fixed and sent again with the same key.
   */
  readonly begun: boolean;

  constructor(status: number, body: ApiErrorBody, begun = true) {
    super(body.message);
    this.status = status;
    this.body = body.code ? { ...body, doc_url: documentation(body.code) } : body;
    this.begun = begun;
  }
}

const documentation = (code: string) => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

/** 400: the request itself is invalid. `param` is Stripe's bracketed name. */
export function invalidRequest(message: string, more: { param?: string; code?: string } = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...more });
}

/** 404 if the path names it, 400 if a parameter does. */
export function missingResource(noun: string, id: string, param = 'id'): ApiError {
  return new ApiError(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  });
}
