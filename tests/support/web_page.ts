import { type Browser, type ElementHandle, type Page, TimeoutError } from 'puppeteer-core';
import { stack } from './stack.ts';

export interface WebWindow {
  readonly language: 'ja' | 'en';
  readonly width: number;
  readonly height: number;
}

/** Milliseconds of one wait. */
const patience = 5_000;
/** Milliseconds between two looks: a look at every frame keeps the page drawing. */
const polling = 50;

const at = (testId: string) => `[data-testid="${testId}"]`;

/** A page of the running web in a window of its own, driven by what a person sees and touches. */
export type WebPage = Awaited<ReturnType<typeof openPage>>;

/** Opens a page as a new visitor. Whatever the page itself says as an error fails the test. */
export async function openPage(browser: Browser, { language, width, height }: WebWindow, path = '/') {
  const { webUrl } = stack();
  if (!webUrl) throw new Error('This stack serves no web.');
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = watch(page);
  await page.setViewport({ width, height });
  await page.setExtraHTTPHeaders({ 'accept-language': language });
  await page.evaluateOnNewDocument((chosen: string) => {
    Object.defineProperty(navigator, 'languages', { get: () => [chosen] });
    Object.defineProperty(navigator, 'language', { get: () => chosen });
  }, language);
  await page.goto(`${webUrl}${path}`);

  /**
   * What `look` finds, which waits so many milliseconds; or an error that says what the page shows instead. Asked again every
   * few seconds: a wait that began while one page gave way to the next may never hear of the next.
   */
  const awaited = async <Found>(what: string, timeout: number, look: (timeout: number) => Promise<Found>) => {
    const end = Date.now() + timeout;
    for (;;) {
      try {
        return await look(Math.max(1, Math.min(patience, end - Date.now())));
      } catch (cause) {
        if (cause instanceof TimeoutError && Date.now() < end) continue;
        const shows = await page.evaluate(() => document.body.textContent ?? '').catch(String);
        const told = [`${what} did not come. ${page.url()} shows:`, shows.slice(0, 3000), ...faults];
        throw new Error(told.join('\n'), { cause });
      }
    }
  };
  const until = (selector: string, timeout = 60_000) =>
    awaited(selector, timeout, (ms) => page.waitForSelector(selector, { timeout: ms }));
  /** In sight, where a press would reach it: a dialog that goes lies over the page for a moment. */
  const shown = async (testId: string) => {
    const found = await until(at(testId));
    await awaited(`${testId} in the open`, 60_000, (timeout) =>
      page.waitForFunction(isInTheOpen, { timeout, polling }, at(testId)),
    );
    return found;
  };
  const enter = async (
    testId: string,
    text: string,
    write: (field: ElementHandle<Element>) => Promise<void>,
  ) => {
    const field = await shown(testId);
    if (!field) throw new Error(`There is no ${testId}.`);
    // Clear of what sticks to the window's edges, as a person scrolls.
    await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await field.click({ count: 3 });
    await page.keyboard.press('Backspace');
    await write(field);
    await page.waitForFunction(
      (selector: string, wanted: string) =>
        document.querySelector<HTMLInputElement>(selector)?.value === wanted,
      { timeout: 60_000, polling },
      at(testId),
      text,
    );
  };
  return {
    page,
    until,
    reload: () => page.reload(),
    find: async (testId: string): Promise<ElementHandle<HTMLInputElement>> => {
      const found = await until(at(testId));
      if (!found) throw new Error(`There is no ${testId}.`);
      return found.toElement('input');
    },
    click: async (testId: string) => {
      await shown(testId);
      await page.locator(at(testId)).setTimeout(60_000).click();
    },
    /** Replaces what a field holds, key by key, and sees it stand there. */
    type: (testId: string, text: string) => enter(testId, text, (field) => field.type(text)),
    /** As `type`, all at once. */
    paste: (testId: string, text: string) => enter(testId, text, () => page.keyboard.sendCharacter(text)),
    value: (testId: string) => page.$eval(at(testId), (element) => (element as HTMLInputElement).value),
    text: (words: RegExp) =>
      awaited(String(words), 60_000, (timeout) =>
        page.waitForFunction(
          (source: string) => new RegExp(source).test(document.body?.textContent ?? ''),
          { timeout, polling },
          words.source,
        ),
      ),
    /** The page whose address has this path. */
    isAt: (path: string) =>
      awaited(path, 60_000, (timeout) =>
        page.waitForFunction((wanted: string) => location.pathname === wanted, { timeout, polling }, path),
      ),
    /** Nothing reaches beyond the window's sides, and nothing was said to the console. */
    isTidy: async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) throw new Error(`The page is ${overflow} px wider than its window.`);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
    downloadTo: async (folder: string) => {
      const session = await page.createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
        browserContextId: context.id ?? '',
      });
    },
    close: async () => {
      if (faults.length > 0) throw new Error(faults.join('\n'));
      await context.close();
    },
  };
}

/** Runs in the page: whether a press on the middle of an element would reach it, or what holds it. */
function isInTheOpen(selector: string): boolean {
  const element = document.querySelector(selector);
  if (!element) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit !== null && (element.contains(hit) || hit.contains(element))) return true;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return false;
}

/** Gathers errors of the page: uncaught ones, and what it says to the console as an error. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`Uncaught: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console.error: ${message.text()}`);
  });
  return faults;
}
