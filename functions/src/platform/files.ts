import { z } from 'zod';
import type { Context } from './context.ts';

/** Ids of the owner of a studio file. */
const marksSchema = z
  .object({ imageId: z.string().min(1).optional(), conversionId: z.string().min(1).optional() })
  .catch({});

export interface StoredFile {
  readonly path: string;
  readonly createdAt: Date;
  /** Ids in its custom metadata. */
  readonly marks: z.output<typeof marksSchema>;
}

interface Listing {
  /** A filter for paths. The emulator ignores it, so the caller must check each path. */
  readonly glob?: string | undefined;
  /** The first path of the listing. The emulator ignores it, so the caller must check each path. */
  readonly startOffset?: string | undefined;
}

/** Returns a file's bytes; null if it does not exist. */
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

/** Whether Storage has no such file. */
export function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 404;
}

/** Number of files deleted in parallel. */
const pageSize = 50;

/**
 * Deletes every file of a folder and calls `onRemoved` with the number after each page. Another process may do the
 * same: a missing file is no error, unlike with `Bucket.deleteFiles`.
 */
export async function clearFolder(
  { bucket }: Pick<Context, 'bucket'>,
  folder: string,
  onRemoved: (files: number) => Promise<void> = async () => {},
): Promise<void> {
  for await (const page of filePages({ bucket }, folder, pageSize)) {
    if (page.length === 0) continue;
    await Promise.all(page.map(({ path }) => bucket.file(path).delete({ ignoreNotFound: true })));
    await onRemoved(page.length);
  }
}

/** Yields a folder's files in path order, in pages. A listed file may already be gone. */
export async function* filePages(
  { bucket }: Pick<Context, 'bucket'>,
  folder: string,
  size: number,
  { glob, startOffset }: Listing = {},
): AsyncGenerator<StoredFile[]> {
  let pageToken: string | undefined;
  do {
    const [found, next] = await bucket.getFiles({
      prefix: folder,
      maxResults: size,
      autoPaginate: false,
      ...(glob === undefined ? {} : { matchGlob: glob }),
      ...(startOffset === undefined ? {} : { startOffset }),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    yield found.map(({ name, metadata }) => ({
      path: name,
      createdAt: new Date(metadata.timeCreated ?? 0),
      marks: marksSchema.parse(metadata.metadata ?? {}),
    }));
    pageToken = tokenOf(next);
  } while (pageToken !== undefined);
}

function tokenOf(next: unknown): string | undefined {
  const isQuery = typeof next === 'object' && next !== null && 'pageToken' in next;
  return isQuery && typeof next.pageToken === 'string' ? next.pageToken : undefined;
}
