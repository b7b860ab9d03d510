import { describe, expect, it } from 'vitest';
import { CallError } from '../../lib/firebase/call_error.ts';
import {
  asAuthProblem,
  asChangeProblem,
  checkCredentials,
  checkNewPassword,
  checkResetAddress,
} from './auth_problem.ts';

function firebaseError(code: string): Error {
  return Object.assign(new Error(`Firebase: Error (${code}).`), { code });
}

describe('signing in', () => {
  it('reports missing input before anything is sent', () => {
    expect(checkCredentials('', '', true)?.key).toBe('emailMissing');
    expect(checkCredentials('someone', 'password', true)?.key).toBe('emailInvalid');
    expect(checkCredentials('someone@example.com', '', true)?.key).toBe('passwordMissing');
    expect(checkCredentials('someone@example.com', '1234567', true)?.key).toBe('passwordShort');
    expect(checkCredentials('someone@example.com', '12345678', true)).toBeNull();
  });

  it('accepts a login ID for sign-in only', () => {
    expect(checkCredentials('Hana.2', 'password', false)).toBeNull();
    expect(checkCredentials('Hana.2', 'password', true)?.key).toBe('emailInvalid');
    expect(checkCredentials('', 'password', false)?.key).toBe('idMissing');
    expect(checkCredentials('花子', 'password', false)?.key).toBe('idInvalid');
    expect(checkCredentials('hana@', 'password', false)?.key).toBe('emailInvalid');
  });

  it('tells people with a login ID whom to ask for a new password', () => {
    expect(checkResetAddress('Hana.2')?.key).toBe('loginIdReset');
    expect(checkResetAddress('hana@example.com')).toBeNull();
    expect(checkResetAddress('')?.key).toBe('emailMissing');
    expect(checkResetAddress('花子')?.key).toBe('emailInvalid');
  });

  it('tells people to use the sign-in method that their address already has', () => {
    const code = 'auth/account-exists-with-different-credential';
    expect(asAuthProblem(firebaseError(code))).toMatchObject({ key: 'otherWay', field: null });
  });

  it('accepts an older, shorter password', () => {
    expect(checkCredentials('someone@example.com', '1234567', false)).toBeNull();
  });

  it('reports a wrong password and an unknown address alike', () => {
    const codes = ['auth/wrong-password', 'auth/user-not-found', 'auth/invalid-credential'];
    expect(new Set(codes.map((code) => asAuthProblem(firebaseError(code)).key))).toEqual(
      new Set(['mismatch']),
    );
  });

  it('gives a reference for unexpected errors only', () => {
    expect(asAuthProblem(firebaseError('auth/internal-error'))).toEqual({
      key: 'other',
      field: null,
      reference: 'A-internal-error',
    });
    expect(asAuthProblem(firebaseError('auth/too-many-requests')).reference).toBeNull();
    expect(asAuthProblem(new Error('?')).reference).toBe('A-0');
  });

  it('treats an unreachable profile as a lost connection', () => {
    expect(asAuthProblem(new CallError({ code: 'unavailable', path: [] })).key).toBe('offline');
    expect(asAuthProblem(new CallError({ code: 'account_inactive', path: [] })).key).toBe('disabled');
  });
});

describe('changing a sign-in method', () => {
  it.each([
    ['auth/wrong-password', 'passwordWrong', 'password'],
    ['auth/invalid-credential', 'passwordWrong', 'password'],
    ['auth/email-already-in-use', 'emailOfAnother', 'email'],
    ['auth/weak-password', 'passwordWeak', 'newPassword'],
    ['auth/requires-recent-login', 'notRecent', null],
    ['auth/internal-error', 'otherChange', null],
  ])('explains %s', (code, key, field) => {
    expect(asChangeProblem(firebaseError(code))).toMatchObject({ key, field });
  });

  it('requires a fresh sign-in if the server asks for it', () => {
    const error = new CallError({ code: 'sign_in_not_recent', path: [] });
    expect(asChangeProblem(error)).toMatchObject({ key: 'notRecent', field: null });
  });

  it('requires as long a password as signing up', () => {
    expect(checkNewPassword('1234567')).toMatchObject({ key: 'passwordShort', field: 'newPassword' });
    expect(checkNewPassword('12345678')).toBeNull();
  });
});
