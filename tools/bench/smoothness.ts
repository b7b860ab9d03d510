import type { Browser, Page } from 'puppeteer-core';
import { type Person, signUpWithTokens } from '../../tests/support/person.ts';
import { createSet, photo, untilSet, upload } from '../../tests/support/sets.ts';
import { openSignedIn } from '../../tests/support/sign_in_at.ts';
import type { WebPage } from '../../tests/support/web_page.ts';
import type { Bench } from './run_benches.ts';
import { onWebStack } from './web/on_web_stack.ts';
import { traceTasks } from './web/task_times.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'ja', width: 1280, height: 900 } as const;

/** Stickers of the set that is watched. */
const count = 40;
/** How long animations are watched, in ms. */
const playMs = 4000;

interface Smoothness {
  /** CPU milliseconds of the longest task while the set's stickers land. */
  readonly landing: number;
  /** The same while the animated set is opened, plays and is scrolled. */
  readonly grid: number;
  /** Animations that played outside the window. */
  readonly unseen: number;
  /** The same while the editor plays. */
  readonly stage: number;
  /** Pictures per second that the browser could show while the editor plays. */
  readonly stageRate: number;
  /** Milliseconds from each change of a motion to its first picture. */
  readonly changes: readonly number[];
}

let measured: Promise<Smoothness> | null = null;

/** All figures come from one set and its animated twin, in a real browser with the built web. */
function smoothness(): Promise<Smoothness> {
  measured ??= onWebStack(measure);
  return measured;
}

async function measure(browser: Browser): Promise<Smoothness> {
  const person = await signUpWithTokens();
  const { stampId, landing } = await watchLanding(browser, person);
  const { stampId: animatedId } = await person.call('deriveSet', {
    kind: 'product',
    stampId,
    product: 'animated_sticker',
    captions: 'short',
  });
  await untilSet(person, animatedId, ({ status }) => status === 'generated', 'the animated set');
  const grid = await watchGrid(browser, person, animatedId);
  const editor = await watchEditor(browser, person, animatedId);
  await person.close();
  return { landing, ...grid, ...editor };
}

async function watchLanding(browser: Browser, person: Person) {
  const { stampId, uploadFolder } = await createSet(person, { count });
  const page = await openSignedIn(browser, phone, person.email, `/sets/${stampId}`);
  await page.until('[data-testid="photo-input"], [data-testid="set-status"]');
  const landing = await traceTasks(page.page, async () => {
    await upload(person, uploadFolder, await photo('portrait_1024.jpg'));
    await page.until(`[data-testid="sticker-${count}"][data-state="done"]`, 180_000);
    await idle(page.page);
  });
  await page.close();
  return { stampId, landing: Math.max(...landing) };
}

async function watchGrid(browser: Browser, person: Person, stampId: string) {
  const page = await openSignedIn(browser, phone, person.email, '/account');
  await page.until('h1');
  let unseen = 0;
  const grid = await traceTasks(page.page, async () => {
    await page.page.goto(new URL(`/sets/${stampId}`, page.page.url()).href);
    await page.until('[data-testid="sticker-1"] img');
    await rest(page.page, playMs);
    unseen = await page.page.evaluate(
      () =>
        [...document.querySelectorAll('[data-testid^="sticker-"] img')].filter((each) => {
          const { top, bottom } = each.getBoundingClientRect();
          return bottom < 0 || top > window.innerHeight;
        }).length,
    );
    for (let step = 0; step < 12; step += 1) {
      await page.page.mouse.wheel({ deltaY: 300 });
      await rest(page.page, 250);
    }
  });
  await page.close();
  return { grid: Math.max(...grid), unseen };
}

async function watchEditor(browser: Browser, person: Person, stampId: string) {
  const page = await openSignedIn(browser, desk, person.email, `/sets/${stampId}/edit`);
  await untilDrawn(page);
  const motions = ['bow', 'shake', 'sway', 'dance', 'bounce', 'jump', 'pulse'];
  const stage = await traceTasks(page.page, () => rest(page.page, playMs));
  const stageRate = await frameRate(page.page, playMs);
  const offered = await page.page.$$eval('[data-testid^="motion-"]', (all) =>
    all.flatMap((each) => each.getAttribute('data-testid') ?? []),
  );
  for (const motion of motions.map((name) => `motion-${name}`).filter((name) => offered.includes(name))) {
    await page.click(motion);
    await untilDrawn(page);
  }
  const changes = await page.page.evaluate(() =>
    performance.getEntriesByName('pochitto.redraw').map(({ duration }) => duration),
  );
  await page.close();
  // The first picture also waits for the fonts and the cut-out.
  return { changes: changes.slice(1), stageRate, stage: Math.max(...stage) };
}

const untilDrawn = (page: WebPage) =>
  page.until('[data-testid="film-strip"] li:last-child [data-drawn="true"]', 120_000);

/** Returns how many pictures per second the page could show within `ms`. */
function frameRate(page: Page, ms: number): Promise<number> {
  return page.evaluate(
    (length: number) =>
      new Promise<number>((resolve) => {
        let frames = 0;
        const from = performance.now();
        const count = (now: number) => {
          frames += 1;
          if (now - from < length) requestAnimationFrame(count);
          else resolve((frames * 1000) / (now - from));
        };
        requestAnimationFrame(count);
      }),
    ms,
  );
}

/** Lets the page run for a while. */
const rest = (page: Page, ms: number) =>
  page.evaluate((length: number) => new Promise<void>((resolve) => setTimeout(resolve, length)), ms);

const idle = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));

export const benches: Bench[] = [
  {
    name: 'smoothness.landing_ms',
    unit: 'ms',
    goal: 50,
    run: async () => [(await smoothness()).landing],
  },
  { name: 'smoothness.grid_ms', unit: 'ms', goal: 50, run: async () => [(await smoothness()).grid] },
  { name: 'smoothness.unseen', unit: 'playing', goal: 0, run: async () => [(await smoothness()).unseen] },
  { name: 'smoothness.stage_ms', unit: 'ms', goal: 50, run: async () => [(await smoothness()).stage] },
  {
    name: 'smoothness.stage_fps',
    unit: 'fps',
    goal: 30,
    atLeast: true,
    run: async () => [(await smoothness()).stageRate],
  },
  { name: 'smoothness.change_ms', unit: 'ms', goal: 100, run: async () => [...(await smoothness()).changes] },
];
