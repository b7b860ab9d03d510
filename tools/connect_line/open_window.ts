import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { endWithProcess } from '../../functions/src/vendors/chromium/end_with_process.ts';
import type { Words } from './words.ts';

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: ['', homedir()].flatMap((home) => [
    `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const root = process.env[name];
    return root === undefined
      ? []
      : [
          join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
  }),
};

interface Window {
  readonly browser: Browser;
  /** Closes it and deletes everything that it stored. Idempotent. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a visible browser with its own temporary profile. It shows that it is controlled by automation.
 *
 * @throws Error of one line: no browser, no screen, or it does not start.
 */
export async function openWindow(say: Words): Promise<Window> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? places[process.platform]?.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(say.noBrowser);
  if (!hasScreen()) throw new Error(say.noScreen);
  const profile = mkdtempSync(join(tmpdir(), 'pochitto-line-'));
  const wipe = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const { launch } = await import('puppeteer-core');
  try {
    const browser = await launch({
      executablePath,
      headless: false,
      pipe: true,
      userDataDir: profile,
      defaultViewport: null,
      args: ['--no-first-run', '--no-default-browser-check'],
      // The caller closes it and deletes its profile.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    endWithProcess(browser);
    const end = async () => {
      await browser.close().catch(() => {
        // It is already gone.
      });
      await wipe();
    };
    // Concurrent calls wait for the same end: a profile must not be deleted while the browser still writes.
    let ending: Promise<void> | null = null;
    const close = () => {
      ending ??= end();
      return ending;
    };
    return { browser, close };
  } catch {
    await wipe();
    throw new Error(say.noStart);
  }
}

function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
