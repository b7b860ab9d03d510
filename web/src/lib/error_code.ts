/** The code that Firebase's errors carry, such as `storage/unauthorized`; null for every other error. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
