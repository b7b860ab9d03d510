import type { Browser } from 'puppeteer-core';
import { startChromium } from '../../functions/src/vendors/chromium/start_chromium.ts';

/** The browser of a person, as of the product's own visits. */
export const launchBrowser = (): Promise<Browser> => startChromium();
