import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../../../tests/support/chromium.ts';
import { startBuiltStack } from '../../stack/start_built_stack.ts';

/** Runs `work` with a browser on a stack with the built web, both of which end with it. */
export async function onWebStack<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const stack = await startBuiltStack({ command: 'bench', quiet: true });
  try {
    const browser = await launchBrowser();
    return await work(browser).finally(() => browser.close());
  } finally {
    await stack.stop();
  }
}
