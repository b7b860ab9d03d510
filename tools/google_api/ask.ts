import { applicationDefault } from 'firebase-admin/app';

/** A project, and the credentials for requests about it. */
export interface Asker {
  readonly projectId: string;
  readonly token: () => Promise<string>;
}

/** An error of one of Google's APIs, with its own message. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

const timeoutMs = 120_000;

/** Returns a source of tokens of the operator's credentials, on this machine or in a workflow. */
export function operatorToken(): () => Promise<string> {
  const credential = applicationDefault();
  return async () => (await credential.getAccessToken()).access_token;
}

/**
 * Calls one of Google's APIs.
 *
 * @returns its parsed response.
 * @throws ApiError on an error response.
 */
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
