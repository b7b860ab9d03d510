import { describe, expect, it } from 'vitest';
import { Refused } from '../../lib/firebase/refused.ts';
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
  it('says what is missing before anything is sent', () => {
    expect(checkCredentials('', '', true)?.key).toBe('emailMissing');
    expect(checkCredentials('someone', 'password', true)?.key).toBe('emailInvalid');
    expect(checkCredentials('someone@example.com', '', true)?.key).toBe('passwordMissing');
    expect(checkCredentials('someone@example.com', '1234567', true)?.key).toBe('passwordShort');
    expect(checkCredentials('someone@example.com', '12345678', true)).toBeNull();
  });

  it('takes a login ID where one signs in, and only there', () => {
    expect(checkCredentials('Hana.2', 'password', false)).toBeNull();
    expect(checkCredentials('Hana.2', 'password', true)?.key).toBe('emailInvalid');
    expect(checkCredentials('', 'password', false)?.key).toBe('idMissing');
    expect(checkCredentials('花子', 'password', false)?.key).toBe('idInvalid');
    expect(checkCredentials('hana@', 'password', false)?.key).toBe('emailInvalid');
  });

  it('says whom to ask to somebody who forgot the password of a login ID', () => {
    expect(checkResetAddress('Hana.2')?.key).toBe('loginIdReset');
    expect(checkResetAddress('hana@example.com')).toBeNull();
    expect(checkResetAddress('')?.key).toBe('emailMissing');
    expect(checkResetAddress('花子')?.key).toBe('emailInvalid');
  });

  it('says to take the way of before to somebody whose address has another one', () => {
    const code = 'auth/account-exists-with-different-credential';
    expect(asAuthProblem(firebaseError(code))).toMatchObject({ key: 'otherWay', field: null });
  });

  it('lets an older, shorter password in', () => {
    expect(checkCredentials('someone@example.com', '1234567', false)).toBeNull();
  });

  it('does not tell a wrong password from an unknown address', () => {
    const codes = ['auth/wrong-password', 'auth/user-not-found', 'auth/invalid-credential'];
    expect(new Set(codes.map((code) => asAuthProblem(firebaseError(code)).key))).toEqual(
      new Set(['mismatch']),
    );
  });

  it('gives a number for what nobody expected, and for that alone', () => {
    expect(asAuthProblem(firebaseError('auth/internal-error'))).toEqual({
      key: 'other',
      field: null,
      reference: 'A-internal-error',
    });
    expect(asAuthProblem(firebaseError('auth/too-many-requests')).reference).toBeNull();
    expect(asAuthProblem(new Error('?')).reference).toBe('A-0');
  });

  it('takes a profile that could not be reached for a lost connection', () => {
    expect(asAuthProblem(new Refused({ code: 'unavailable', path: [] })).key).toBe('offline');
    expect(asAuthProblem(new Refused({ code: 'account_inactive', path: [] })).key).toBe('disabled');
  });
});

describe('changing how one signs in', () => {
  it.each([
    ['auth/wrong-password', 'passwordWrong', 'password'],
    ['auth/invalid-credential', 'passwordWrong', 'password'],
    ['auth/email-already-in-use', 'emailOfAnother', 'email'],
    ['auth/weak-password', 'passwordWeak', 'newPassword'],
    ['auth/requires-recent-login', 'notRecent', null],
    ['auth/internal-error', 'otherChange', null],
  ])('says what %s means there', (code, key, field) => {
    expect(asChangeProblem(firebaseError(code))).toMatchObject({ key, field });
  });

  it('asks who it is where the server wants to know', () => {
    const error = new Refused({ code: 'sign_in_not_recent', path: [] });
    expect(asChangeProblem(error)).toMatchObject({ key: 'notRecent', field: null });
  });

  it('wants as long a password as for signing up', () => {
    expect(checkNewPassword('1234567')).toMatchObject({ key: 'passwordShort', field: 'newPassword' });
    expect(checkNewPassword('12345678')).toBeNull();
  });
});
