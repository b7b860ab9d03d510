export interface ApiReply {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
  /** `never`: nothing is sent and the connection stays open. `broken`: it is closed instead. */
  readonly sent: 'yes' | 'never' | 'broken';
}

/** Headers of every response. */
export const commonHeaders = (requestId: string) => ({
  'x-request-id': requestId,
  'openai-version': '2020-10-01',
  'openai-organization': 'sandbox',
});

/** OpenAI's error body. */
interface ApiErrorBody {
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
}

/** An error response of the API. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ApiErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: ApiErrorBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function invalidRequest(message: string, param: string | null, code: string | null): ApiError {
  return new ApiError(400, { message, type: 'invalid_request_error', param, code });
}
