import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Browser, LaunchOptions } from 'puppeteer-core';
import { endWithProcess } from './end_with_process.ts';
import { unpackChromium } from './unpack_chromium.ts';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--mute-audio'];
/**
 * Flags of the packaged Chromium that we drop: with `--single-process` the browser exits with its first page; with
 * `--no-zygote` each page process loads the whole program again (a quarter of the work of a short page); the other
 * two disable web security.
 */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
];
const launchMs = 60_000;

const sharedMemory = '/dev/shm';
const noSharedMemory = '--disable-dev-shm-usage';
/** A browser with a few pages needs less. Containers often have only 64 MiB, which makes it crash. */
const sharedMemoryBytes = 512 * 1024 ** 2;

interface Candidate {
  readonly path: string;
  readonly args: readonly string[];
}

/**
 * Starts a headless Chromium: CHROMIUM_PATH if set, else the one in @sparticuz/chromium (needs libnss3 and
 * libexpat1), else an installed one. Each candidate is started a second time if the first start fails. The browser
 * exits with this process, however this process ends.
 *
 * @throws Error with a one-line message that says why none starts and what to install.
 */
export async function startChromium(
  args: readonly string[] = [],
  options: Pick<LaunchOptions, 'handleSIGINT' | 'handleSIGTERM' | 'handleSIGHUP'> = {},
): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const reasons: string[] = [];
  // Puppeteer disables shared memory by default; using files instead costs a tenth of a page's work.
  const ignoreDefaultArgs = (await hasSharedMemory()) ? [noSharedMemory] : [];
  for (const candidate of candidates()) {
    try {
      const { path, args: own } = await candidate();
      const start = () =>
        launch({
          ...options,
          executablePath: path,
          args: [...own, ...flags, ...args],
          ignoreDefaultArgs,
          headless: true,
          // The browser exits when the pipe closes, even if this process is killed.
          pipe: true,
          timeout: launchMs,
        });
      // About one start in several hundred crashes.
      const browser = await start().catch(start);
      endWithProcess(browser);
      return browser;
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  const why = reasons.join('; ').slice(0, 500);
  throw new Error(
    `No Chromium starts (${why}): install libnss3 and libexpat1, or chromium, or set CHROMIUM_PATH.`,
  );
}

function candidates(): (() => Promise<Candidate>)[] {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return [async () => ({ path: chosen, args: [] })];
  return [packaged, fromSystem];
}

async function packaged(): Promise<Candidate> {
  const { default: chromium } = await import('@sparticuz/chromium');
  const args = chromium.args.filter((flag) => !unwanted.includes(flag));
  return { path: await unpackChromium(), args };
}

async function fromSystem(): Promise<Candidate> {
  const path = installed.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('no chromium on this machine');
  return { path, args: [] };
}

async function hasSharedMemory(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(sharedMemory);
    return bavail * bsize >= sharedMemoryBytes;
  } catch {
    return false;
  }
}
