import { type Browser, type ElementHandle, type Page, TimeoutError } from 'puppeteer-core';
import { stack } from './stack.ts';

export interface WebWindow {
  readonly language: 'ja' | 'en';
  readonly width: number;
  readonly height: number;
}

/** Timeout of one wait, in ms. */
const waitTimeout = 5_000;
/** Milliseconds between two checks. A check in every frame would keep the page drawing. */
const polling = 50;

const at = (testId: string) => `[data-testid="${testId}"]`;

/** A page of the running web in its own window, driven through what a person sees and touches. */
export type WebPage = Awaited<ReturnType<typeof openPage>>;

/** Opens a page as a new visitor. The test fails if the page logs an error. */
export async function openPage(browser: Browser, { language, width, height }: WebWindow, path = '/') {
  const { webUrl } = stack();
  if (!webUrl) throw new Error('This stack serves no web.');
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors = collectErrors(page);
  await page.setViewport({ width, height });
  await page.setExtraHTTPHeaders({ 'accept-language': language });
  await page.evaluateOnNewDocument((chosen: string) => {
    Object.defineProperty(navigator, 'languages', { get: () => [chosen] });
    Object.defineProperty(navigator, 'language', { get: () => chosen });
  }, language);
  await page.goto(`${webUrl}${path}`);

  /**
   * Returns what `look` finds within the given milliseconds. Repeats it every few seconds, because a wait that begins
   * during a navigation may never see the next page.
   * @throws Error with the text of the page otherwise.
   */
  const waitFor = async <Found>(what: string, timeout: number, look: (timeout: number) => Promise<Found>) => {
    const end = Date.now() + timeout;
    for (;;) {
      try {
        return await look(Math.max(1, Math.min(waitTimeout, end - Date.now())));
      } catch (cause) {
        if (cause instanceof TimeoutError && Date.now() < end) continue;
        const shows = await page.evaluate(() => document.body.textContent ?? '').catch(String);
        const lines = [`${what} was not found. ${page.url()} shows:`, shows.slice(0, 3000), ...errors];
        throw new Error(lines.join('\n'), { cause });
      }
    }
  };
  const until = (selector: string, timeout = 60_000) =>
    waitFor(selector, timeout, (ms) => page.waitForSelector(selector, { timeout: ms }));
  /** Visible and not covered: a closing dialog covers the page for a moment. */
  const shown = async (testId: string) => {
    const element = await until(at(testId));
    await waitFor(`${testId} uncovered`, 60_000, (timeout) =>
      page.waitForFunction(isUncovered, { timeout, polling }, at(testId)),
    );
    return element;
  };
  const fillIn = async (
    testId: string,
    text: string,
    write: (field: ElementHandle<Element>) => Promise<void>,
  ) => {
    const field = await shown(testId);
    if (!field) throw new Error(`There is no ${testId}.`);
    // Keeps clear of bars at the window's edges, as a person scrolls.
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
  const click = async (testId: string) => {
    await shown(testId);
    await page.locator(at(testId)).setTimeout(60_000).click();
  };
  /** Waits until the page's address has this path. */
  const isAt = (path: string) =>
    waitFor(path, 60_000, (timeout) =>
      page.waitForFunction((wanted: string) => location.pathname === wanted, { timeout, polling }, path),
    );
  return {
    page,
    until,
    reload: () => page.reload(),
    find: async (testId: string): Promise<ElementHandle<HTMLInputElement>> => {
      const element = await until(at(testId));
      if (!element) throw new Error(`There is no ${testId}.`);
      return element.toElement('input');
    },
    click,
    /** Presses "next" of a step of creating a set, and waits for the next step. Each step's button has the same ID. */
    nextStep: async (path: string) => {
      await click('next-step');
      await isAt(path);
    },
    /** Types a value key by key in place of the old one, and waits until the field holds it. */
    type: (testId: string, text: string) => fillIn(testId, text, (field) => field.type(text)),
    /** Like `type`, but enters everything at once. */
    paste: (testId: string, text: string) => fillIn(testId, text, () => page.keyboard.sendCharacter(text)),
    value: (testId: string) => page.$eval(at(testId), (element) => (element as HTMLInputElement).value),
    text: (words: RegExp) =>
      waitFor(String(words), 60_000, (timeout) =>
        page.waitForFunction(
          (source: string) => new RegExp(source).test(document.body?.textContent ?? ''),
          { timeout, polling },
          words.source,
        ),
      ),
    isAt,
    /** @throws Error if anything overflows the window, or if an error was logged to the console. */
    assertTidy: async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) throw new Error(`The page is ${overflow} px wider than its window.`);
      if (errors.length > 0) throw new Error(errors.join('\n'));
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
      if (errors.length > 0) throw new Error(errors.join('\n'));
      await context.close();
    },
  };
}

/** Runs in the page. Returns whether a click on the middle of an element would reach it; otherwise scrolls to it. */
function isUncovered(selector: string): boolean {
  const element = document.querySelector(selector);
  if (!element) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (hit !== null && (element.contains(hit) || hit.contains(element))) return true;
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return false;
}

/**
 * What the browser logs for each request while a test has taken the network away, and what Firestore logs if a busy
 * machine takes longer than 10 s to answer; it connects afterwards.
 */
const networkMessages = ['net::ERR_INTERNET_DISCONNECTED', 'Could not reach Cloud Firestore backend'];

/** Collects errors of the page: uncaught ones, and those logged to the console. */
function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`Uncaught: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (networkMessages.some((expected) => message.text().includes(expected))) return;
    errors.push(`console.error: ${message.text()} ${message.location().url ?? ''}`);
  });
  return errors;
}
