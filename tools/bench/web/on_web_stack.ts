import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../../../tests/support/chromium.ts';
import { buildFunctions } from '../../build/build_functions.ts';
import { buildWeb } from '../../build/build_web.ts';
import { seedStack } from '../../seed/seed_stack.ts';
import { startStack } from '../../stack/start_stack.ts';

/** Runs `work` with a browser on a stack with the built web, both of which end with it. */
export async function onWebStack<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  await Promise.all([buildFunctions(), buildWeb()]);
  const stack = await startStack({
    functions: true,
    web: 'built',
    command: 'bench',
    asDefault: false,
    quiet: true,
  });
  process.env.POCHITTO_STACK = stack.infoFile;
  const browser = await launchBrowser();
  try {
    await seedStack(stack.info);
    return await work(browser);
  } finally {
    await browser.close();
    await stack.stop();
  }
}
