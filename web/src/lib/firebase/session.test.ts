import { loginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import { describe, expect, it } from 'vitest';
import { loginIdOf } from './session.tsx';

describe('login ID', () => {
  it('is restored from the address that the domain makes of it', () => {
    expect(loginIdOf(loginIdEmail('hana.2'))).toBe('hana.2');
  });

  it('is not found in an ordinary e-mail address', () => {
    expect(loginIdOf('hana.2@example.com')).toBeNull();
    expect(loginIdOf('')).toBeNull();
  });
});
