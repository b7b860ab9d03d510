import { z } from 'zod';
import type { Answer, NetworkLog } from '../browser/network_log.ts';

const errorBody = z.object({
  success: z.literal(false).optional(),
  message: z.string().optional(),
  errors: z
    .array(
      z.union([
        z.string(),
        z.object({ field: z.string().nullish(), message: z.string() }).transform(({ message }) => message),
      ]),
    )
    .optional(),
});

/**
 * Returns the messages of the first error response since `forget`, i.e. a status from 400 to 499 or
 * `success: false`; null if there is none.
 */
export async function readErrors(networkLog: NetworkLog): Promise<readonly string[] | null> {
  for (const answer of networkLog.answers) {
    const said = await errorsOf(answer);
    if (said) return said;
  }
  return null;
}

/** Whether a response arrived completely or was a redirect. */
export async function isWhole({ status, body }: Answer): Promise<boolean> {
  return (status >= 300 && status < 400) || (await body) !== null;
}

async function errorsOf({ status, body }: Answer): Promise<string[] | null> {
  const text = ((await body) ?? '').replace(/^\)\]\}'\s*/u, '');
  const parsed = errorBody.safeParse(parseJson(text));
  const isNo = status >= 400 && status < 500;
  if (!isNo && !(parsed.success && parsed.data.success === false)) return null;
  const said = parsed.success ? [...(parsed.data.errors ?? []), parsed.data.message ?? ''] : [];
  const words = said.filter((each) => each !== '').map((each) => each.slice(0, 500));
  return words.length > 0 ? words : [`status ${status}`];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
