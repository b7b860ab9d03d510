import { z } from 'zod';
import type { Context } from './context.ts';

/** The owner of a studio file. */
const marksSchema = z
  .object({ imageId: z.string().min(1).optional(), conversionId: z.string().min(1).optional() })
  .catch({});

export interface StoredFile {
  readonly path: string;
  readonly createdAt: Date;
  /** IDs in its custom metadata. */
  readonly marks: z.output<typeof marksSchema>;
}

interface Listing {
  /** A filter for paths; the emulator ignores it, so the caller must check each path. */
  readonly glob?: string | undefined;
  /** The first path of the listing; the emulator ignores it, so the caller must check each path. */
  readonly startOffset?: string | undefined;
}

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

/** Files removed in parallel. */
const pageSize = 50;

/**
 * Removes every file of a folder and yields the number after each page. Another process may do the same: a missing
 * file is no error, unlike with `Bucket.deleteFiles`.
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

/** A folder's files in the order of their paths, in pages. A listed file may be gone already. */
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
