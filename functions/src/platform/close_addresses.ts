import type { Context } from './context.ts';

/**
 * Revokes all download URLs of these files. Anyone who may read a file gets such a URL from Cloud Storage with its
 * metadata, and storage rules are not checked when it is opened. Call this after the rules reject the file.
 * Idempotent, also for files that are gone.
 *
 * @param paths in the bucket.
 */
export async function closeAddresses(
  { bucket }: Pick<Context, 'bucket'>,
  paths: readonly string[],
): Promise<void> {
  await Promise.all(paths.map((path) => closeAddress(bucket, path)));
}

async function closeAddress(bucket: Context['bucket'], path: string): Promise<void> {
  const file = bucket.file(path);
  try {
    const [{ contentType, cacheControl, metadata }] = await file.getMetadata();
    const { firebaseStorageDownloadTokens: tokens, ...own } = metadata ?? {};
    if (tokens === undefined) return;
    // Only copying the file onto itself removes the tokens everywhere: the emulator keeps tokens that are removed
    // from the metadata.
    await file.copy(path, {
      ...(contentType === undefined ? {} : { contentType }),
      ...(cacheControl === undefined ? {} : { cacheControl }),
      metadata: { ...own, addressesClosed: 'true' },
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 404;
