import { describe, expect, it } from 'vitest';
import { externalAddress, isLineBrowser } from './line_browser.ts';

describe('LINE’s in-app browser', () => {
  it.each([
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.19.1',
    'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Line/14.18.0/IAB',
  ])('is recognized by %s', (userAgent) => {
    expect(isLineBrowser(userAgent)).toBe(true);
  });

  it.each([
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36 Offline/1',
    'Lineage/22 Chrome/130',
  ])('is not recognized by %s', (userAgent) => {
    expect(isLineBrowser(userAgent)).toBe(false);
  });

  it('is left by an address with an additional parameter', () => {
    expect(externalAddress('https://pochitto.example/sets/a?tab=send#zip')).toBe(
      'https://pochitto.example/sets/a?tab=send&openExternalBrowser=1#zip',
    );
  });
});
