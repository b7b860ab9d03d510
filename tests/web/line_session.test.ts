import { maxCookieText } from '@pochitto/functions/domain/submission/line_session';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectCookies } from '../../tools/connect_line/collect_cookies.ts';
import { handOver } from '../../tools/connect_line/hand_over.ts';
import { readPlace } from '../../tools/connect_line/read_place.ts';
import { words } from '../../tools/connect_line/words.ts';
import { launchBrowser } from '../support/chromium.ts';
import { signUp } from '../support/person.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import type { WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;
const at = (testId: string) => `[data-testid="${testId}"]`;
const state = (name: string) => `[data-testid="line-session"][data-state="${name}"]`;

const cookieSchema = z.looseObject({ name: z.string(), value: z.string() });
const accountSchema = z.object({
  accountId: z.string(),
  email: z.string(),
  password: z.string(),
  cookies: z.array(cookieSchema),
});

/** Calls the control API of the Creators Market sandbox. */
async function controlSite<Schema extends z.ZodType>(
  action: string,
  schema: Schema,
  body: object = {},
): Promise<z.output<Schema>> {
  const reply = await fetch(`${stack().sandboxes.creatorsMarket}/sandbox/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const { result } = z.object({ result: z.unknown() }).parse(await reply.json());
  return schema.parse(result);
}

/** Pastes a text into a field. */
async function paste({ page }: WebPage, testId: string, text: string): Promise<void> {
  await page.waitForSelector(at(testId), { visible: true });
  await page.click(at(testId), { count: 3 });
  await page.keyboard.press('Backspace');
  await page.keyboard.sendCharacter(text);
}

describe('page of the LINE session', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page for a new person who comes from the account page. */
  async function visitor(window: typeof phone | typeof desk, path = '/account/line') {
    const person = await signUp();
    await person.call('setLocale', { locale: window.language });
    const page = await openSignedIn(browser, window, person.email, path);
    return { person, page };
  }

  it('connects by paste, verifies, loses, changes and confirms the account, and forgets the session', async () => {
    const { page } = await visitor(phone, '/account');
    await page.click('to-line-session');
    await page.until(state('none'));
    await page.assertTidy();
    const { accountId, cookies } = await controlSite('createAccount', accountSchema);

    await paste(page, 'line-cookies', JSON.stringify(cookies));
    await page.click('connect-line-session');
    await page.until(state('active'));
    await page.text(/接続しました/);
    expect(await page.page.$(at('line-cookies'))).toBeNull();
    await expectNoTraceOf(page.page, cookies);
    await page.assertTidy();

    await page.click('check-line-session');
    await page.text(/接続は有効です/);
    await controlSite('endSessions', z.null(), { accountId });
    await page.click('check-line-session');
    await page.until(state('expired'));
    await page.assertTidy();

    const other = await controlSite('createAccount', accountSchema, { creatorName: 'Bob <Ink>' });
    const renewed = other.cookies;
    await paste(page, 'line-cookies', renewed.map(({ name, value }) => `${name}=${value}`).join('; '));
    await page.click('connect-line-session');
    await page.until(state('other_creator'));
    await page.text(/前回とは別のクリエイターアカウントです/);
    await page.assertTidy();
    await page.click('confirm-creator');
    await page.until(state('active'));
    await page.text(/Bob <Ink>/);
    await page.click('forget-line');
    await page.click('forget-line-confirm');
    await page.until(state('forgotten'));
    await page.text(/もう誰も読めません/);
    await page.assertTidy();
    await page.close();
  });

  it('explains what is wrong with a paste, and keeps the text', async () => {
    const { page } = await visitor(phone);
    for (const [text, words] of [
      ['[{"name":', /Cookieを読み取れませんでした/],
      [JSON.stringify([{ name: 'a', value: '1', domain: '.example.com' }]), /LINEのCookieが入っていません/],
      ['x'.repeat(maxCookieText + 1), /貼り付けた文字が長すぎます/],
    ] as const) {
      await paste(page, 'line-cookies', text);
      await page.click('connect-line-session');
      await page.text(words);
      expect((await page.value('line-cookies')).length).toBe(text.length);
    }
    await page.until(state('none'));
    // Browsers log a failed call as an error of the page, so this window is not checked for errors.
    await page.page.browserContext().close();
  });

  it('connects through the helper: the person signs in, and the page shows it at once', async () => {
    const { page } = await visitor(desk, '/account/line?next=%2Fsets');
    await page.until(state('none'));
    await page.click('line-way-helper');
    await page.click('start-line-pairing');
    await page.until(at('line-pairing-code'));
    const code = await page.page.$eval(at('line-pairing-code'), (each) => each.textContent ?? '');
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const command = await page.page.$eval(at('line-helper-command'), (each) => each.textContent);
    expect(command).toBe(`npm run connect-line -- --code ${code}`);
    await page.assertTidy();

    const place = await readPlace(undefined, process.env.POCHITTO_STACK);
    const account = await controlSite('createAccount', accountSchema);
    const collecting = collectCookies(browser, place.site, words.en, 60);
    await signInAtLine(browser, account);
    const cookies = await collecting;
    expect(cookies.length).toBeGreaterThan(2);
    expect(new Set(cookies.map(({ domain }) => domain))).toEqual(new Set(['127.0.0.1']));
    expect(await handOver(place, { code: 'AAAAAAAA', cookies: JSON.stringify(cookies) })).toBe(
      'line_pairing_unknown',
    );
    expect(await handOver(place, { code, cookies: JSON.stringify(cookies) })).toBeNull();

    await page.until(state('active'));
    await expectNoTraceOf(page.page, cookies);
    expect(await handOver(place, { code, cookies: JSON.stringify(cookies) })).toBe('line_pairing_unknown');
    await page.assertTidy();
    await page.click('line-session-go-on');
    await page.isAt('/sets');
    await page.close();
  });

  it('stops waiting when the helper’s window is closed, or after a timeout', async () => {
    const place = await readPlace(undefined, process.env.POCHITTO_STACK);
    await expect(collectCookies(browser, place.site, words.en, 0.5)).rejects.toThrow(words.en.late);
    await closeTabs(browser);
    const collecting = collectCookies(browser, place.site, words.en, 120);
    const closed = expect(collecting).rejects.toThrow(words.en.closed);
    await signInTarget(browser);
    await closeTabs(browser);
    await closed;
  });
});

/** Checks that no cookie value is in the page or in the browser's storage for it. */
async function expectNoTraceOf(page: Page, cookies: readonly { value: string }[]): Promise<void> {
  const seen = await page.evaluate(() =>
    [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join(),
  );
  for (const { value } of cookies) if (value.length > 8) expect(seen).not.toContain(value);
}

/** Returns the tab in which the helper has opened LINE's sign-in. */
const signInTarget = (browser: Browser) =>
  browser.waitForTarget(
    (each) =>
      each.browserContext() === browser.defaultBrowserContext() && each.url().includes('/oauth2/v2.1/login'),
    { timeout: 60_000 },
  );

async function closeTabs(browser: Browser): Promise<void> {
  for (const page of await browser.defaultBrowserContext().pages()) {
    // Chromium may never report that a tab was closed while it loaded.
    await page.waitForFunction(() => document.readyState === 'complete', { timeout: 30_000 });
    await page.close();
  }
}

/** Signs in in the helper's window and on the phone. */
async function signInAtLine(browser: Browser, account: z.output<typeof accountSchema>): Promise<void> {
  const target = await signInTarget(browser);
  const page = await target.page();
  if (!page) throw new Error('The helper opened no page.');
  await page.locator('input[name="tid"]').fill(account.email);
  await page.locator('input[name="tpasswd"]').fill(account.password);
  await page.locator('button.MdBtn01').click();
  const code = await page.waitForSelector('[data-test="code"]');
  const shown = await code?.evaluate((each) => each.textContent ?? '');
  await controlSite('typeCode', z.literal(true), { accountId: account.accountId, code: shown });
  // Consent is requested the first time only.
  await page.waitForSelector('form[action*="consent"] button');
  await page.click('form[action*="consent"] button');
}
