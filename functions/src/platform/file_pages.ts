import type { Context } from './context.ts';

export interface StoredFile {
  readonly path: string;
  readonly createdAt: Date;
}

/** A folder's files in the order of their paths, so many at a time. What was listed may be removed meanwhile. */
export async function* filePages(
  { bucket }: Pick<Context, 'bucket'>,
  folder: string,
  size: number,
): AsyncGenerator<StoredFile[]> {
  let pageToken: string | undefined;
  do {
    const [found, next] = await bucket.getFiles({
      prefix: folder,
      maxResults: size,
      autoPaginate: false,
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    yield found.map(({ name, metadata }) => ({
      path: name,
      createdAt: new Date(metadata.timeCreated ?? 0),
    }));
    pageToken = tokenOf(next);
  } while (pageToken !== undefined);
}

function tokenOf(next: unknown): string | undefined {
  const isQuery = typeof next === 'object' && next !== null && 'pageToken' in next;
  return isQuery && typeof next.pageToken === 'string' ? next.pageToken : undefined;
}
