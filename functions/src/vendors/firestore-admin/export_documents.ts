import { z } from 'zod';

interface ExportRequest {
  /** URL of Firestore's admin API, without a trailing slash. */
  readonly apiUrl: string;
  readonly accessToken: string;
  readonly projectId: string;
  /** `gs://<bucket>/<folder>`; the folder must be new. */
  readonly outputUriPrefix: string;
}

/** `started`: the export continues at Firestore for minutes · `exists`: there is already one under this prefix. */
export type ExportOutcome =
  | { readonly kind: 'started'; readonly operation: string }
  | { readonly kind: 'exists' };

const operationSchema = z.object({ name: z.string().min(1) });
const errorSchema = z.object({
  error: z.object({ code: z.number(), status: z.string(), message: z.string() }),
});

const timeoutMs = 60_000;

/**
 * Starts an export of all documents of the default database: `projects.databases.exportDocuments`.
 *
 * @throws Error with the API's message if it refuses, or if the response is not an operation.
 */
export async function exportDocuments({
  apiUrl,
  accessToken,
  projectId,
  outputUriPrefix,
}: ExportRequest): Promise<ExportOutcome> {
  const answer = await fetch(`${apiUrl}/v1/projects/${projectId}/databases/(default):exportDocuments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ outputUriPrefix }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return { kind: 'started', operation: operationSchema.parse(body).name };
  const rejected = errorSchema.safeParse(body).data?.error;
  if (rejected?.status === 'ALREADY_EXISTS' || /already exists/i.test(rejected?.message ?? '')) {
    return { kind: 'exists' };
  }
  throw new Error(`Firestore refused the export: ${answer.status} ${rejected?.status} ${rejected?.message}`);
}
