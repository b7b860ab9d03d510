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
 * Flags of the packaged one that we do without: one process for all ends with its first page; without a zygote each page's
 * process loads the whole program anew, a quarter of a short page's work; and pages obey the web's rules.
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
/** A browser of a few pages takes less; containers often have 64 MiB, with which it crashes. */
const sharedMemoryBytes = 512 * 1024 ** 2;

interface Candidate {
  readonly path: string;
  readonly args: readonly string[];
}

/**
 * A headless Chromium: CHROMIUM_PATH, else the one inside @sparticuz/chromium (which needs libnss3 and libexpat1), else
 * one that is installed. One that does not start is started once more. It ends with this process, however that ends.
 *
 * @throws Error of one line that says why none starts, and what to install.
 */
export async function startChromium(
  args: readonly string[] = [],
  options: Pick<LaunchOptions, 'handleSIGINT' | 'handleSIGTERM' | 'handleSIGHUP'> = {},
): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const reasons: string[] = [];
  // Puppeteer always turns it off; the files it uses instead cost a tenth of a page's work.
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
          // It ends when the pipe closes: also with a process that is killed.
          pipe: true,
          timeout: launchMs,
        });
      // One of some hundred crashes as it starts.
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
