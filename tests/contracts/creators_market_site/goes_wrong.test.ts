import { startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisit } from '../../../functions/src/vendors/creators-market/open_visit.ts';
import type { Visit } from '../../../functions/src/vendors/creators-market/site.ts';
import { askedForm } from './drawn_set.ts';
import { asCookie, type Creator, drawn, failureOf, type Market, openMarket, saved } from './market.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market?.close());

type Step = NonNullable<NonNullable<Parameters<Market['sandbox']['turnOn']>[2]>['step']>;
const noClick = async () => undefined;

describe('a session that ends', () => {
  type Lost = [Step, (visit: Visit) => Promise<unknown>, 'session_expiry_after'?];

  /** At every step: it ends, the visit says so, and the next one does what this one could not. */
  async function loseSessionAt(creator: Creator, steps: readonly Lost[]): Promise<void> {
    for (const [step, work, name = 'session_expiry'] of steps) {
      const visit = await creator.visit();
      await visit.ensureSession();
      market.sandbox.turnOn(creator.account.accountId, name, { step, times: 1 });
      expect((await failureOf(work(visit), `${name} at ${step}`)).kind, step).toBe('session_lost');
      await visit.close();
      const again = await creator.visit();
      await again.ensureSession();
      await work(again);
      await again.close();
    }
  }

  it('is told while a new set is entered, and the visit after it enters it', async () => {
    const creator = market.newCreator();
    const form = askedForm();
    await loseSessionAt(creator, [
      ['list', (visit) => visit.findByTitle(form.title.en)],
      ['form', (visit) => visit.fillForm(form, null)],
      [
        'save',
        async (visit) => {
          await visit.fillForm(form, null);
          await visit.saveForm();
        },
      ],
    ]);
    expect(market.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
  });

  it('is told at every step after it, and the visit after it goes on with the same set', async () => {
    const creator = market.newCreator();
    const form = askedForm({ tags: { '01': ['おはよう'] } });
    const before = await saved(creator, form);
    await before.visit.close();
    const { itemId } = before;
    await loseSessionAt(creator, [
      ['count', (visit) => visit.ensureCount(itemId, 8)],
      ['zip', (visit) => visit.ensureImages(itemId, market.set, 8), 'session_expiry_after'],
      ['tag_save', (visit) => visit.ensureTags(itemId, form.tags)],
      ['price', (visit) => visit.ensurePrice(itemId, 250)],
      ['images', (visit) => visit.review(itemId, form)],
      ['request', (visit) => visit.request(itemId, noClick)],
      ['detail', (visit) => visit.confirmRequested(itemId)],
    ]);
    const { itemsCreated, requestClicks } = market.sandbox.counts(creator.account.accountId);
    expect({ itemsCreated, requestClicks }).toEqual({ itemsCreated: 1, requestClicks: 1 });
  });

  it('before it began', async () => {
    const creator = market.newCreator();
    const visit = await creator.visit();
    market.sandbox.endSessions(creator.account.accountId);
    expect(await failureOf(visit.ensureSession())).toMatchObject({ kind: 'session_lost' });
    await visit.close();
  });

  it('between the save and its answer: the set is found by its title', async () => {
    const creator = market.newCreator();
    const form = askedForm();
    const visit = await creator.visit();
    await visit.ensureSession();
    await visit.fillForm(form, null);
    market.sandbox.turnOn(creator.account.accountId, 'session_expiry_after', { step: 'save', times: 1 });
    expect((await failureOf(visit.saveForm())).kind).toBe('session_lost');
    await visit.close();
    const again = await creator.visit();
    await again.ensureSession();
    expect(await again.findByTitle(form.title.en)).toMatchObject({ status: 'editing' });
    expect(market.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
    await again.close();
  });
});

describe('an answer that does not come', () => {
  it.each([
    ['an error page', 'server_error', 'list'],
    ['a closed connection', 'connection_closed', 'list'],
    ['a slow page', 'slow', 'list'],
  ] as const)('is told as such before anything was asked for: %s', async (_name, name, step) => {
    const creator = market.newCreator();
    const visit = await creator.visit({ page: 1500 });
    market.sandbox.turnOn(creator.account.accountId, name, { step, ms: 3000 });
    expect((await failureOf(visit.ensureSession())).kind).toBe('unavailable');
    expect(await visit.picture()).not.toBeNull();
    await visit.close();
  });

  it('has a picture of what the browser shows in place of the page that was there', async () => {
    const creator = market.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    market.sandbox.turnOn(creator.account.accountId, 'connection_closed', { step: 'form' });
    expect((await failureOf(visit.fillForm(askedForm(), null))).kind).toBe('unavailable');
    expect(await visit.picture()).not.toBeNull();
    await visit.close();
  });

  it.each([
    ['lost with the connection', 'response_lost'],
    ['an error', 'server_error'],
    ['none at all', 'connection_closed'],
  ] as const)('to the save: %s; the next visit looks before it creates', async (_name, name) => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const form = askedForm();
    const visit = await creator.visit();
    await visit.ensureSession();
    await visit.fillForm(form, null);
    market.sandbox.turnOn(accountId, name, { step: 'save', times: 1 });
    expect((await failureOf(visit.saveForm())).kind).toBe('unavailable');
    const known = await visit.findByTitle(form.title.en);
    expect(known !== null).toBe(name === 'response_lost');
    await visit.fillForm(form, known?.itemId ?? null);
    await visit.saveForm();
    expect(market.sandbox.counts(accountId).itemsCreated).toBe(1);
    await visit.close();
  });

  it.each([
    ['lost after it was done', 'response_lost', 'waiting_for_review'],
    ['an error, and nothing was done', 'server_error', 'editing'],
    ['none, and nothing was done', 'connection_closed', 'editing'],
  ] as const)('to the request is unknown, and nobody presses again: %s', async (_name, name, status) => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const { visit, itemId } = await drawn(market, creator, askedForm({ tags: {} }));
    market.sandbox.turnOn(accountId, name, { step: 'request' });
    expect((await failureOf(visit.request(itemId, noClick))).kind).toBe('outcome_unknown');
    expect(market.sandbox.counts(accountId).requestClicks).toBe(name === 'response_lost' ? 1 : 0);
    if (status === 'waiting_for_review') expect(await visit.confirmRequested(itemId)).toBe(status);
    expect(await visit.readStatus(itemId)).toBe(status);
    await visit.close();
  });

  it('in the status: a request that shows late is waited for, one that never shows is unknown', async () => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const before = await drawn(market, creator, askedForm({ tags: {} }));
    await before.visit.close();
    const { itemId } = before;
    const visit = await creator.visit({ status: 800 });
    await visit.ensureSession();
    market.sandbox.turnOn(accountId, 'status_unchanged');
    await visit.request(itemId, noClick);
    expect((await failureOf(visit.confirmRequested(itemId))).kind).toBe('outcome_unknown');
    await visit.close();
    const other = market.newCreator();
    const late = await drawn(market, other, askedForm({ tags: {} }));
    market.sandbox.turnOn(other.account.accountId, 'status_slow', { ms: 900 });
    await late.visit.request(late.itemId, noClick);
    expect(await late.visit.confirmRequested(late.itemId)).toBe('waiting_for_review');
    await late.visit.close();
  });

  it.each([
    ['before the first picture', {}],
    ['after some pictures', { count: 4 }],
  ])('to a ZIP: an import that never ends is no fault of the pictures: %s', async (_name, setting) => {
    const creator = market.newCreator();
    const before = await saved(creator, askedForm());
    await before.visit.close();
    const { itemId } = before;
    const visit = await creator.visit({ importing: 1000 });
    await visit.ensureSession();
    await visit.ensureCount(itemId, 8);
    market.sandbox.turnOn(creator.account.accountId, 'zip_import_stuck', { ...setting, times: 1 });
    expect((await failureOf(visit.ensureImages(itemId, market.set, 8))).kind).toBe('unavailable');
    await visit.close();
  });

  it.each(['server_error', 'connection_closed', 'response_lost'] as const)(
    'to how far a slow import is: it is seen on pages that are opened anew: %s',
    async (name) => {
      const slow = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: { zipImport: 3000 } });
      const { accountId, cookies } = slow.createAccount({ creatorName: 'Mika Sato' });
      const visit = await openVisit({
        browser: market.chromium.browser,
        site: { url: slow.url, accessUrl: slow.accessUrl },
        cookies: cookies.map(asCookie),
        // An importing that is given up soon: what decides is what the site said by then, never the time.
        patience: { page: 60_000, importing: 15_000, rest: 800 },
      });
      await visit.ensureSession();
      await visit.fillForm(askedForm(), null);
      const { itemId } = await visit.saveForm();
      await visit.ensureCount(itemId, 8);
      slow.turnOn(accountId, name, { step: 'import_status' });
      await visit.ensureImages(itemId, market.set, 8);
      expect(slow.counts(accountId).zipImports).toBe(1);
      await visit.close();
      await slow.stop();
    },
  );

  it('to how far an import is, which never ends: it is no fault of the pictures', async () => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const before = await saved(creator, askedForm());
    await before.visit.close();
    const { itemId } = before;
    const visit = await creator.visit({ importing: 6000, rest: 200 });
    await visit.ensureSession();
    await visit.ensureCount(itemId, 8);
    market.sandbox.turnOn(accountId, 'zip_import_stuck', { count: 4, times: 1 });
    market.sandbox.turnOn(accountId, 'server_error', { step: 'import_status' });
    expect((await failureOf(visit.ensureImages(itemId, market.set, 8))).kind).toBe('unavailable');
    await visit.close();
  });

  it('to a click is waited for, and nothing is pressed twice', async () => {
    const creator = market.newCreator();
    const { accountId } = creator.account;
    const visit = await creator.visit({ page: 2500 });
    await visit.ensureSession();
    await visit.fillForm(askedForm(), null);
    market.sandbox.turnOn(accountId, 'slow', { step: 'save', ms: 10_000 });
    expect((await failureOf(visit.saveForm())).kind).toBe('unavailable');
    expect(market.sandbox.counts(accountId).saves).toBeLessThanOrEqual(1);
    await visit.close();
  });
});
