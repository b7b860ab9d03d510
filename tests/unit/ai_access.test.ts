import { isVerifiedSignIn } from '@pochitto/functions/domain/generation/openai_usage';
import { describe, expect, it } from 'vitest';

const signedOut = { email: 'ann@pochitto.example', emailVerified: false, provider: 'password' };

describe('access to AI drawing', () => {
  it.each([
    ['a verified address', { emailVerified: true }, true],
    ['Google', { provider: 'google.com' }, true],
    ['LINE, which counts only while the profile is linked to it', { provider: 'custom' }, false],
    ['a login ID from an administrator', { email: 'hana@login.pochitto.invalid' }, true],
    ['an unverified address', {}, false],
    ['no account', { provider: 'anonymous' }, false],
    ['an unknown provider', { provider: null }, false],
  ])('of a person with %s: %s', (_, facts, isVerified) => {
    expect(isVerifiedSignIn({ ...signedOut, ...facts })).toBe(isVerified);
  });
});
