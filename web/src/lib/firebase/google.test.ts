import { describe, expect, it } from 'vitest';
import { isOurToken } from './google.ts';

const now = new Date('2026-11-22T00:00:00Z');
const good = {
  iss: 'https://accounts.google.com',
  aud: 'client',
  nonce: 'nonce',
  exp: now.getTime() / 1000 + 3600,
  name: '花子🐾',
};
const wanted = { clientId: 'client', nonce: 'nonce', now };
const base64url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
const token = (claims: object) => `e30.${base64url(JSON.stringify(claims))}.signature`;

describe('ID token from Google', () => {
  it('is accepted if Google issued it for this sign-in', () => {
    expect(isOurToken(token(good), wanted)).toBe(true);
    expect(isOurToken(token({ ...good, iss: 'accounts.google.com' }), wanted)).toBe(true);
  });

  it.each([
    ['another issuer', { iss: 'https://accounts.google.com.example' }],
    ['another client', { aud: 'other' }],
    ['several clients', { aud: ['client', 'other'] }],
    ['another nonce', { nonce: 'other' }],
    ['no nonce', { nonce: undefined }],
    ['an hour that is over', { exp: now.getTime() / 1000 - 601 }],
    ['no end', { exp: undefined }],
  ])('is rejected with %s', (_, change) => {
    expect(isOurToken(token({ ...good, ...change }), wanted)).toBe(false);
  });

  it.each(['', 'a', 'a.b.c', 'a.e30.c', '..'])('is rejected if it is %j', (text) => {
    expect(isOurToken(text, wanted)).toBe(false);
  });
});
