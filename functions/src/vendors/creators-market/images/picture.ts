/// <reference lib="dom" />
import { setTimeout as sleep } from 'node:timers/promises';
import { answerWithin, inPage, isReplaced } from '../page/wait_for.ts';
import { SiteError } from '../site.ts';
import type { VisitState } from '../visit_state.ts';

const quality = 60;
const width = 1280;
const mostHeight = 3000;
const patienceMs = 5000;
const loadingMs = 1000;
const pauseMs = 25;

/**
 * Takes a JPEG screenshot with personal data masked; null if that is not possible. If the page is being replaced by
 * a navigation or the browser's own error page, waits for the next page.
 */
export async function takePicture(state: VisitState, secrets: readonly string[]): Promise<Uint8Array | null> {
  const until = performance.now() + patienceMs;
  while (!state.page.isClosed()) {
    try {
      const picture = await pictureOf(state, secrets);
      if (picture !== null) return picture;
    } catch (error) {
      // A browser that does not answer in time may only be slow on a busy machine.
      if (!isReplaced(error) && !(error instanceof SiteError)) return null;
    }
    if (performance.now() >= until) return null;
    await sleep(pauseMs);
  }
  return null;
}

/** Returns null if another page replaced the masked one before the screenshot: its personal data is not masked. */
async function pictureOf(state: VisitState, secrets: readonly string[]): Promise<Uint8Array | null> {
  await picturesLoaded(state);
  const height = await inPage(state, mask, secrets);
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(height, 1), mostHeight) };
  const format = { type: 'jpeg', quality, captureBeyondViewport: true, optimizeForSpeed: true } as const;
  let isSame: boolean;
  let picture: Uint8Array;
  try {
    picture = await answerWithin(patienceMs, state.page.screenshot({ ...format, clip }));
  } finally {
    isSame = await inPage(state, unmask);
  }
  return isSame ? picture : null;
}

/** Waits a short time for pending images. */
async function picturesLoaded({ networkLog }: VisitState): Promise<void> {
  const until = performance.now() + loadingMs;
  while (networkLog.pictures.size > 0 && performance.now() < until) await sleep(10);
}

declare global {
  var pochittoMasked: [Text, string][] | undefined;
}

/**
 * Runs in the page. Masks the account name in the header, e-mail addresses and any text that contains a cookie's
 * value. Form values belong to the set and stay.
 *
 * @returns the page's height in CSS pixels.
 */
function mask(secrets: readonly string[]): number {
  const masked: [Text, string][] = [];
  const address = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/u;
  const isHeader = 'header, [role=banner], [class*="Header"], [class*="header"], [class*="account" i]';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (!(node instanceof Text) || node.data.trim() === '') continue;
    const holder = node.parentElement;
    if (!holder || /^(?:SCRIPT|STYLE|TEXTAREA|OPTION)$/.test(holder.tagName)) continue;
    const isPersonal =
      holder.closest(isHeader) !== null ||
      address.test(node.data) ||
      secrets.some((secret) => node instanceof Text && node.data.includes(secret));
    if (!isPersonal) continue;
    masked.push([node, node.data]);
    node.data = '█'.repeat(Math.min(node.data.length, 12));
  }
  globalThis.pochittoMasked = masked;
  return document.documentElement.scrollHeight;
}

/**
 * Runs in the page.
 *
 * @returns whether this page was masked.
 */
function unmask(): boolean {
  const masked = globalThis.pochittoMasked;
  for (const [node, text] of masked ?? []) node.data = text;
  globalThis.pochittoMasked = undefined;
  return masked !== undefined;
}
