import { loginIdSchema } from '@pochitto/functions/domain/accounts/login_id';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import type { ja } from '../../i18n/catalogue/ja.ts';
import { CallError, errorCode } from '../../lib/firebase/call_error.ts';

export type AuthProblemKey = keyof (typeof ja)['auth']['problem'];

/** What went wrong and at which field, with a reference number for unexpected errors. */
export interface AuthProblem {
  readonly key: AuthProblemKey;
  readonly field: 'email' | 'password' | 'newPassword' | null;
  readonly reference: string | null;
}

const known: Readonly<Record<string, readonly [AuthProblemKey, AuthProblem['field']]>> = {
  'auth/missing-email': ['emailMissing', 'email'],
  'auth/invalid-email': ['emailInvalid', 'email'],
  'auth/invalid-recipient-email': ['emailInvalid', 'email'],
  'auth/email-already-in-use': ['emailTaken', 'email'],
  'auth/credential-already-in-use': ['otherWay', null],
  'auth/account-exists-with-different-credential': ['otherWay', null],
  'auth/missing-password': ['passwordMissing', 'password'],
  'auth/weak-password': ['passwordWeak', 'password'],
  'auth/password-does-not-meet-requirements': ['passwordWeak', 'password'],
  'auth/wrong-password': ['mismatch', 'password'],
  'auth/user-not-found': ['mismatch', 'password'],
  'auth/invalid-credential': ['mismatch', 'password'],
  'auth/invalid-login-credentials': ['mismatch', 'password'],
  'auth/user-mismatch': ['mismatch', 'password'],
  'auth/user-disabled': ['disabled', null],
  'auth/too-many-requests': ['tooMany', null],
  'auth/quota-exceeded': ['tooMany', null],
  'auth/network-request-failed': ['offline', null],
  'auth/timeout': ['offline', null],
  'auth/operation-not-allowed': ['notAllowed', null],
  'auth/admin-restricted-operation': ['notAllowed', null],
  'auth/unauthorized-domain': ['notAllowed', null],
  'auth/user-token-expired': ['expired', null],
  'auth/invalid-user-token': ['expired', null],
  'auth/user-signed-out': ['expired', null],
  'auth/requires-recent-login': ['notRecent', null],
};

const problemsOfCalls: Readonly<Partial<Record<ErrorCode, readonly [AuthProblemKey, AuthProblem['field']]>>> =
  {
    account_inactive: ['disabled', null],
    unavailable: ['offline', null],
    too_often: ['tooMany', null],
    sign_in_required: ['expired', null],
    password_too_short: ['passwordShort', 'password'],
    password_unchanged: ['passwordUnchanged', 'password'],
    login_id_invalid: ['mismatch', 'password'],
    sign_in_not_recent: ['notRecent', null],
  };

/** Validates a new password. */
export function checkNewPassword(password: string): AuthProblem | null {
  return password.length < 8 ? { key: 'passwordShort', field: 'newPassword', reference: null } : null;
}

/** Validates address and password before anything is sent. */
export function checkCredentials(email: string, password: string, isNew: boolean): AuthProblem | null {
  const wrongName = isNew || email.includes('@') ? checkEmail(email) : checkLoginId(email);
  if (wrongName) return wrongName;
  if (password === '') return { key: 'passwordMissing', field: 'password', reference: null };
  if (isNew && password.length < 8) return { key: 'passwordShort', field: 'password', reference: null };
  return null;
}

/** Validates an e-mail address. */
export function checkEmail(email: string): AuthProblem | null {
  if (email.trim() === '') return { key: 'emailMissing', field: 'email', reference: null };
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) {
    return { key: 'emailInvalid', field: 'email', reference: null };
  }
  return null;
}

/** Validates the address of a password reset: no mail reaches a login ID. */
export function checkResetAddress(typed: string): AuthProblem | null {
  const isLoginId = !typed.includes('@') && loginIdSchema.safeParse(typed).success;
  return isLoginId ? { key: 'loginIdReset', field: 'email', reference: null } : checkEmail(typed);
}

function checkLoginId(typed: string): AuthProblem | null {
  if (typed.trim() === '') return { key: 'idMissing', field: 'email', reference: null };
  if (loginIdSchema.safeParse(typed).success) return null;
  return { key: 'idInvalid', field: 'email', reference: null };
}

/** Converts an error of Firebase or of our own profile call. */
export function asAuthProblem(error: unknown): AuthProblem {
  if (error instanceof CallError) {
    const [key, field] = problemsOfCalls[error.details.code] ?? [];
    if (key && field !== undefined) return { key, field, reference: null };
    return { key: 'other', field: null, reference: error.details.reference ?? error.details.code };
  }
  const code = errorCode(error) ?? '';
  const [key, field] = known[code] ?? ['other', null];
  if (error instanceof TypeError) return { key: 'offline', field: null, reference: null };
  return { key, field, reference: key === 'other' ? code.replace('auth/', 'A-') || 'A-0' : null };
}

/** Problems with another wording when a signed-in person changes their account. */
const changes: Readonly<Partial<Record<AuthProblemKey, readonly [AuthProblemKey, AuthProblem['field']]>>> = {
  mismatch: ['passwordWrong', 'password'],
  emailTaken: ['emailOfAnother', 'email'],
  passwordShort: ['passwordShort', 'newPassword'],
  passwordWeak: ['passwordWeak', 'newPassword'],
  other: ['otherChange', null],
};

/** Converts an error of Firebase or of our own calls while a signed-in person changes their account. */
export function asChangeProblem(error: unknown): AuthProblem {
  const problem = asAuthProblem(error);
  const [key, field] = changes[problem.key] ?? [problem.key, problem.field];
  return { ...problem, key, field };
}
