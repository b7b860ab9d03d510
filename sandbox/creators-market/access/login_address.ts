import type { Sandbox } from '../sandbox.ts';
import { openLogin } from '../state/login.ts';

/** Where somebody signs in, at the other host: each visit is a login of its own. */
export function loginAddress(sandbox: Sandbox): string {
  return `${sandbox.accessUrl}/oauth2/v2.1/login?loginState=${openLogin(sandbox).id}`;
}
