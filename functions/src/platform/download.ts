import type { Context } from './context.ts';

/** A file's bytes, or null when there is none. */
export async function download(
  { bucket }: Pick<Context, 'bucket'>,
  path: string,
): Promise<Uint8Array | null> {
  try {
    const [bytes] = await bucket.file(path).download();
    return bytes;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 404;
}
