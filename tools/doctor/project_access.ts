import { operatorToken } from '../google_api/ask.ts';

/** Base URLs of the APIs, without a trailing slash. */
export const apiUrls = {
  resourceManager: 'https://cloudresourcemanager.googleapis.com',
  billing: 'https://cloudbilling.googleapis.com',
  serviceUsage: 'https://serviceusage.googleapis.com',
  secretManager: 'https://secretmanager.googleapis.com',
  storage: 'https://storage.googleapis.com',
  firestore: 'https://firestore.googleapis.com',
  identityToolkit: 'https://identitytoolkit.googleapis.com',
  appCheck: 'https://firebaseappcheck.googleapis.com',
  googleAccounts: 'https://accounts.google.com',
  lineAccess: 'https://access.line.me',
  stripe: 'https://api.stripe.com',
} as const;
export type Service = keyof typeof apiUrls;

export interface ApiAnswer {
  readonly status: number;
  /** Parsed JSON; null for anything else. */
  readonly body: unknown;
  /** Target of a redirect. */
  readonly location: string | null;
}

/** Reads a project and changes nothing. */
export interface ProjectAccess {
  readonly projectId: string;
  /** `key` replaces the operator's own token; null sends none. With a `body` it is a POST. */
  readonly read: (
    service: Service,
    path: string,
    options?: { readonly key?: string | null; readonly body?: object },
  ) => Promise<ApiAnswer>;
}

const timeoutMs = 30_000;

/** A project with the operator's own credentials. */
export function openProject(projectId: string): ProjectAccess {
  return projectAccess(projectId, apiUrls, operatorToken());
}

export function projectAccess(
  projectId: string,
  urls: Readonly<Record<Service, string>>,
  token: () => Promise<string>,
): ProjectAccess {
  return {
    projectId,
    read: async (service, path, { key, body } = {}) => {
      const bearer = key === undefined ? await token() : key;
      const quota = key === undefined ? { 'x-goog-user-project': projectId } : {};
      const answer = await fetch(`${urls[service]}${path}`, {
        redirect: 'manual',
        headers: bearer === null ? {} : { authorization: `Bearer ${bearer}`, ...quota },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        status: answer.status,
        body: await answer.json().catch(() => null),
        location: answer.headers.get('location'),
      };
    },
  };
}
