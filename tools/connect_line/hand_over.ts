import { errorDetails } from '@pochitto/functions/domain/api';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { z } from 'zod';
import type { Place } from './read_place.ts';

const answerSchema = z.union([
  z.object({ result: z.looseObject({}) }),
  z.object({ error: z.looseObject({ details: errorDetails.optional() }) }),
]);

/** Hands cookies over with the code. Returns the error code, or null if they were accepted. */
export async function handOver(
  { functionsUrl }: Pick<Place, 'functionsUrl'>,
  data: { readonly code: string; readonly cookies: string },
): Promise<ErrorCode | null> {
  try {
    const answer = await fetch(`${functionsUrl}/handOverLineCookies`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data }),
      signal: AbortSignal.timeout(70_000),
    });
    const said = answerSchema.parse(await answer.json());
    return 'result' in said ? null : (said.error.details?.code ?? 'internal');
  } catch {
    // The message may quote what was sent.
    return 'unavailable';
  }
}
