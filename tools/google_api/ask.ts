import { applicationDefault } from 'firebase-admin/app';

/** A project, and what shows who asks about it. */
export interface Asker {
  readonly projectId: string;
  readonly token: () => Promise<string>;
}

/** A refusal of one of Google's APIs, with its own words. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

const timeoutMs = 120_000;

/** Tokens of the operator's own credentials, on this machine or of a workflow. */
export function operatorToken(): () => Promise<string> {
  const credential = applicationDefault();
  return async () => (await credential.getAccessToken()).access_token;
}

/** Asks one of Google's APIs. @returns its parsed answer. @throws ApiError when it refuses. */
export async function ask(
  { projectId, token }: Asker,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
      'x-goog-user-project': projectId,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  if (!answer.ok) {
    const words = `${method} ${new URL(url).pathname}: ${answer.status} ${text.slice(0, 1000)}`;
    throw new ApiError(answer.status, words);
  }
  const parsed: unknown = JSON.parse(text);
  return parsed;
}
