import { existsSync } from 'node:fs';
import { type Browser, launch } from 'puppeteer-core';

const DEBIAN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
const LAUNCH_TIMEOUT_MS = 60_000;

/**
 * A headless Chromium: CHROMIUM_PATH, else the one inside the package @sparticuz/chromium, else Debian's.
 *
 * @throws Error of one line that says what to install, when none of them starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined) return start(chosen, FLAGS);
  const reasons: string[] = [];
  for (const find of [packaged, installed]) {
    try {
      const { path, flags } = await find();
      return await start(path, flags);
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new Error(
    `No Chromium starts (${reasons.join('; ')}): install libnss3 and libexpat1, or chromium, or set CHROMIUM_PATH.`,
  );
}

/** Unpacks it at first use into the temporary folder. It needs libnss3 and libexpat1 on the machine. */
async function packaged(): Promise<{ path: string; flags: string[] }> {
  const { default: chromium } = await import('@sparticuz/chromium');
  // One process would end with the first window of its own that a test closes.
  const flags = chromium.args.filter((flag) => flag !== '--single-process');
  return { path: await chromium.executablePath(), flags: [...flags, ...FLAGS] };
}

async function installed(): Promise<{ path: string; flags: string[] }> {
  const path = DEBIAN.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('no chromium on this machine');
  return { path, flags: FLAGS };
}

function start(executablePath: string, args: string[]): Promise<Browser> {
  return launch({ executablePath, args, headless: true, timeout: LAUNCH_TIMEOUT_MS });
}
