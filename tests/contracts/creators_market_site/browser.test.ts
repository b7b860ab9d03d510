import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayReach } from '../../../functions/src/vendors/creators-market/browser/guard_network.ts';
import { openBrowser } from '../../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { openVisit } from '../../../functions/src/vendors/creators-market/open_visit.ts';
import type { Cookie, Visit } from '../../../functions/src/vendors/creators-market/site.ts';
import { confirmedForm } from './set_zip.ts';
import { asCookie, failureOf, type SiteFixture, siteFixture } from './site_fixture.ts';

let fixture: SiteFixture;
beforeAll(async () => {
  fixture = await siteFixture();
});
afterAll(() => fixture?.close());

const live = { url: 'https://creator.line.me', accessUrl: 'https://access.line.me' };

describe('browser of a Creators Market visit', () => {
  it.each([
    ['https://creator.line.me/my/x/', true],
    ['https://access.line.me/oauth2', true],
    ['https://static.line-scdn.net/app.js', true],
    ['http://creator.line.me/', false],
    ['https://creator.line.me.example.com/', false],
    ['https://example.com/', false],
    ['https://evil-line-scdn.net/', false],
    ['http://127.0.0.1:8080/', false],
    ['http://localhost/', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['file:///etc/passwd', false],
    ['data:text/html,<p>hello', false],
    ['blob:https://creator.line.me/1', false],
    ['javascript:alert(1)', false],
  ])('may open %s: %s', (url, may) => {
    expect(mayReach(url, live, true)).toBe(may);
  });

  it('loads inline images, and no static host when a sandbox is used', () => {
    expect(mayReach('data:image/png;base64,AAAA', live, false)).toBe(true);
    expect(mayReach('https://static.line-scdn.net/app.js', fixture.site, false)).toBe(false);
  });

  it('reaches no other server on the machine by any type of request', async () => {
    const visits: string[] = [];
    const server = createServer(({ url }, response) => {
      visits.push(url ?? '');
      response.end();
    });
    server.on('upgrade', ({ url }, socket) => {
      visits.push(url ?? '');
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const pages = await Promise.all(fixture.chromium.browser.browserContexts().map((each) => each.pages()));
    const page = pages.flat().find((each) => each.url().startsWith(fixture.site.url));
    const told = await page?.evaluate(async (address) => {
      const failed = async (work: () => Promise<unknown>) => {
        try {
          await work();
          return 'reached';
        } catch {
          return 'refused';
        }
      };
      const image = new Image();
      image.src = `${address}/image`;
      const frame = document.createElement('iframe');
      frame.src = `${address}/frame`;
      document.body.append(frame);
      navigator.sendBeacon(`${address}/beacon`);
      const socket = address.replace('http', 'ws');
      return Promise.all([
        failed(() => fetch(`${address}/fetch`, { mode: 'no-cors' })),
        failed(async () => new WebSocket(`${socket}/socket`)),
        failed(() => navigator.serviceWorker.register('/sw.js')),
      ]);
    }, `http://127.0.0.1:${port}`);
    expect(told).toEqual(['refused', 'refused', 'refused']);
    expect(visits).toEqual([]);
    await visit.close();
    server.close();
  });

  it('takes a small screenshot without name, addresses and cookies, and leaves the page unchanged', async () => {
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    const [page] = (await Promise.all(fixture.chromium.browser.browserContexts().map((each) => each.pages())))
      .flat()
      .filter((each) => each.url().startsWith(fixture.site.url));
    if (!page) throw new Error('There is no page.');
    await visit.fillForm(confirmedForm({ creatorName: 'Mika Sato' }), null);
    const secret = (await visit.cookies()).find(({ httpOnly }) => httpOnly)?.value ?? '';
    const before = await page.evaluate((cookie) => {
      const line = document.createElement('p');
      line.textContent = `mika@example.com ${cookie}`;
      document.querySelector('main')?.append(line);
      return document.body.innerHTML;
    }, secret);
    let pictured = '';
    const screenshot = page.screenshot.bind(page);
    page.screenshot = (async (options: Parameters<typeof screenshot>[0]) => {
      pictured = await page.evaluate(() => document.body.textContent);
      return screenshot(options);
    }) as typeof page.screenshot;
    const picture = await visit.picture();
    const { format, width = 0 } = await sharp(picture ?? new Uint8Array()).metadata();
    expect([format, width <= 1280, (picture?.length ?? 0) < 400_000]).toEqual(['jpeg', true, true]);
    expect(pictured).toContain('タイトル');
    expect(pictured).not.toContain('mika@example.com');
    expect(pictured).not.toContain(secret);
    expect(pictured.split('新規登録')[0]).not.toContain('Mika Sato');
    expect(await page.evaluate(() => document.body.innerHTML)).toBe(before);
    await visit.close();
    expect(await visit.picture()).toBeNull();
  });

  it('ends the visit as unavailable when it crashes or hangs, and leaves no process', async () => {
    const account = fixture.sandbox.createAccount({});
    const cookies = account.cookies.map(asCookie);
    for (const end of ['crash', 'watchdog'] as const) {
      const own = await openBrowser({ site: fixture.site, lifetime: end === 'watchdog' ? 2500 : 60_000 });
      const group = own.pid ?? 0;
      const visits: Visit[] = [];
      const waiting = failureOf(
        (async () => {
          const visit = await openVisit({ browser: own.browser, site: fixture.site, cookies });
          visits.push(visit);
          await visit.ensureSession();
          expect(runningIn(group)).toBeGreaterThan(0);
          fixture.sandbox.turnOn(account.accountId, 'slow', { step: 'list', ms: 20_000 });
          if (end === 'crash') process.kill(group, 'SIGKILL');
          await visit.findByTitle('Bear');
        })(),
      );
      // On a slow machine the watchdog may end the browser before the visit is open; the error is the same.
      expect((await waiting).kind).toBe('unavailable');
      for (const visit of visits) {
        expect(await visit.picture()).toBeNull();
        await visit.close();
      }
      await own.close();
      expect(runningIn(group)).toBe(0);
      fixture.sandbox.turnOff(account.accountId);
    }
  });

  it('exits within seconds after its worker is killed, and its profile is removed', async () => {
    const account = fixture.sandbox.createAccount({});
    const { worker, pid, profile } = await workerWithVisit(account.cookies.map(asCookie));
    expect([runningIn(pid) > 0, existsSync(profile)]).toEqual([true, true]);
    worker.kill('SIGKILL');
    await expect.poll(() => runningIn(pid), { timeout: 10_000 }).toBe(0);
    await expect.poll(() => existsSync(profile), { timeout: 10_000 }).toBe(false);
  });

  it('exits with its killed worker even if it does not respond', async () => {
    const account = fixture.sandbox.createAccount({});
    const { worker, pid, profile } = await workerWithVisit(account.cookies.map(asCookie));
    process.kill(-pid, 'SIGSTOP');
    worker.kill('SIGKILL');
    await expect.poll(() => runningIn(pid), { timeout: 10_000 }).toBe(0);
    await expect.poll(() => existsSync(profile), { timeout: 10_000 }).toBe(false);
  });
});

/** Starts a separate process with a signed-in visit. Returns it with the browser's process group and profile folder. */
async function workerWithVisit(cookies: readonly Cookie[]) {
  const vendor = join(
    import.meta.dirname,
    '..',
    '..',
    '..',
    'functions',
    'src',
    'vendors',
    'creators-market',
  );
  const program = `
    import { openBrowser } from '${join(vendor, 'browser', 'open_browser.ts')}';
    import { openVisit } from '${join(vendor, 'open_visit.ts')}';
    const { site, cookies } = JSON.parse(process.env.VISIT);
    const { browser, pid } = await openBrowser({ site, lifetime: 600_000 });
    const visit = await openVisit({ browser, site, cookies });
    await visit.ensureSession();
    const profile = browser.process().spawnargs.find((each) => each.startsWith('--user-data-dir='));
    console.log('open ' + pid + ' ' + profile.replace(/^[^=]*=/, ''));
    setInterval(() => {}, 1000);
  `;
  const worker = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, VISIT: JSON.stringify({ site: fixture.site, cookies }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: worker.stdout })) {
    const [word, pid, profile] = line.split(' ');
    if (word === 'open' && profile) return { worker, pid: Number(pid), profile };
  }
  throw new Error('The worker ended before its visit was open.');
}

/** Returns the number of running processes in a group. */
function runningIn(group: number): number {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || !existsSync(`/proc/${pid}/stat`)) return false;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(processGroup) === group && state !== 'Z';
    } catch {
      return false;
    }
  }).length;
}
