import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxOf } from '../../functions/src/domain/paths.ts';
import { launchBrowser } from '../support/chromium.ts';
import { stack } from '../support/stack.ts';

describe('web app served with the headers of production', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['/', '/nobody/knows/this'])('opens at %s without an error in the browser', async (path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${stack().webUrl}${path}`, { waitUntil: 'load' });
    await page.waitForSelector('h1');
    expect(complaints).toEqual([]);
  });

  it('cannot be framed and runs no scripts from other sites', async () => {
    const { headers } = await fetch(`${stack().webUrl}/`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('requests only its own buckets and functions on shared hosts', async () => {
    const { emulators, projectId, storageBucket, functionsUrl, webUrl } = stack();
    const page = await browser.newPage();
    await page.goto(`${webUrl}/`, { waitUntil: 'load' });
    const own = [
      `http://${emulators.storage}/v0/b/${storageBucket}/o/nothing`,
      `http://${emulators.storage}/v0/b/${inboxOf(projectId)}/o/nothing`,
      `${functionsUrl}/openProfile`,
    ];
    const foreign = [
      `http://${emulators.storage}/v0/b/somebody-else.appspot.com/o/nothing`,
      `${functionsUrl?.replace(projectId, 'somebody-else')}/collect`,
      'https://firebasestorage.googleapis.com/v0/b/somebody-else.appspot.com/o/nothing',
      'https://asia-northeast1-somebody-else.cloudfunctions.net/collect',
    ];
    const rejected = await page.evaluate(
      async (urls: readonly string[]) => {
        const blocked: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          // Zod tests whether it may compile its schemas, and is denied.
          if (event.blockedURI === 'eval') return;
          blocked.push(`${event.effectiveDirective} ${event.blockedURI}`);
        });
        for (const url of urls) await fetch(url, { mode: 'no-cors' }).catch(() => null);
        // The event is a separate task after the rejection.
        await new Promise((resolve) => setTimeout(resolve));
        return blocked;
      },
      [...own, ...foreign],
    );
    expect(rejected).toEqual(foreign.map((url) => `connect-src ${url}`));
    await page.close();
  });

  it('is revalidated on every visit except for its hashed assets', async () => {
    const page = await fetch(`${stack().webUrl}/`);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const worker = await fetch(`${stack().webUrl}/sw.js`);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const asset = /\/assets\/[^"]+\.js/.exec(await page.text())?.[0];
    expect(asset).toBeDefined();
    const { headers } = await fetch(`${stack().webUrl}${asset}`);
    expect(headers.get('cache-control')).toContain('immutable');
  });
});
