/** The domain's `isLoginIdEmail`, without its schemas: every page asks this, and most load none. */
const address = /^(.+)@login\.pochitto\.invalid$/i;

/** The login ID that stands behind an address, or null for an address of the world outside. */
export function loginIdOf(email: string): string | null {
  return address.exec(email)?.[1] ?? null;
}
