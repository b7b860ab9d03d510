import type { Context } from './context.ts';

/** The paths of a folder's files, in their order, so many at a time. What is listed may be removed meanwhile. */
export async function* filePages(
  { bucket }: Pick<Context, 'bucket'>,
  folder: string,
  size: number,
): AsyncGenerator<string[]> {
  let pageToken: string | undefined;
  do {
    const [found, next] = await bucket.getFiles({
      prefix: folder,
      maxResults: size,
      autoPaginate: false,
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    yield found.map(({ name }) => name);
    pageToken = tokenOf(next);
  } while (pageToken !== undefined);
}

function tokenOf(next: unknown): string | undefined {
  const isQuery = typeof next === 'object' && next !== null && 'pageToken' in next;
  return isQuery && typeof next.pageToken === 'string' ? next.pageToken : undefined;
}
