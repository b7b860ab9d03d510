/** Whether the error is `auth/<code>` of the Firebase Auth Admin SDK. */
export function isAuthError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === `auth/${code}`;
}
