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

describe('a deployment', () => {
  it('sends people to Google unless told otherwise', () => {
    expect(parseConfig(config({})).google.url).toBe('https://accounts.google.com');
  });

  it.each([
    'http://127.0.0.1:5422',
    'http://localhost:5422',
    'https://127.0.0.1',
    'http://accounts.google.com',
    'https://accounts.google.com.example',
  ])('never sends them to %s', (url) => {
    expect(() => parseConfig(config({ google: { clientId: 'a', url } }))).toThrow(/sandbox/);
  });

  it('has a client at Google', () => {
    expect(() => parseConfig(config({ google: { clientId: '' } }))).toThrow();
    expect(() => parseConfig(config({ google: undefined }))).toThrow();
  });

  it('beside the emulators may use the sandbox', () => {
    const google = { clientId: 'a', url: 'http://127.0.0.1:5422' };
    expect(parseConfig(config({ emulators, google })).google).toEqual(google);
  });
});
