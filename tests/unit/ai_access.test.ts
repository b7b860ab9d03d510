import { isVerifiedSignIn } from '@pochitto/functions/domain/generation/openai_usage';
import { describe, expect, it } from 'vitest';

const signedOut = { email: 'ann@pochitto.example', emailVerified: false, provider: 'password' };

describe('somebody who may have the AI draw', () => {
  it.each([
    ['an address that was verified', { emailVerified: true }, true],
    ['Google', { provider: 'google.com' }, true],
    ['LINE, which counts as long as the profile is linked to it', { provider: 'custom' }, false],
    ['a login ID from an administrator', { email: 'hana@login.pochitto.invalid' }, true],
    ['an address that nobody verified', {}, false],
    ['no account', { provider: 'anonymous' }, false],
    ['a provider that is not named', { provider: null }, false],
  ])('signed in with %s: %s', (_, facts, isVerified) => {
    expect(isVerifiedSignIn({ ...signedOut, ...facts })).toBe(isVerified);
  });
});
