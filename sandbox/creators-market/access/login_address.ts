import type { Sandbox } from '../sandbox.ts';
import { createLogin } from '../state/login.ts';

/** URL of the login host, with a new login for each visit. */
export function loginAddress(sandbox: Sandbox): string {
  return `${sandbox.accessUrl}/oauth2/v2.1/login?loginState=${createLogin(sandbox).id}`;
}
