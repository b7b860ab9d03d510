import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeRank, openProfile, setRole } from '../../../functions/src/accounts/index.ts';
import { loginIdEmail } from '../../../functions/src/domain/accounts/login_id.ts';
import { claimsWith, type Rank, type Role, rankOf } from '../../../functions/src/domain/accounts/role.ts';
import { api, type CallableInput } from '../../../functions/src/domain/api.ts';
import { auditEntrySchema, operatorId } from '../../../functions/src/domain/operations/audit_entry.ts';
import { collections, documents, ids } from '../../../functions/src/domain/paths.ts';
import type { Caller } from '../../../functions/src/platform/callable.ts';
import { inspectPictures, listUsage, setImageDeleted } from '../../../functions/src/studio/index.ts';
import { findPerson } from '../../../tools/role/find_person.ts';
import { bareContext } from '../../support/bare_context.ts';
import { drawOrder, type StudioFixture, studioFixture, studioUser } from './studio_fixture.ts';

const superuser: Caller = {
  uid: 'superuser',
  email: 'superuser@pochitto.example',
  displayName: 'Bonnie',
  role: 'superuser',
};

/** Creates a signed-in person. */
async function createSignedIn(
  { context }: StudioFixture,
  caller: Caller,
  claims: object = {},
): Promise<void> {
  const { uid, email, displayName } = caller;
  await (await context.auth()).createUser({ uid, email });
  await (await context.auth()).setCustomUserClaims(uid, claims);
  await openProfile(context, { uid, email, displayName }, { locale: 'ja' });
}

const entriesOf = async ({ context }: StudioFixture) =>
  (await context.firestore.collection(collections.auditEntries).orderBy('createdAt').get()).docs.map((each) =>
    auditEntrySchema.parse(each.data()),
  );

describe('role', { timeout: 60_000 }, () => {
  let fixture: StudioFixture;
  const mio: Caller = { ...studioUser, uid: 'mio' };
  beforeEach(async () => {
    fixture = bareContext();
    await Promise.all([
      createSignedIn(fixture, superuser, { superuser: true }),
      createSignedIn(fixture, mio, { plan: 'kept' }),
    ]);
  });
  const claimsOf = async (uid: string) =>
    (await (await fixture.context.auth()).getUser(uid)).customClaims ?? {};
  const give = (uid: string, role: Role) => setRole(fixture.context, superuser, { uid, role });

  it('is granted and revoked by a superuser, and each change is in the audit log', async () => {
    for (const role of ['staff', 'superuser', 'superuser', 'member'] as const) {
      await give(mio.uid, role);
      expect(rankOf(await claimsOf(mio.uid))).toBe(role);
    }
    expect(await claimsOf(mio.uid)).toEqual({ plan: 'kept' });
    const noted = (await entriesOf(fixture)).map(({ actorId, role, action, targetId, change }) => {
      expect({ actorId, role, action, targetId }).toEqual({
        actorId: superuser.uid,
        role: 'superuser',
        action: 'role_changed',
        targetId: mio.uid,
      });
      return change && 'from' in change ? `${change.from} → ${change.to}` : null;
    });
    expect(noted).toEqual(['member → staff', 'staff → superuser', 'superuser → member']);
  });

  it('cannot be changed for oneself, an operator or an unknown person', async () => {
    await createSignedIn(
      fixture,
      { uid: 'op', email: 'op@pochitto.example', displayName: 'Op' },
      { admin: true },
    );
    await (await fixture.context.auth()).createUser({ uid: 'no-profile' });
    const { firestore } = fixture.context;
    await firestore.doc(documents.user(mio.uid)).update({ deletedAt: Timestamp.now() });
    for (const [uid, code] of [
      [superuser.uid, 'role_own'],
      ['op', 'role_of_operator'],
      ['nobody', 'person_unknown'],
      ['no-profile', 'person_unknown'],
      [mio.uid, 'person_unknown'],
    ] as const) {
      await expect(give(uid, 'member'), uid).rejects.toMatchObject({ code });
    }
    expect(rankOf(await claimsOf(superuser.uid))).toBe('superuser');
    expect(rankOf(await claimsOf('op'))).toBe('admin');
    expect(await entriesOf(fixture)).toEqual([]);
  });

  it('of the first superuser is set by the operator’s command, which finds people by their sign-in', async () => {
    const auth = await fixture.context.auth();
    await auth.createUser({ uid: 'salon', email: loginIdEmail('salon.1') });
    expect(await findPerson(auth, mio.email)).toBe(mio.uid);
    expect(await findPerson(auth, 'Salon.1')).toBe('salon');
    expect(await findPerson(auth, mio.uid)).toBe(mio.uid);
    expect(await findPerson(auth, 'nobody')).toBeNull();
    const operator = { uid: operatorId, role: 'superuser' } as const;
    const change = (rank: Rank) => changeRank(fixture.context, operator, { uid: mio.uid, rank });
    expect(await change('admin')).toEqual({ from: 'member' });
    expect(await claimsOf(mio.uid)).toEqual({ plan: 'kept', admin: true });
    expect(await change('staff')).toEqual({ from: 'admin' });
    expect((await entriesOf(fixture)).map(({ actorId }) => actorId)).toEqual([operatorId, operatorId]);
  });
});

describe('rank', () => {
  it('is one of three and excludes the others', () => {
    expect(claimsWith({ admin: true, staff: true, superuser: true, plan: 'a' }, 'staff')).toEqual({
      staff: true,
      plan: 'a',
    });
    const input = (role: string) => api.setRole.input.safeParse({ uid: 'mio', role }).success;
    expect(['member', 'staff', 'superuser', 'admin', ''].map(input)).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});

describe('list of usage', { timeout: 60_000 }, () => {
  let fixture: StudioFixture;
  beforeAll(async () => {
    fixture = bareContext();
    await createSignedIn(fixture, superuser, { superuser: true });
    // Names of the maximum length: a page ends with one of them.
    const writer = fixture.context.firestore.bulkWriter();
    const profile = (await fixture.context.firestore.doc(documents.user(superuser.uid)).get()).data();
    for (let at = 0; at < 60; at += 1) {
      const displayName = `${'美'.repeat(97)}${String(at).padStart(3, '0')}`;
      const uid = randomUUID();
      void writer.create(fixture.context.firestore.doc(documents.user(uid)), {
        ...profile,
        userId: uid,
        displayName,
      });
    }
    await writer.close();
  });
  const page = (input: CallableInput<'listUsage'>, role: Role = 'superuser') =>
    listUsage(fixture.context, { ...superuser, role }, api.listUsage.input.parse(input));

  it('continues after a name of any length, and ends', async () => {
    const first = await page({});
    const second = await page({ cursor: first.next });
    expect([first.people.length, second.people.length, second.next]).toEqual([50, 11, null]);
    expect(new Set([...first.people, ...second.people].map(({ uid }) => uid)).size).toBe(61);
  });

  it('finds people by the start of their name', async () => {
    expect((await page({ name: ' Bo ' })).people.map(({ uid }) => uid)).toEqual([superuser.uid]);
    expect((await page({ name: `${'美'.repeat(97)}05` })).people).toHaveLength(10);
    expect((await page({ name: 'Nobody' })).people).toEqual([]);
  });

  it('shows ranks to all staff, and addresses to superusers only', async () => {
    const of = async (role: Role) => (await page({ name: 'Bonnie' }, role)).people[0];
    expect(await of('superuser')).toMatchObject({ rank: 'superuser', email: superuser.email });
    expect(await of('staff')).toMatchObject({ rank: 'superuser', email: '' });
  });
});

describe('superuser', { timeout: 60_000 }, () => {
  it('sees small copies of a person’s pictures until they expire, and the access is recorded first', async () => {
    const fixture = await studioFixture();
    const conversionId = await drawOrder(fixture, { generationCount: 2 });
    const imageId = ids.generatedImage(conversionId, 1);
    await setImageDeleted(fixture.context, studioUser, { imageId, isDeleted: true });
    const look = (id = conversionId) => inspectPictures(fixture.context, superuser, { conversionId: id });
    const { pictures } = api.inspectPictures.output.parse(await look());
    expect(pictures.map(({ number, isDeleted }) => [number, isDeleted])).toEqual([
      [1, true],
      [2, false],
    ]);
    for (const { webp } of pictures) {
      expect(Buffer.from(webp, 'base64').subarray(8, 12).toString()).toBe('WEBP');
    }
    expect(await entriesOf(fixture)).toMatchObject([
      { actorId: superuser.uid, role: 'superuser', action: 'pictures_seen', targetId: studioUser.uid },
    ]);
    await expect(look('nothing')).rejects.toMatchObject({ code: 'studio_gone' });
    fixture.wait(31 * 86_400);
    expect((await look()).pictures).toEqual([]);
  });
});
