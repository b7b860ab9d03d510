type Sharp = typeof import('sharp').default;

let library: Promise<Sharp> | null = null;

/** libvips, set to be frugal: no cache, one thread for each picture. Loaded on first use. */
export function imageLibrary(): Promise<Sharp> {
  library ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return library;
}
