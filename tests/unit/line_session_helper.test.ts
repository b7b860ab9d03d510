import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openWindow } from '../../tools/connect_line/open_window.ts';
import { readPlace } from '../../tools/connect_line/read_place.ts';
import { language, words } from '../../tools/connect_line/words.ts';
import { helperCommand } from '../../web/src/features/line_session/helper_command.ts';
import { launchBrowser } from '../support/chromium.ts';

describe('helper command for LINE sessions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'helper-'));
  const profiles = () => readdirSync(folder).filter((name) => name.startsWith('pochitto-line-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    'http://pochitto.example',
    'ftp://pochitto.example',
    'pochitto.example',
    'javascript:alert(1)',
    '',
  ])('sends nothing to %j', async (server) => {
    const { badServer } = words[language()];
    await expect(readPlace(server)).rejects.toThrow(badServer);
  });

  it('asks for an address if no stack is running', async () => {
    const { noServer } = words[language()];
    await expect(readPlace(undefined, join(folder, 'none.json'))).rejects.toThrow(noServer);
  });

  it('finds the stack on this machine, with the sandbox in place of LINE', async () => {
    const file = join(folder, 'stack.json');
    const address = '127.0.0.1:1';
    const stack = {
      projectId: 'demo',
      portBase: 1,
      webUrl: 'http://127.0.0.1:5400',
      emulators: { auth: address, firestore: address, storage: address, hub: address },
      sandboxes: { creatorsMarket: 'http://127.0.0.1:5424', creatorsMarketAccess: 'http://127.0.0.1:5425' },
      functionsUrl: 'http://127.0.0.1:5402/demo/region',
      storageBucket: 'demo',
    };
    writeFileSync(file, JSON.stringify(stack));
    expect(await readPlace(undefined, file)).toEqual({
      name: stack.webUrl,
      functionsUrl: stack.functionsUrl,
      site: { url: 'http://127.0.0.1:5424', accessUrl: 'http://127.0.0.1:5425' },
    });
  });

  it.runIf(process.platform === 'linux')('reports that it needs a screen', async () => {
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) vi.stubEnv(name, '');
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    await expect(openWindow(words.en)).rejects.toThrow(words.en.noScreen);
  });

  it('removes its profile if the browser does not start', async () => {
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('TMPDIR', folder);
    vi.stubEnv('CHROMIUM_PATH', join(folder, 'nothing'));
    await expect(openWindow(words.en)).rejects.toThrow(words.en.noStart);
    expect(profiles()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('removes its profile however it is closed', async () => {
    const known = await launchBrowser();
    const path = known.process()?.spawnfile;
    await known.close();
    // Runs without a window, so it needs no screen.
    const windowless = join(folder, 'windowless');
    const flags = '--headless --no-sandbox --no-zygote --disable-gpu --disable-dev-shm-usage';
    writeFileSync(windowless, `#!/bin/sh\nexec "${path}" ${flags} "$@"\n`, { mode: 0o755 });
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('TMPDIR', folder);
    vi.stubEnv('CHROMIUM_PATH', windowless);
    const { browser, close } = await openWindow(words.en);
    expect(profiles()).toHaveLength(1);
    await Promise.all([close(), browser.close(), close()]);
    expect(profiles()).toEqual([]);
  });

  it('is shown on the page with the server’s address, and without one for a local server', () => {
    const at = (url: string) => helperCommand('ABCD-EFGH', new URL(url));
    expect(at('https://pochitto.example/account/line')).toBe(
      'npm run connect-line -- --code ABCD-EFGH --server https://pochitto.example',
    );
    expect(at('http://127.0.0.1:5400/')).toBe('npm run connect-line -- --code ABCD-EFGH');
  });
});
