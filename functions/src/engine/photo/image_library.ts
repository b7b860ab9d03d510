type Sharp = typeof import('sharp').default;

let library: Promise<Sharp> | null = null;

/** libvips with low resource use: no cache, one thread per picture. Loaded on first use. */
export function imageLibrary(): Promise<Sharp> {
  library ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return library;
}
