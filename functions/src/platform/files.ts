import { z } from 'zod';
import type { Context } from './context.ts';

/** What files of the studio say about whom they belong to. */
const marksSchema = z
  .object({ imageId: z.string().min(1).optional(), conversionId: z.string().min(1).optional() })
  .catch({});

export interface StoredFile {
  readonly path: string;
  readonly createdAt: Date;
  /** The ids in its custom metadata. */
  readonly marks: z.output<typeof marksSchema>;
}

interface Listing {
  /** Paths that fit; the emulator lists all, so the caller still has to look at each. */
  readonly glob?: string | undefined;
  /** Where in the order of paths the listing begins; the emulator begins at the first, so the caller has to look too. */
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

/** Files that are removed side by side. */
const pageSize = 50;

/**
 * Removes every file of a folder, page by page, and tells how many after each page. Another may be at the same folder: a
 * file that is gone already is no failure, as it would be to `Bucket.deleteFiles`.
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

/** A folder's files in the order of their paths, so many at a time. What was listed may be removed meanwhile. */
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
