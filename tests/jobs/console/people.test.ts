import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { beforeEach, describe, expect, it } from 'vitest';
import { openProfile } from '../../../functions/src/accounts/index.ts';
import { loginIdEmail } from '../../../functions/src/domain/accounts/login_id.ts';
import { api, type CallableInput } from '../../../functions/src/domain/api.ts';
import { auditEntrySchema } from '../../../functions/src/domain/operations/audit_entry.ts';
import { collections, documents } from '../../../functions/src/domain/paths.ts';
import {
  findPeople,
  grantGift,
  listAudit,
  listLedgerOf,
  listSetsOf,
  readPerson,
} from '../../../functions/src/operations/index.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { auditLedger, grant } from '../../../functions/src/tokens/index.ts';
import { bareContext } from '../../support/bare_context.ts';
import { generationFixture, writeAll } from '../job_fixtures.ts';

const operator: Caller = { uid: 'operator-1', email: '', displayName: 'Op', role: 'superuser' };
const uid = 'hana-1';

async function join(context: Context, person: { uid: string; email: string; displayName: string }) {
  await (await context.auth()).createUser({ uid: person.uid, email: person.email });
  // The profile of a login ID is created together with it, and has no address.
  await openProfile(context, { ...person, email: '' }, { locale: 'ja' });
}

describe('people in the console', { timeout: 60_000 }, () => {
  let context: Context;
  beforeEach(async () => {
    ({ context } = bareContext());
    await join(context, { uid, email: 'hana@pochitto.example', displayName: 'はな' });
  });
  const actions = async () =>
    (await context.firestore.collection(collections.auditEntries).orderBy('createdAt').get()).docs.map(
      (entry) => auditEntrySchema.parse(entry.data()),
    );
  const found = async (query: string) =>
    (await findPeople(context, operator, { query })).people.map((person) => person.uid);

  it('are found by uid, address, login ID and start of their name, unless deleted', async () => {
    await join(context, { uid: 'salon-1', email: loginIdEmail('salon.1'), displayName: 'サロン' });
    await join(context, { uid: 'gone-1', email: 'gone@pochitto.example', displayName: 'はなれた人' });
    await context.firestore.doc(documents.user('gone-1')).update({ deletedAt: Timestamp.now() });
    expect(await found(uid)).toEqual([uid]);
    expect(await found('Hana@Pochitto.example')).toEqual([uid]);
    expect(await found('Salon.1')).toEqual(['salon-1']);
    expect(await found('は')).toEqual([uid]);
    for (const query of ['gone-1', 'gone@pochitto.example', 'nobody', 'a/b', '__x__', '@']) {
      expect(await found(query), query).toEqual([]);
    }
    expect((await actions())[0]).toMatchObject({ action: 'people_searched', actorId: operator.uid });
  });

  it('have their balance, tickets and limits, and an unknown uid is rejected', async () => {
    await grant(context, { grantId: 'g', uid, tokens: 7, tickets: 1 });
    expect(await readPerson(context, operator, { uid })).toMatchObject({
      uid,
      displayName: 'はな',
      email: 'hana@pochitto.example',
      rank: 'member',
      isActive: true,
      tokenBalance: 7,
      unusedTickets: 2,
      monthlyLimit: 100,
      monthlyUsed: 0,
      sets: 0,
      hasLine: false,
    });
    await expect(readPerson(context, operator, { uid: 'nobody' })).rejects.toMatchObject({
      code: 'person_unknown',
    });
    expect((await actions()).map(({ action, targetId }) => [action, targetId])).toEqual([
      ['person_seen', uid],
    ]);
  });

  it('get a gift once for each request id, and the audit log has the reason', async () => {
    const gift = { grantId: randomUUID(), uid, tokens: 20, tickets: 2, reason: 'お詫び' };
    await grantGift(context, operator, gift);
    await grantGift(context, operator, gift);
    expect(await readPerson(context, operator, { uid })).toMatchObject({
      tokenBalance: 20,
      unusedTickets: 3,
    });
    expect(await auditLedger(context, uid)).toEqual([]);
    const noted = (await actions()).filter(({ action }) => action === 'gift_granted');
    expect(noted).toMatchObject([
      { actorId: operator.uid, targetId: uid, note: 'お詫び', change: { tokens: 20, tickets: 2 } },
    ]);
  });

  it('get no gift under an unknown uid, and the audit log stays empty', async () => {
    const gift = { grantId: randomUUID(), uid: 'nobody', tokens: 1, tickets: 0, reason: 'a test' };
    await expect(grantGift(context, operator, gift)).rejects.toMatchObject({ code: 'person_unknown' });
    expect(await actions()).toEqual([]);
  });

  it.each([
    [{ tokens: -5 }, 'grant_amount'],
    [{ tokens: 1_000_000_000 }, 'grant_amount'],
    [{ tokens: 1.5 }, 'grant_amount'],
    [{ tokens: 0 }, 'grant_amount'],
    [{ tickets: 21 }, 'grant_amount'],
    [{ tickets: -1 }, 'grant_amount'],
    [{ reason: ' x ' }, 'reason_missing'],
  ] satisfies [Partial<CallableInput<'grantGift'>>, string][])('get no gift of %j: %s', (fields, code) => {
    const gift = { grantId: randomUUID(), uid, tokens: 1, tickets: 0, reason: 'a test', ...fields };
    expect(api.grantGift.input.safeParse(gift).error?.issues[0]?.message).toBe(code);
  });

  it('have a history in pages that lists each entry once, also for entries of the same time', async () => {
    const at = new Date('2026-11-01T00:00:00Z');
    const sets = Array.from({ length: 40 }, (_, index) => generationFixture({ id: `s${index}`, uid, at }));
    await writeAll(
      context,
      sets.map((each) => each.documents),
    );
    for (let index = 0; index < 25; index += 1) {
      await grant(context, { grantId: `g${index}`, uid, tokens: 4, tickets: 0 });
    }
    const seen: { id: string; amount: number; createdAt: string }[] = [];
    let pages = 0;
    for (let cursor: string | null = null; pages === 0 || cursor !== null; pages += 1) {
      const page = await listLedgerOf(context, operator, { uid, cursor });
      seen.push(...page.entries);
      cursor = page.next;
    }
    expect(pages).toBe(3);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(65);
    expect(seen.reduce((sum, { amount }) => sum + amount, 0)).toBe(25 * 4 - 40 * 3);
    expect(seen.map(({ createdAt }) => createdAt)).toEqual(
      seen
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .toReversed(),
    );
    expect((await actions()).filter(({ action }) => action === 'history_seen')).toHaveLength(1);
  });

  it('have a list of their own sets, newest first', async () => {
    const make = (id: string, owner: string, day: number) =>
      generationFixture({ id, uid: owner, at: new Date(Date.UTC(2026, 10, day)) }).documents;
    await writeAll(context, [make('old', uid, 1), make('new', uid, 2), make('other', 'somebody', 3)]);
    const { sets, next } = await listSetsOf(context, operator, { uid, cursor: null });
    expect(sets.map(({ stampId }) => stampId)).toEqual(['new', 'old']);
    expect(next).toBeNull();
  });

  it('have an audit log in pages, of one actor or about one person', async () => {
    const other: Caller = { ...operator, uid: 'operator-2' };
    for (let index = 0; index < 60; index += 1) await readPerson(context, operator, { uid });
    await findPeople(context, other, { query: 'x' });
    const all = { actorId: null, targetId: null, cursor: null };
    const first = await listAudit(context, operator, all);
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({ action: 'people_searched', actorId: 'operator-2' });
    const rest = await listAudit(context, operator, { ...all, cursor: first.next });
    expect(rest.entries).toHaveLength(11);
    expect(rest.next).toBeNull();
    const by = await listAudit(context, operator, { ...all, actorId: 'operator-2' });
    expect(by.entries).toHaveLength(1);
    const about = await listAudit(context, operator, { ...all, targetId: 'nobody' });
    expect(about.entries).toEqual([]);
    await expect(listAudit(context, operator, { ...all, cursor: 'rubbish' })).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});
