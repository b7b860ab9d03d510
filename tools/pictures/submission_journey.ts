import { mkdir } from 'node:fs/promises';
import { collections } from '@pochitto/functions/domain/paths';
import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import type { MadeAccount } from '@pochitto/sandbox/creators-market';
import { collection, getDocs, orderBy, query, where } from 'firebase/firestore';
import { launchBrowser } from '../../tests/support/chromium.ts';
import { creatorsMarket } from '../../tests/support/creators_market.ts';
import { type Person, signUpWithTokens } from '../../tests/support/person.ts';
import { untilSet } from '../../tests/support/sets.ts';
import { signInAt } from '../../tests/support/sign_in_at.ts';
import { createSubmittableSet } from '../../tests/support/submission_records.ts';
import { openPage, type WebPage } from '../../tests/support/web_page.ts';

const windows = [
  { name: 'desk', language: 'en', width: 1280, height: 900 },
  { name: 'phone', language: 'ja', width: 390, height: 844 },
] as const;
const quality = 72;
/** Time limit of one run at the site, in ms. */
const patience = 180_000;

const attemptIs = (mode: string, status: string) =>
  `[data-testid="attempt"][data-mode="${mode}"][data-status="${status}"]`;
const at = (testId: string) => `[data-testid="${testId}"]`;

interface View {
  readonly name: string;
  readonly page: WebPage;
}

/**
 * Takes one set through the whole submission in two windows, a desktop in English and a phone in Japanese: a
 * changed page, a rehearsal, an expired session, reconnecting, a rejection, its fix, the approval. Takes a
 * screenshot of each state in each window.
 */
export async function submissionJourney(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [browser, person] = await Promise.all([launchBrowser(), signUpWithTokens()]);
  try {
    const stampId = await createSubmittableSet(person);
    const account = await creatorsMarket('createAccount', { creatorName: 'Hanako' });
    await person.call('connectLine', { cookies: JSON.stringify(account.cookies) });
    const views = await Promise.all(
      windows.map(async ({ name, ...window }) => {
        const page = await openPage(browser, window);
        // As if chosen on this device: otherwise the profile's language is used.
        await page.page.evaluate(
          (locale) => localStorage.setItem('pochitto.locale', locale),
          window.language,
        );
        await signInAt(page, person.email, `/sets/${stampId}?tab=send`);
        return { name, page };
      }),
    );
    await walk(person, stampId, account, views, (name, selector) => take(views, { folder, name, selector }));
  } finally {
    await browser.close();
    await person.close();
  }
}

type Take = (name: string, selector: string) => Promise<void>;

async function walk(person: Person, stampId: string, account: MadeAccount, views: View[], shot: Take) {
  const { accountId } = account;
  const [desk] = views;
  if (!desk) throw new Error('There is no window.');
  const { page } = desk;
  await creatorsMarket('turnOn', { accountId, name: 'missing_button', setting: { step: 'images' } });
  await page.click('rehearse');
  await page.until(attemptIs('rehearsal', 'failed'), patience);
  await shot('drift', at('attempt'));
  await creatorsMarket('turnOff', { accountId });

  await page.click('rehearse');
  await page.until(attemptIs('rehearsal', 'submitted'), patience);
  await shot('rehearsal', at('attempt'));
  await page.click('picture-form');
  await page.until(`${at('step-pictures')} img`);
  await shot('step', at('step-pictures'));
  await page.page.keyboard.press('Escape');
  await page.until(`body:not(:has(${at('step-pictures')}))`);

  await creatorsMarket('turnOn', {
    accountId,
    name: 'session_expiry',
    setting: { step: 'zip', times: 1 },
  });
  await page.click('to-submit');
  for (const { id } of humanChecks) await page.click(`check-${id}`);
  await page.click('in-my-name');
  await shot('confirmation', at('review-values'));
  await page.click('submit');
  await page.until(`${at('session-expired')}[data-back="false"]`, patience);
  await shot('expiry', at('attempt'));
  const cookies = await creatorsMarket('signIn', { accountId });
  await person.call('connectLine', { cookies: JSON.stringify(cookies) });
  await page.until(`${at('go-on')}:not([disabled])`, patience);
  await shot('resume', at('attempt'));
  await page.click('go-on');
  await page.until(`${at('review-state')}[data-status="waiting_for_review"]`, patience);
  await shot('submitted', at('review-state'));
  await review(person, stampId, account, page, shot);
}

async function review(person: Person, stampId: string, account: MadeAccount, page: WebPage, shot: Take) {
  const [item] = await creatorsMarket('items', { accountId: account.accountId });
  const { id } = item ?? {};
  await creatorsMarket('startReview', { id });
  const reasons = [{ clause: '1.3', stickers: [2, 5], text: '文字が読みにくくなっています。' }];
  await creatorsMarket('reject', { id, reasons });
  await page.click('look-now');
  await page.until(at('rejection'));
  await shot('rejection', at('rejection'));
  await mend(person, stampId);
  await page.click('resubmit');
  for (const { id: check } of humanChecks) await page.click(`check-${check}`);
  await page.click('in-my-name');
  await page.click('submit');
  await page.until(`${at('review-state')}[data-status="waiting_for_review"]`, patience);
  await creatorsMarket('startReview', { id });
  await creatorsMarket('approve', { id });
  await page.click('look-now');
  await page.until(`${at('review-state')}[data-status="approved"]`);
  await shot('approved', at('review-state'));
}

/** Changes the words on the two stickers named in the rejection. */
async function mend(person: Person, stampId: string): Promise<void> {
  const { queueId, revision } = await untilSet(person, stampId, () => true, 'the set');
  const { docs } = await getDocs(
    query(
      collection(person.firestore, collections.generateQueueMessages),
      where('userId', '==', person.uid),
      where('queueId', '==', queueId),
      orderBy('orderPriority'),
    ),
  );
  const stickers = [1, 4].map((place) => ({ messageId: docs[place]?.id ?? '', message: 'やったね' }));
  await person.call('saveEdits', { stampId, revision, stickers });
}

interface Shot {
  readonly folder: string;
  readonly name: string;
  readonly selector: string;
}

/** Takes a screenshot of the same state in every window that shows it. */
async function take(views: readonly View[], { folder, name, selector }: Shot) {
  for (const { name: window, page } of views) {
    const found = await page.page.$(selector);
    if (!found) continue;
    await found.evaluate((element) => {
      for (const more of element.querySelectorAll<HTMLDetailsElement>('[data-testid="drift"] details'))
        more.open = true;
      element.scrollIntoView({ block: element.closest('[role="dialog"]') ? 'nearest' : 'start' });
    });
    await page.page.waitForFunction(
      () =>
        [...document.images].every(({ complete }) => complete) &&
        document
          .getAnimations()
          .every(
            ({ effect, playState }) => playState !== 'running' || effect?.getTiming().iterations === Infinity,
          ),
    );
    await page.page.screenshot({ path: `${folder}/${name}_${window}.jpg`, type: 'jpeg', quality });
  }
}
