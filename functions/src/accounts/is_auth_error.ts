/** Whether Firebase Auth's Admin SDK refused with `auth/<code>`. */
export function isAuthError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === `auth/${code}`;
}
