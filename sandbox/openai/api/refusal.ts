/** OpenAI's error body. */
interface RefusalBody {
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
}

/** An answer that is no success, thrown from wherever the fault is found. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: RefusalBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: RefusalBody, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function invalidRequest(message: string, param: string | null, code: string | null): Refusal {
  return new Refusal(400, { message, type: 'invalid_request_error', param, code });
}
