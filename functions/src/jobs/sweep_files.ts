import type { Context } from '../platform/context.ts';
import { filePages, type StoredFile } from '../platform/files.ts';
import { type Range, type SweepOptions, type Swept, sweep } from './sweep.ts';

interface FileSweep extends SweepOptions {
  readonly bucket: Context['bucket'];
  /** Prefix of the paths. */
  readonly folder: string;
  /** A filter for Cloud Storage. The emulator ignores it, so `work` must check each path. */
  readonly glob?: string;
}

/**
 * Processes every file of a folder in path order, in pages with a stored cursor: see `sweep`. Files may be added or
 * removed in the meantime.
 */
export function sweepFiles(
  context: Pick<Context, 'firestore'>,
  { bucket, folder, glob, ...options }: FileSweep,
  work: (file: StoredFile) => Promise<unknown>,
): Promise<Swept> {
  return sweep(
    context,
    {
      pages: (range, size) => pagesBetween(bucket, { folder, glob }, range, size),
      placeOf: ({ path }) => [path],
      idOf: ({ path }) => path,
    },
    options,
    work,
  );
}

async function* pagesBetween(
  bucket: Context['bucket'],
  { folder, glob }: { readonly folder: string; readonly glob: string | undefined },
  range: Range,
  size: number,
): AsyncGenerator<StoredFile[]> {
  const after = pathOf(range.after);
  const upTo = pathOf(range.upTo);
  const listed = filePages({ bucket }, folder, size, { glob, startOffset: after });
  for await (const page of listed) {
    const between = page.filter(
      ({ path }) => (after === undefined || path > after) && (upTo === undefined || path <= upTo),
    );
    if (between.length > 0) yield between;
    const last = page.at(-1);
    if (upTo !== undefined && last !== undefined && last.path >= upTo) return;
  }
}

const pathOf = (place: Range['after']): string | undefined =>
  typeof place?.[0] === 'string' ? place[0] : undefined;
