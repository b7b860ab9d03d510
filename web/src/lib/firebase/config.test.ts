import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const config = (more: object) => ({
  firebase: { apiKey: 'a', authDomain: 'b', projectId: 'c', storageBucket: 'd', appId: 'e' },
  emulators: null,
  google: { clientId: '1-a.apps.googleusercontent.com' },
  region: 'asia-northeast1',
  ...more,
});
const address = { host: '127.0.0.1', port: 5403 };
const emulators = { auth: 'http://127.0.0.1:5401', firestore: address, storage: address, functions: address };

describe('Google sign-in of a deployment', () => {
  it('goes to Google by default', () => {
    expect(parseConfig(config({})).google.url).toBe('https://accounts.google.com');
  });

  it.each([
    'http://127.0.0.1:5422',
    'http://localhost:5422',
    'https://127.0.0.1',
    'http://accounts.google.com',
    'https://accounts.google.com.example',
  ])('never goes to %s', (url) => {
    expect(() => parseConfig(config({ google: { clientId: 'a', url } }))).toThrow(/sandbox/);
  });

  it('has a client ID', () => {
    expect(() => parseConfig(config({ google: { clientId: '' } }))).toThrow();
    expect(() => parseConfig(config({ google: undefined }))).toThrow();
  });

  it('may use the sandbox with the emulators', () => {
    const google = { clientId: 'a', url: 'http://127.0.0.1:5422' };
    expect(parseConfig(config({ emulators, google })).google).toEqual(google);
  });
});

describe('App Check of a deployment', () => {
  const emulatorToken = { emulatorToken: 'a.b.' };

  it('uses a site key', () => {
    const appCheck = { siteKey: 'key' };
    expect(parseConfig(config({ appCheck })).appCheck).toEqual(appCheck);
  });

  it('never uses the token of the emulators', () => {
    expect(() => parseConfig(config({ appCheck: emulatorToken }))).toThrow(/App Check/);
    expect(parseConfig(config({ emulators, appCheck: emulatorToken })).appCheck).toEqual(emulatorToken);
  });
});
