import { loginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import { describe, expect, it } from 'vitest';
import { loginIdOf } from './session.tsx';

describe('a login ID', () => {
  it('is read back from the address that the domain makes of it', () => {
    expect(loginIdOf(loginIdEmail('hana.2'))).toBe('hana.2');
  });

  it('is not seen in anybody’s e-mail address', () => {
    expect(loginIdOf('hana.2@example.com')).toBeNull();
    expect(loginIdOf('')).toBeNull();
  });
});
