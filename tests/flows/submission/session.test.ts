import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { collections, documents } from '@pochitto/functions/domain/paths';
import {
  lineSessionSchema,
  lineSessionSummarySchema,
} from '@pochitto/functions/domain/submission/line_session';
import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteMe, exportMyData, openProfile } from '../../../functions/src/accounts/index.ts';
import { pairingCodeTries } from '../../../functions/src/domain/limits.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { parseKeyRing } from '../../../functions/src/platform/key_ring.ts';
import {
  checkLineSession,
  confirmLineCreator,
  connectLine,
  forgetLine,
  handOverLineCookies,
  startLinePairing,
} from '../../../functions/src/submission/index.ts';
import {
  expireSession,
  keepSession,
  openSession,
} from '../../../functions/src/submission/session/stored_session.ts';
import { type BareContext, bareContext } from '../../support/bare_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';

const rejectedWith = (code: ErrorCode) => ({ name: 'PochittoError', code });
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const ringOf = (primary: string, keys: Record<string, string>) => {
  const ring = parseKeyRing(JSON.stringify({ primary, keys }));
  if (!ring) throw new Error('This is no key ring.');
  return ring;
};
const firstRing = ringOf('k1', { k1: key(1) });

describe('LINE session', () => {
  let market: CreatorsMarketSandbox;
  let bare: BareContext;
  let context: Context;
  let ann: Caller;

  beforeAll(async () => {
    market = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: 'none' });
    bare = bareContext();
    context = {
      ...bare.context,
      creatorsMarket: () => ({ url: market.url, accessUrl: market.accessUrl }),
      lineSessionKeys: () => firstRing,
    };
  });
  afterAll(() => market?.stop());
  beforeEach(async () => {
    ann = await testUser();
  });

  async function testUser(): Promise<Caller> {
    const uid = `p${randomUUID()}`;
    const caller = { uid, email: `${uid}@pochitto.example`, displayName: 'Ann' };
    await openProfile(bare.context, caller, { locale: 'ja' });
    return caller;
  }

  /** Returns the stored session and the summary that the person sees; checks that they match. */
  async function storedSession({ uid }: Caller) {
    const { firestore } = context;
    const [session, summary] = await Promise.all([
      firestore.doc(documents.lineSession(uid)).get(),
      firestore.doc(documents.lineSessionSummary(uid)).get(),
    ]);
    if (!session.exists && !summary.exists) return null;
    const parsed = lineSessionSchema.parse(session.data());
    const seen = lineSessionSummarySchema.strict().parse(summary.data());
    expect(parsed).toMatchObject(seen);
    return parsed;
  }

  const connect = (who: Caller, cookies: unknown) =>
    connectLine(context, who, { cookies: typeof cookies === 'string' ? cookies : JSON.stringify(cookies) });

  /** Creates a connected person with an account at the site. */
  async function connectNewAccount(who = ann) {
    const account = market.createAccount();
    await connect(who, account.cookies);
    return account;
  }

  it('is stored encrypted with a summary once the site has accepted it', async () => {
    const account = await connectNewAccount();
    expect(await storedSession(ann)).toMatchObject({
      userId: ann.uid,
      cookieData: expect.stringMatching(/^k1\.[A-Za-z0-9_-]+$/),
      status: 'active',
      origin: 'pasted',
      pageId: account.pageId,
      creatorName: account.creatorName,
      otherCreator: null,
      verifiedAt: expect.any(Date),
      lastUsedAt: null,
      expiresAt: expect.any(Date),
    });
    const opened = await openSession(context, ann.uid);
    const jar = (cookies: readonly { name: string; value: string }[]) =>
      cookies.map(({ name, value }) => `${name}=${value}`).sort();
    expect(jar(opened.cookies)).toEqual(jar(account.cookies));
    expect(opened.pageId).toBe(account.pageId);
    expect((await storedSession(ann))?.lastUsedAt).toEqual(expect.any(Date));
    for (const value of account.cookies.map((cookie) => cookie.value)) {
      expect(await everything(ann)).not.toContain(value);
    }
  });

  it('schedules review checks that were postponed without a session', async () => {
    const { firestore, now } = context;
    const putOff = new Date(now().getTime() + 6 * 3_600_000);
    const write = (id: string, userId: string, nextReviewCheckAt: Date | null) =>
      firestore.doc(documents.stamp(id)).set({ userId, deletedAt: null, submission: { nextReviewCheckAt } });
    const [mine, bobs, over] = [randomUUID(), randomUUID(), randomUUID()];
    await Promise.all([
      write(mine, ann.uid, putOff),
      write(bobs, `p${randomUUID()}`, putOff),
      write(over, ann.uid, null),
    ]);
    await connectNewAccount();
    const dueAt = async (id: string) =>
      (await firestore.doc(documents.stamp(id)).get()).get('submission.nextReviewCheckAt')?.toDate() ?? null;
    expect((await dueAt(mine)).getTime()).toBeLessThanOrEqual(now().getTime());
    expect(await dueAt(bobs)).toEqual(putOff);
    expect(await dueAt(over)).toBeNull();
  });

  it('can be created from a Netscape file and from a header', async () => {
    const { cookies } = market.createAccount();
    const file = cookies.map(({ domain, path, expirationDate, name, value, httpOnly }) =>
      [`${httpOnly ? '#HttpOnly_' : ''}${domain}`, 'FALSE', path, 'FALSE', expirationDate, name, value].join(
        '\t',
      ),
    );
    await connect(ann, `# Netscape HTTP Cookie File\n${file.join('\n')}\n`);
    expect((await storedSession(ann))?.status).toBe('active');
    const bob = await testUser();
    await connect(bob, `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`);
    expect(await storedSession(bob)).toMatchObject({ status: 'active', expiresAt: null });
  });

  it.each([
    ['is broken', '[{"name":', 'line_cookies_unreadable'],
    ['is of another site', [{ name: 'a', value: '1', domain: '.example.com' }], 'line_cookies_foreign'],
    ['has expired', [{ name: 'a', value: '1', domain: '127.0.0.1', expires: 1 }], 'line_cookies_expired'],
    ['is 5 MB long', 'x'.repeat(5_000_000), 'line_cookies_too_long'],
    ['the site rejects', [{ name: 'a', value: '1', domain: '127.0.0.1' }], 'line_session_dead'],
  ] as const)(
    'is not created from a paste that %s, and an earlier one stays',
    async (_what, cookies, code) => {
      await expect(connect(ann, cookies)).rejects.toMatchObject(rejectedWith(code));
      expect(await storedSession(ann)).toBeNull();
      await connectNewAccount();
      const before = await storedSession(ann);
      await expect(connect(ann, cookies)).rejects.toMatchObject(rejectedWith(code));
      expect(await storedSession(ann)).toEqual(before);
    },
  );

  it('is not connected for a person without a creator account, and registers none', async () => {
    const account = market.createAccount({ withCreator: false });
    await expect(connect(ann, account.cookies)).rejects.toMatchObject(rejectedWith('line_creator_missing'));
    expect(await storedSession(ann)).toBeNull();
    expect(market.counts(account.accountId)).toMatchObject({ signUps: 0, consents: 0 });
  });

  it('is neither created nor rejected while the site does not answer', async () => {
    const down = {
      ...context,
      creatorsMarket: () => ({ url: 'http://127.0.0.1:9', accessUrl: market.accessUrl }),
    };
    const { cookies } = market.createAccount();
    await expect(connectLine(down, ann, { cookies: JSON.stringify(cookies) })).rejects.toMatchObject(
      rejectedWith('submission_site_down'),
    );
    await connectNewAccount();
    await expect(checkLineSession(down, ann)).rejects.toMatchObject(rejectedWith('submission_site_down'));
    expect((await storedSession(ann))?.status).toBe('active');
  });

  it('is rejected while submission is switched off, but can always be forgotten', async () => {
    await connectNewAccount();
    const off = { ...context, creatorsMarket: () => null };
    for (const work of [
      () => connectLine(off, ann, { cookies: 'a=1' }),
      () => startLinePairing(off, ann),
      () => handOverLineCookies(off, null, { code: 'ABCDEFGH', cookies: 'a=1' }),
      () => checkLineSession(off, ann),
    ]) {
      await expect(work()).rejects.toMatchObject(rejectedWith('submission_off'));
    }
    await forgetLine(off, ann);
    expect((await storedSession(ann))?.status).toBe('forgotten');
  });

  it('is reported as expired when the site rejects it, and its cookies are removed', async () => {
    const { accountId } = await connectNewAccount();
    expect(await checkLineSession(context, ann)).toEqual({ status: 'active' });
    market.endSessions(accountId);
    expect(await checkLineSession(context, ann)).toEqual({ status: 'expired' });
    expect(await storedSession(ann)).toMatchObject({ status: 'expired', cookieData: null });
    expect(await checkLineSession(context, ann)).toEqual({ status: 'expired' });
    await expect(openSession(context, ann.uid)).rejects.toMatchObject(
      rejectedWith('submission_session_expired'),
    );
    await connect(ann, market.signIn(accountId));
    expect(await checkLineSession(context, ann)).toEqual({ status: 'active' });
  });

  it('is removed permanently and idempotently when it is forgotten', async () => {
    await connectNewAccount();
    const opened = await openSession(context, ann.uid);
    for (let time = 1; time <= 2; time += 1) {
      await forgetLine(context, ann);
      expect(await storedSession(ann)).toMatchObject({
        status: 'forgotten',
        cookieData: null,
        pageId: null,
        creatorName: null,
      });
    }
    await expect(openSession(context, ann.uid)).rejects.toMatchObject(rejectedWith('line_session_none'));
    await expect(checkLineSession(context, ann)).rejects.toMatchObject(rejectedWith('line_session_none'));
    // A visit that ends now restores nothing.
    await keepSession(context, opened, opened.cookies);
    expect((await storedSession(ann))?.cookieData).toBeNull();
  });

  it('is not stored if it is forgotten while it is being connected', async () => {
    const { cookies } = await connectNewAccount();
    const pages = '/my/PAGE000000000001/sticker/';
    const site = createServer(async ({ url }, response) => {
      if (url === pages) return void response.writeHead(200).end();
      await forgetLine(context, ann);
      response.writeHead(302, { location: pages }).end();
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const asking = { ...context, creatorsMarket: () => ({ url, accessUrl: url }) };
    await expect(connectLine(asking, ann, { cookies: JSON.stringify(cookies) })).rejects.toMatchObject(
      rejectedWith('line_session_none'),
    );
    expect(await storedSession(ann)).toMatchObject({ status: 'forgotten', cookieData: null });
    await connectNewAccount();
    expect((await storedSession(ann))?.status).toBe('active');
    site.close();
  });

  it('cannot be forgotten while a submission uses it', async () => {
    await connectNewAccount();
    const lock = context.firestore.doc(documents.submissionLock(ann.uid));
    const at = new Date();
    const still = {
      userId: ann.uid,
      attemptNo: 1,
      day: '2026-11-22',
      requests: 0,
      createdAt: at,
      updatedAt: at,
    };
    await lock.set({ ...still, stampId: 'set' });
    await expect(forgetLine(context, ann)).rejects.toMatchObject(rejectedWith('submission_running'));
    expect((await storedSession(ann))?.cookieData).not.toBeNull();
    await lock.set({ ...still, stampId: null, attemptNo: null });
    await forgetLine(context, ann);
    expect((await storedSession(ann))?.cookieData).toBeNull();
  });

  it('does not exist for a person who did not connect', async () => {
    await expect(openSession(context, ann.uid)).rejects.toMatchObject(rejectedWith('line_session_none'));
    await expect(checkLineSession(context, ann)).rejects.toMatchObject(rejectedWith('line_session_none'));
    await forgetLine(context, ann);
    expect(await storedSession(ann)).toBeNull();
  });

  it('stores cookies that the site renewed, but never over a newer connection', async () => {
    const { accountId, pageId } = await connectNewAccount();
    const opened = await openSession(context, ann.uid);
    const renewed = opened.cookies.map((cookie) => ({ ...cookie, value: 'renewed' }));
    await keepSession(context, opened, renewed);
    expect((await openSession(context, ann.uid)).cookies.map(({ value }) => value)).toEqual(
      renewed.map(() => 'renewed'),
    );
    bare.wait(1);
    const second = market.signIn(accountId);
    await connect(ann, second);
    await keepSession(context, opened, renewed);
    await expireSession(context, opened);
    expect(await storedSession(ann)).toMatchObject({ status: 'active', pageId });
    expect((await openSession(context, ann.uid)).cookies.map(({ value }) => value).sort()).toEqual(
      second.map(({ value }) => value).sort(),
    );
  });

  it('of another account is used only after the person has confirmed the change', async () => {
    const first = await connectNewAccount();
    bare.wait(1);
    const second = await connectNewAccount();
    const other = { pageId: second.pageId, name: second.creatorName };
    const usual = { pageId: first.pageId, creatorName: first.creatorName };
    expect(await storedSession(ann)).toMatchObject({ ...usual, status: 'active', otherCreator: other });
    await expect(openSession(context, ann.uid)).rejects.toMatchObject(rejectedWith('line_other_creator'));
    // Verifying again does not change that.
    await checkLineSession(context, ann);
    expect(await storedSession(ann)).toMatchObject({ ...usual, otherCreator: other });
    // What the person did not see cannot be confirmed.
    const confirm = (pageId: string) => confirmLineCreator(context, ann, { pageId });
    await expect(confirm('PAGE000000000009')).rejects.toMatchObject(rejectedWith('line_other_creator'));
    await connect(ann, market.signIn(first.accountId));
    expect(await storedSession(ann)).toMatchObject({ ...usual, otherCreator: null });
    await expect(openSession(context, ann.uid)).resolves.toMatchObject({ pageId: first.pageId });

    await connect(ann, market.signIn(second.accountId));
    for (let time = 1; time <= 2; time += 1) await confirm(second.pageId);
    expect(await storedSession(ann)).toMatchObject({
      pageId: second.pageId,
      creatorName: second.creatorName,
      otherCreator: null,
    });
    await expect(openSession(context, ann.uid)).resolves.toMatchObject({ pageId: second.pageId });
    await forgetLine(context, ann);
    await expect(confirm(second.pageId)).rejects.toMatchObject(rejectedWith('line_session_none'));
  });

  it('is encrypted again when it is opened after a key rotation', async () => {
    await connectNewAccount();
    const { uid } = ann;
    const before = await openSession(context, uid);
    const rotated = { ...context, lineSessionKeys: () => ringOf('k2', { k1: key(1), k2: key(2) }) };
    expect((await openSession(rotated, uid)).cookies).toEqual(before.cookies);
    expect((await storedSession(ann))?.cookieData).toMatch(/^k2\./);
    const withoutOld = { ...context, lineSessionKeys: () => ringOf('k2', { k2: key(2) }) };
    expect((await openSession(withoutOld, uid)).cookies).toEqual(before.cookies);
  });

  it('cannot be decrypted after it was copied to another person', async () => {
    await connectNewAccount();
    const bob = await testUser();
    await connectNewAccount(bob);
    const stolen = (await storedSession(ann))?.cookieData;
    await context.firestore.doc(documents.lineSession(bob.uid)).update({ cookieData: stolen });
    expectErrors(/This seal is broken, or is not for whom it is opened for/);
    await expect(openSession(context, bob.uid)).rejects.toMatchObject(
      rejectedWith('submission_session_expired'),
    );
    expect((await storedSession(bob))?.status).toBe('active');
    expect(await checkLineSession(context, bob)).toEqual({ status: 'expired' });
    expect(await storedSession(bob)).toMatchObject({ status: 'expired', cookieData: null });
    await expect(openSession(context, ann.uid)).resolves.toMatchObject({ uid: ann.uid });
  });

  it('expires when all of its cookies have expired', async () => {
    const { cookies } = market.createAccount();
    await connect(ann, cookies);
    const later = { ...context, now: () => new Date(Date.now() + 31 * 24 * 3600_000) };
    await expect(openSession(later, ann.uid)).rejects.toMatchObject(
      rejectedWith('submission_session_expired'),
    );
    expect(await checkLineSession(later, ann)).toEqual({ status: 'expired' });
    expect(await storedSession(ann)).toMatchObject({ status: 'expired', cookieData: null });
  });

  it('is not part of an export, and is removed with its person', async () => {
    const { cookies } = await connectNewAccount();
    await startLinePairing(context, ann);
    const { path } = await exportMyData(context, ann);
    const [zip] = await context.bucket.file(path).download();
    const text = Object.values(unzipSync(zip))
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    expect(text).toContain('"origin": "pasted"');
    const sealed = (await storedSession(ann))?.cookieData ?? '';
    for (const secret of [...cookies.map(({ value }) => value), sealed]) {
      expect(text).not.toContain(secret);
    }
    await (await context.auth()).createUser({ uid: ann.uid, email: ann.email });
    await deleteMe(context, ann, { confirm: ann.email });
    expect(await storedSession(ann)).toBeNull();
    const pairings = context.firestore.collection(collections.linePairings);
    expect((await pairings.where('userId', '==', ann.uid).get()).size).toBe(0);
    await expect(connect(ann, cookies)).rejects.toMatchObject(rejectedWith('sign_in_required'));
    expect(await storedSession(ann)).toBeNull();
  });

  describe('from the helper', () => {
    const sendToHelper = (code: string, cookies: unknown, caller: Caller | null = null) =>
      handOverLineCookies(context, caller, {
        code: code.replace('-', ''),
        cookies: JSON.stringify(cookies),
      });
    const unknown = rejectedWith('line_pairing_unknown');

    it('is connected once for the person who created the code', async () => {
      const account = market.createAccount();
      const { code, expiresAt } = await startLinePairing(context, ann);
      expect(new Date(expiresAt).getTime()).toBeGreaterThan(context.now().getTime());
      await sendToHelper(code, account.cookies);
      expect(await storedSession(ann)).toMatchObject({
        status: 'active',
        origin: 'helper',
        pageId: account.pageId,
      });
      const before = await storedSession(ann);
      await expect(sendToHelper(code, market.createAccount().cookies)).rejects.toMatchObject(unknown);
      expect(await storedSession(ann)).toEqual(before);
    });

    it('is connected once if it is sent several times at once', async () => {
      const { code } = await startLinePairing(context, ann);
      const accounts = Array.from({ length: 2 }, () => market.createAccount());
      const settled = await Promise.allSettled(accounts.map(({ cookies }) => sendToHelper(code, cookies)));
      const winners = settled.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
      expect(winners).toHaveLength(1);
      expect((await storedSession(ann))?.pageId).toBe(accounts[winners[0] ?? 0]?.pageId);
    });

    it('can be sent again with the same code if its cookies were unusable', async () => {
      const { code } = await startLinePairing(context, ann);
      await expect(
        sendToHelper(code, [{ name: 'a', value: '1', domain: '.example.com' }]),
      ).rejects.toMatchObject(rejectedWith('line_cookies_foreign'));
      await sendToHelper(code, market.createAccount().cookies);
      expect((await storedSession(ann))?.status).toBe('active');
    });

    it('is rejected with a code that is old, replaced, unknown or another person’s', async () => {
      const { cookies } = market.createAccount();
      const first = await startLinePairing(context, ann);
      const second = await startLinePairing(context, ann);
      const bob = await testUser();
      await expect(sendToHelper(first.code, cookies)).rejects.toMatchObject(unknown);
      await expect(sendToHelper('AAAA-AAAA', cookies)).rejects.toMatchObject(unknown);
      await expect(sendToHelper(second.code, cookies, bob)).rejects.toMatchObject(unknown);
      const late = { ...context, now: () => new Date(context.now().getTime() + 601_000) };
      await expect(
        handOverLineCookies(late, null, { code: second.code.replace('-', ''), cookies: 'a=1' }),
      ).rejects.toMatchObject(unknown);
      expect(await storedSession(ann)).toBeNull();
      expect(await storedSession(bob)).toBeNull();
      await sendToHelper(second.code, cookies, ann);
      expect((await storedSession(ann))?.status).toBe('active');
    });

    it('stores no code in plain text', async () => {
      const { code } = await startLinePairing(context, ann);
      const { docs } = await context.firestore.collection(collections.linePairings).get();
      const text = JSON.stringify(docs.map((each) => [each.id, each.data()]));
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replace('-', ''));
    });

    it('is limited per code', async () => {
      const sendWrongCode = (code: string) => sendToHelper(code, []).catch(({ code }) => code);
      const ends = await Promise.all(
        Array.from({ length: pairingCodeTries.perDay + 1 }, () => sendWrongCode('BBBB-BBBB')),
      );
      expect(new Set(ends)).toEqual(new Set(['line_pairing_unknown', 'too_often']));
      expect(await sendWrongCode('BBBB-BBBB')).toBe('too_often');
    });
  });

  /** Returns all documents of people as text. */
  async function everything({ uid }: Caller): Promise<string> {
    const found = await Promise.all(
      [collections.lineSessions, collections.lineSessionSummaries, collections.linePairings].map(
        async (name) => {
          const { docs } = await context.firestore.collection(name).where('userId', '==', uid).get();
          return docs.map((each) => each.data());
        },
      ),
    );
    return JSON.stringify(found);
  }
});
