import { startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisit } from '../../../functions/src/vendors/creators-market/open_visit.ts';
import type { Visit } from '../../../functions/src/vendors/creators-market/site.ts';
import { confirmedForm } from './set_zip.ts';
import {
  asCookie,
  type Creator,
  failureOf,
  type SiteFixture,
  siteFixture,
  visitWithImages,
  visitWithItem,
} from './site_fixture.ts';

let fixture: SiteFixture;
beforeAll(async () => {
  fixture = await siteFixture();
});
afterAll(() => fixture?.close());

type Step = NonNullable<NonNullable<Parameters<SiteFixture['sandbox']['turnOn']>[2]>['step']>;
const noClick = async () => undefined;

describe('expired session during a visit', () => {
  type Lost = [Step, (visit: Visit) => Promise<unknown>, 'session_expiry_after'?];

  /** At every step: the session expires, the visit reports it, and the next visit completes the step. */
  async function expireSessionAt(creator: Creator, steps: readonly Lost[]): Promise<void> {
    for (const [step, work, name = 'session_expiry'] of steps) {
      const visit = await creator.visit();
      await visit.ensureSession();
      fixture.sandbox.turnOn(creator.account.accountId, name, { step, times: 1 });
      expect((await failureOf(work(visit), `${name} at ${step}`)).kind, step).toBe('session_lost');
      await visit.close();
      const next = await creator.visit();
      await next.ensureSession();
      await work(next);
      await next.close();
    }
  }

  it('is reported while a new set is entered, and the next visit enters it', async () => {
    const creator = fixture.newCreator();
    const form = confirmedForm();
    await expireSessionAt(creator, [
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
    expect(fixture.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
  });

  it('is reported at every later step, and the next visit continues with the same set', async () => {
    const creator = fixture.newCreator();
    const form = confirmedForm({ tags: { '01': ['おはよう'] } });
    const before = await visitWithItem(creator, form);
    await before.visit.close();
    const { itemId } = before;
    await expireSessionAt(creator, [
      ['count', (visit) => visit.ensureCount(itemId, 8)],
      ['zip', (visit) => visit.ensureImages(itemId, fixture.set, 8), 'session_expiry_after'],
      ['tag_save', (visit) => visit.ensureTags(itemId, form.tags)],
      ['price', (visit) => visit.ensurePrice(itemId, 250)],
      ['images', (visit) => visit.review(itemId, form)],
      ['request', (visit) => visit.request(itemId, noClick)],
      ['detail', (visit) => visit.confirmRequested(itemId)],
    ]);
    const { itemsCreated, requestClicks } = fixture.sandbox.counts(creator.account.accountId);
    expect({ itemsCreated, requestClicks }).toEqual({ itemsCreated: 1, requestClicks: 1 });
  });

  it('is reported before the first step', async () => {
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    fixture.sandbox.endSessions(creator.account.accountId);
    expect(await failureOf(visit.ensureSession())).toMatchObject({ kind: 'session_lost' });
    await visit.close();
  });

  it('is reported after saving, and the next visit finds the set by its title', async () => {
    const creator = fixture.newCreator();
    const form = confirmedForm();
    const visit = await creator.visit();
    await visit.ensureSession();
    await visit.fillForm(form, null);
    fixture.sandbox.turnOn(creator.account.accountId, 'session_expiry_after', { step: 'save', times: 1 });
    expect((await failureOf(visit.saveForm())).kind).toBe('session_lost');
    await visit.close();
    const next = await creator.visit();
    await next.ensureSession();
    expect(await next.findByTitle(form.title.en)).toMatchObject({ status: 'editing' });
    expect(fixture.sandbox.counts(creator.account.accountId).itemsCreated).toBe(1);
    await next.close();
  });
});

describe('missing response during a visit', () => {
  it.each([
    ['an error page', 'server_error', 'list'],
    ['a closed connection', 'connection_closed', 'list'],
    ['a slow page', 'slow', 'list'],
  ] as const)('is reported as unavailable before anything was sent: %s', async (_name, name, step) => {
    const creator = fixture.newCreator();
    const visit = await creator.visit({ page: 1500 });
    fixture.sandbox.turnOn(creator.account.accountId, name, { step, ms: 3000 });
    expect((await failureOf(visit.ensureSession())).kind).toBe('unavailable');
    expect(await visit.picture()).not.toBeNull();
    await visit.close();
  });

  it('has a screenshot of the browser’s error page', async () => {
    const creator = fixture.newCreator();
    const visit = await creator.visit();
    await visit.ensureSession();
    fixture.sandbox.turnOn(creator.account.accountId, 'connection_closed', { step: 'form' });
    expect((await failureOf(visit.fillForm(confirmedForm(), null))).kind).toBe('unavailable');
    expect(await visit.picture()).not.toBeNull();
    await visit.close();
  });

  it.each([
    ['lost connection', 'response_lost'],
    ['error page', 'server_error'],
    ['closed connection', 'connection_closed'],
  ] as const)(
    'to saving makes the next attempt search for the set before it creates one: %s',
    async (_name, name) => {
      const creator = fixture.newCreator();
      const { accountId } = creator.account;
      const form = confirmedForm();
      const visit = await creator.visit();
      await visit.ensureSession();
      await visit.fillForm(form, null);
      fixture.sandbox.turnOn(accountId, name, { step: 'save', times: 1 });
      expect((await failureOf(visit.saveForm())).kind).toBe('unavailable');
      const known = await visit.findByTitle(form.title.en);
      expect(known !== null).toBe(name === 'response_lost');
      await visit.fillForm(form, known?.itemId ?? null);
      await visit.saveForm();
      expect(fixture.sandbox.counts(accountId).itemsCreated).toBe(1);
      await visit.close();
    },
  );

  it.each([
    ['response lost after the request', 'response_lost', 'waiting_for_review'],
    ['error page without a request', 'server_error', 'editing'],
    ['connection closed without a request', 'connection_closed', 'editing'],
  ] as const)(
    'to the review request has an unknown outcome and is never sent again: %s',
    async (_name, name, status) => {
      const creator = fixture.newCreator();
      const { accountId } = creator.account;
      const { visit, itemId } = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
      fixture.sandbox.turnOn(accountId, name, { step: 'request' });
      expect((await failureOf(visit.request(itemId, noClick))).kind).toBe('outcome_unknown');
      expect(fixture.sandbox.counts(accountId).requestClicks).toBe(name === 'response_lost' ? 1 : 0);
      if (status === 'waiting_for_review') expect(await visit.confirmRequested(itemId)).toBe(status);
      expect(await visit.readStatus(itemId)).toBe(status);
      await visit.close();
    },
  );

  it('to a status change is awaited, and has an unknown outcome if it never comes', async () => {
    const creator = fixture.newCreator();
    const { accountId } = creator.account;
    const before = await visitWithImages(fixture, creator, confirmedForm({ tags: {} }));
    await before.visit.close();
    const { itemId } = before;
    const visit = await creator.visit({ status: 800 });
    await visit.ensureSession();
    fixture.sandbox.turnOn(accountId, 'status_unchanged');
    await visit.request(itemId, noClick);
    expect((await failureOf(visit.confirmRequested(itemId))).kind).toBe('outcome_unknown');
    await visit.close();
    const other = fixture.newCreator();
    const late = await visitWithImages(fixture, other, confirmedForm({ tags: {} }));
    fixture.sandbox.turnOn(other.account.accountId, 'status_slow', { ms: 900 });
    await late.visit.request(late.itemId, noClick);
    expect(await late.visit.confirmRequested(late.itemId)).toBe('waiting_for_review');
    await late.visit.close();
  });

  it.each([
    ['before the first picture', {}],
    ['after some pictures', { count: 4 }],
  ])(
    'to a ZIP import that never ends is not reported as a fault of the images: %s',
    async (_name, setting) => {
      const creator = fixture.newCreator();
      const before = await visitWithItem(creator, confirmedForm());
      await before.visit.close();
      const { itemId } = before;
      const visit = await creator.visit({ importing: 1000 });
      await visit.ensureSession();
      await visit.ensureCount(itemId, 8);
      fixture.sandbox.turnOn(creator.account.accountId, 'zip_import_stuck', { ...setting, times: 1 });
      expect((await failureOf(visit.ensureImages(itemId, fixture.set, 8))).kind).toBe('unavailable');
      await visit.close();
    },
  );

  it.each(['server_error', 'connection_closed', 'response_lost'] as const)(
    'to import status requests is replaced by reloading the page: %s',
    async (name) => {
      const slow = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: { zipImport: 3000 } });
      const { accountId, cookies } = slow.createAccount({ creatorName: 'Mika Sato' });
      const visit = await openVisit({
        browser: fixture.chromium.browser,
        site: { url: slow.url, accessUrl: slow.accessUrl },
        cookies: cookies.map(asCookie),
        // Gives up early. The result depends on what the site said by then, not on the time.
        patience: { page: 60_000, importing: 15_000, rest: 800 },
      });
      await visit.ensureSession();
      await visit.fillForm(confirmedForm(), null);
      const { itemId } = await visit.saveForm();
      await visit.ensureCount(itemId, 8);
      slow.turnOn(accountId, name, { step: 'import_status' });
      await visit.ensureImages(itemId, fixture.set, 8);
      expect(slow.counts(accountId).zipImports).toBe(1);
      await visit.close();
      await slow.stop();
    },
  );

  it('to import status requests is not reported as a fault of the images', async () => {
    const creator = fixture.newCreator();
    const { accountId } = creator.account;
    const before = await visitWithItem(creator, confirmedForm());
    await before.visit.close();
    const { itemId } = before;
    const visit = await creator.visit({ importing: 6000, rest: 200 });
    await visit.ensureSession();
    await visit.ensureCount(itemId, 8);
    fixture.sandbox.turnOn(accountId, 'zip_import_stuck', { count: 4, times: 1 });
    fixture.sandbox.turnOn(accountId, 'server_error', { step: 'import_status' });
    expect((await failureOf(visit.ensureImages(itemId, fixture.set, 8))).kind).toBe('unavailable');
    await visit.close();
  });

  it('to a click is awaited without a second click', async () => {
    const creator = fixture.newCreator();
    const { accountId } = creator.account;
    const visit = await creator.visit({ page: 2500 });
    await visit.ensureSession();
    await visit.fillForm(confirmedForm(), null);
    fixture.sandbox.turnOn(accountId, 'slow', { step: 'save', ms: 10_000 });
    expect((await failureOf(visit.saveForm())).kind).toBe('unavailable');
    expect(fixture.sandbox.counts(accountId).saves).toBeLessThanOrEqual(1);
    await visit.close();
  });
});
