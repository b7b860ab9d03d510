/// <reference lib="dom" />
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { admin } from '../../tests/support/admin.ts';
import { launchBrowser } from '../../tests/support/chromium.ts';
import { lineUserAgent } from '../../tests/support/line_user_agent.ts';
import { type Person, signUp, signUpWithTokens } from '../../tests/support/person.ts';
import { createSet, createUndrawableSet, photo, untilSet, upload } from '../../tests/support/sets.ts';
import { signInAt } from '../../tests/support/sign_in_at.ts';
import { stack } from '../../tests/support/stack.ts';
import { openPage, type WebPage } from '../../tests/support/web_page.ts';

const portrait = fileURLToPath(new URL('../../tests/photos/portrait_1024.jpg', import.meta.url));
const windows = [
  { width: 390, height: 844, columns: 8, tile: { width: 260, height: 562 } },
  { width: 1280, height: 900, columns: 4, tile: { width: 512, height: 360 } },
] as const;
const languages = ['ja', 'en'] as const;
const themes = ['light', 'dark'] as const;
/** Gap between pictures and height of a name, px. */
const gap = 12;
const label = 20;

/** A page or one of its states. */
interface View {
  readonly name: string;
  /** Who opens it; a stranger sees errors of the server, which the browser logs. */
  readonly as: 'visitor' | 'person' | 'operator' | 'stranger' | 'visitor_in_line' | 'person_in_line';
  readonly path: string;
  /** Selector of what shows that the page is ready. */
  readonly ready: string;
  /** Leads from the opened page to the state. */
  readonly act?: (page: WebPage) => Promise<void>;
}

/** People and sets that the pages show. */
interface World {
  readonly person: Person;
  readonly operator: Person;
  readonly finished: string;
  readonly failed: string;
  readonly waiting: string;
  readonly shareToken: string;
}

const at = (testId: string) => `[data-testid="${testId}"]`;

/** Photographs every page in each width, language and theme, and writes one sheet for each of them to `folder`. */
export async function drawPageSheets(folder: string, isWanted: (name: string) => boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  const world = await createWorld();
  try {
    const views = viewsOf(world).filter(({ name }) => isWanted(name));
    for (const window of windows) {
      for (const language of languages) {
        const shots = await photograph(browser, world, views, { ...window, language });
        for (const theme of themes) {
          const name = `${window.width}_${language}_${theme}.png`;
          await writeFile(join(folder, name), await sheet(views, shots[theme], window));
          console.log(`Wrote ${name}: ${views.length} pages`);
        }
      }
    }
  } finally {
    await browser.close();
    await Promise.all([world.person.close(), world.operator.close()]);
  }
}

async function createWorld(): Promise<World> {
  const [person, operator] = await Promise.all([signUpWithTokens({ verified: true }), signUp()]);
  await admin().auth.setCustomUserClaims(operator.uid, { admin: true });
  const bytes = await photo('portrait_1024.jpg');
  const make = async () => {
    const { stampId, uploadFolder } = await createSet(person);
    await upload(person, uploadFolder, bytes);
    await untilSet(person, stampId, ({ status }) => status === 'generated', 'the set');
    return stampId;
  };
  const finished = await make();
  const failed = await createUndrawableSet(person, 1, bytes);
  const deleted = await make();
  await person.call('deleteStamp', { stampId: deleted });
  const { stampId: waiting } = await createSet(person);
  const { token } = await person.call('shareSet', { stampId: finished, hours: 24 });
  return { person, operator, finished, failed, waiting, shareToken: token };
}

function viewsOf({ finished, failed, waiting, shareToken }: World): View[] {
  const view =
    (as: View['as']) =>
    (name: string, path: string, ready: string, act?: View['act']): View => ({
      name,
      as,
      path,
      ready,
      ...(act && { act }),
    });
  const [visitor, person, operator, stranger] = [
    view('visitor'),
    view('person'),
    view('operator'),
    view('stranger'),
  ];
  const [visitorInLine, personInLine] = [view('visitor_in_line'), view('person_in_line')];
  const set = `/sets/${finished}`;
  const tab = (name: string, ready = at('set-status')) => person(`set, ${name}`, `${set}?tab=${name}`, ready);
  const console = (name: string) =>
    operator(`operator, ${name || 'overview'}`, `/operator/${name}`, 'main h1');
  return [
    visitor('home', '/', at('trial-photo')),
    visitor('home, tried', '/', at('trial-photo'), tryPhoto),
    visitor('create, photo', '/create', at('photo-input'), choosePhoto),
    visitor('create, messages', '/create/messages', at('message-1')),
    visitor('create, style', '/create/style', at('preset-classic')),
    visitor('sign up', '/sign-up', at('sign-up-email')),
    visitor('sign in', '/sign-in', at('sign-in-email')),
    visitor('reset password', '/reset-password', 'form'),
    visitor('help', '/help', 'summary'),
    visitor('status', '/status', at('service-status')),
    visitor('terms', '/legal/terms', 'ol h2'),
    visitor('privacy', '/legal/privacy', 'ol h2'),
    visitor('commerce', '/legal/commerce', 'dl dt'),
    visitor('licenses', '/legal/licenses', 'summary'),
    visitor('not found', '/nobody/knows/this', 'h1'),
    visitor('shared set', `/s/${shareToken}`, 'img'),
    stranger('ended share', `/s/${'x'.repeat(shareToken.length)}`, 'h1'),
    person('sets', '/sets', '[data-testid^="set-"]'),
    tab('stickers'),
    tab('check', '[data-testid="check"][data-state="ready"]'),
    tab('info'),
    tab('send'),
    person('editor', `${set}/edit`, 'canvas'),
    person('set, add', `${set}/add`, 'h1'),
    person('set, other style', `${set}/style`, 'h1'),
    person('set, other language', `${set}/language`, 'h1'),
    person('set, failed', `/sets/${failed}`, at('set-status')),
    person('set, waits for its photo', `/sets/${waiting}`, 'h1'),
    person('set, missing', '/sets/none', 'h1'),
    person('studio', '/studio', 'h1'),
    person('studio, gallery', '/studio/gallery', 'h1'),
    person('tokens', '/tokens', 'h1'),
    person('notices', '/notices', 'h1'),
    person('account', '/account', at('sign-out')),
    person('account, LINE', '/account/line', 'h1'),
    visitorInLine('in LINE, home', '/', at('trial-photo')),
    visitorInLine('in LINE, tried', '/', at('trial-photo'), tryPhoto),
    visitorInLine('in LINE, photo', '/create', at('photo-input'), choosePhoto),
    visitorInLine('in LINE, messages', '/create/messages', at('message-1')),
    visitorInLine('in LINE, style', '/create/style', at('preset-classic')),
    visitorInLine('in LINE, sign up', '/sign-up?next=%2Fcreate%2Freview', at('sign-up-email')),
    visitorInLine('in LINE, sign in', '/sign-in', at('sign-in-email')),
    personInLine('in LINE, sets', '/sets', '[data-testid^="set-"]'),
    personInLine('in LINE, set', set, at('set-status')),
    personInLine('in LINE, send', `${set}?tab=send`, at('set-status')),
    ...['', 'jobs', 'findings', 'people', 'ai', 'audit', 'studio', 'presets', 'presets/new', 'login-ids'].map(
      console,
    ),
  ];
}

async function tryPhoto(page: WebPage): Promise<void> {
  await (await page.find('trial-photo')).uploadFile(portrait);
  await page.until('[data-testid="trial"][data-state="drawn"]', 120_000);
}

async function choosePhoto(page: WebPage): Promise<void> {
  await (await page.find('photo-input')).uploadFile(portrait);
  await page.until(at('next-step'));
}

interface Shots {
  readonly light: Buffer[];
  readonly dark: Buffer[];
}

async function photograph(
  browser: Browser,
  { person, operator }: World,
  views: readonly View[],
  window: (typeof windows)[number] & { readonly language: (typeof languages)[number] },
): Promise<Shots> {
  const open = async (who: Person | null, userAgent?: string) => {
    const page = await openPage(browser, window, '/robots.txt');
    if (userAgent) await page.page.setUserAgent({ userAgent });
    // As if chosen on this device: otherwise the profile's language is used.
    await page.page.evaluate((locale) => localStorage.setItem('pochitto.locale', locale), window.language);
    if (who) await signInAt(page, who.email, '/account');
    if (who) await page.until(at('sign-out'));
    return page;
  };
  const pages = {
    visitor: await open(null),
    person: await open(person),
    operator: await open(operator),
    stranger: await open(null),
    visitor_in_line: await open(null, lineUserAgent),
    person_in_line: await open(person, lineUserAgent),
  };
  const shots: Shots = { light: [], dark: [] };
  for (const view of views) {
    const page = pages[view.as];
    await page.page.goto(`${stack().webUrl}${view.path}`, { waitUntil: 'networkidle2' });
    await page.until(view.ready);
    await view.act?.(page);
    for (const theme of themes) {
      await page.page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      await page.page.waitForNetworkIdle({ concurrency: 2 });
      shots[theme].push(Buffer.from(await page.page.screenshot({ type: 'png' })));
    }
    if (view.as !== 'stranger') await page.assertTidy().catch((error) => report(view, window, error));
  }
  await Promise.all(Object.values(pages).map(({ page }) => page.browserContext().close()));
  return shots;
}

function report({ name }: View, { width, language }: { width: number; language: string }, error: unknown) {
  process.exitCode = 1;
  console.error(`${name} (${width}, ${language}): ${error instanceof Error ? error.message : String(error)}`);
}

async function sheet(
  views: readonly View[],
  shots: readonly Buffer[],
  { columns, tile }: (typeof windows)[number],
): Promise<Buffer> {
  const cell = { width: tile.width + gap, height: tile.height + label + gap };
  const height = Math.ceil(shots.length / columns) * cell.height;
  const placed = shots.map(async (shot, index) => {
    const left = (index % columns) * cell.width;
    const top = Math.floor(index / columns) * cell.height;
    const name = `<svg width="${tile.width}" height="${label}"><text y="15" font-size="14" font-family="sans-serif">${views[index]?.name}</text></svg>`;
    const picture = await sharp(shot).resize(tile.width, tile.height, { fit: 'fill' }).png().toBuffer();
    return [
      { input: Buffer.from(name), left, top },
      { input: picture, left, top: top + label },
    ];
  });
  return sharp({ create: { width: columns * cell.width, height, channels: 3, background: '#ddd' } })
    .composite((await Promise.all(placed)).flat())
    .png()
    .toBuffer();
}
