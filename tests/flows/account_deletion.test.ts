import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteMe, openProfile, resumeDeletions } from '../../functions/src/accounts/index.ts';
import {
  deletionRestSeconds,
  deletionRunSeconds,
} from '../../functions/src/domain/accounts/account_deletion.ts';
import { personalCollections } from '../../functions/src/domain/accounts/personal_data.ts';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { drawQueue } from '../../functions/src/generation/index.ts';
import { checkIntegrity } from '../../functions/src/operations/index.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import { intakePhoto } from '../../functions/src/stamps/index.ts';
import { listUsage, setMonthlyLimit } from '../../functions/src/studio/index.ts';
import { backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';
import { crashSteps, crashTimeout } from '../support/crash_steps.ts';
import { crashingContext } from '../support/crashing_context.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { goToCheckout, ledgerFixture, newUser } from '../support/ledger_fixture.ts';
import { smallPhoto } from '../support/sets.ts';
import { deletionRecord, referencesTo, secret, userWithData } from '../support/user_with_data.ts';

const confirmed = ({ email }: Caller) => ({ confirm: email });
const count = (onDeletion: string) =>
  personalCollections.filter((each) => each.onDeletion === onDeletion).length;

describe('deletion of an account', { timeout: crashTimeout }, () => {
  let bare: BareContext;
  let ann: Caller;

  beforeAll(() => {
    bare = bareContext();
  });
  beforeEach(async () => {
    ann = await userWithData(bare.context);
  });

  it('removes everything of the person, returns a receipt and changes nothing of other people', async () => {
    const bob = await userWithData(bare.context);
    const before = await referencesTo(bare.context, bob.uid);
    const { receipt } = await deleteMe(bare.context, ann, confirmed(ann));
    expect(receipt).toEqual({
      // One in each collection except for exports, the welcome ticket and the profile.
      removedDocuments: count('removed') - 1 + 1 + 1,
      removedFiles: 2,
      // One in each folder, and the gift.
      keptLedgerEntries: count('kept') + 1,
      stripeCustomer: false,
      at: expect.stringMatching(/^\d{4}-/),
    });
    expect(await referencesTo(bare.context, ann.uid)).toEqual(deletionRecord(ann.uid));
    expect(await referencesTo(bare.context, bob.uid)).toEqual(before);
  });

  it('keeps ledger entries under an untraceable pseudonym', async () => {
    const { firestore } = bare.context;
    await deleteMe(bare.context, ann, confirmed(ann));
    const order = await firestore.doc(documents.accountDeletion(ann.uid)).get();
    const pseudonym = String(order.get('pseudonym'));
    expect(pseudonym).toMatch(/^deleted_[0-9a-f]{32}$/);
    const entries = await firestore
      .collection(collections.tokenTransactions)
      .where('userId', '==', pseudonym)
      .get();
    const sum = entries.docs.map((each) => each.get('amount') ?? 0).reduce((total, tokens) => total + tokens);
    expect(sum).toBe(5);
    const bought = entries.docs.find((each) => each.get('stripeSessionId') === 'cs_test_kept');
    expect(bought?.data()).toMatchObject({ stripePaymentIntentId: null, stripeEventId: null, voucher: null });
    expect(JSON.stringify(entries.docs.map((each) => each.data()))).not.toContain(secret);
  });

  it('leaves neither uid nor LINE user id in documents and files, and its audit entries name the pseudonym', async () => {
    const lineUserId = `U${randomUUID().replaceAll('-', '')}`;
    const { context } = bare;
    const { firestore, bucket } = context;
    const uid = `line:${lineUserId}`;
    const line = await userWithData(context, { uid });
    const superuser: Caller = { uid: 'superuser', email: '', displayName: 'Bonnie', role: 'superuser' };
    await firestore.doc(documents.user(uid)).update({ lineUserId });
    await firestore.doc(documents.lineAccount(lineUserId)).set({ userId: uid });
    await firestore.doc(documents.aiSpendOfPerson('2026-11-29', uid)).set({ userId: uid });
    await setMonthlyLimit(context, superuser, { uid, monthlyLimit: 7 });
    await listUsage(context, { ...line, role: 'staff' }, { name: '', cursor: null });
    // Most documents of the fixture break their schema, and one file has no set.
    await bucket.file(files.sticker(uid, 'gone', '01', 'x')).save('png', { resumable: false });
    bare.wait(2 * 24 * 3600);
    expectErrors(/Integrity findings are open/);
    await checkIntegrity(context);
    const findings = await firestore.collection(collections.integrityFindings).get();
    expect(findings.docs.map((each) => String(each.get('kind')))).toEqual(
      expect.arrayContaining(['broken_document', 'file_without_document']),
    );
    expect(await referencesTo(context, lineUserId)).toContainEqual(expect.stringMatching(/^audit_entries/));

    await deleteMe(context, line, confirmed(line));
    const order = await firestore.doc(documents.accountDeletion(uid)).get();
    bare.wait(deletionRestSeconds + 1);
    await resumeDeletions(context);
    expect(await referencesTo(context, lineUserId)).toEqual([]);
    const entries = await firestore.collection(collections.auditEntries).orderBy('createdAt').get();
    const pseudonym: unknown = order.get('pseudonym');
    expect(entries.docs.map((each) => each.data())).toMatchObject([
      { action: 'limit_changed', actorId: 'superuser', targetId: pseudonym },
      { action: 'usage_listed', actorId: pseudonym, targetId: null },
    ]);
  });

  it('removes more documents than fit into one page', async () => {
    const of = [collections.images, collections.tokenConsumptions];
    const rich = await userWithData(bare.context, { many: { each: 101, of }, files: 51 });
    const { receipt } = await deleteMe(bare.context, rich, confirmed(rich));
    expect(receipt).toMatchObject({
      removedDocuments: 101 + count('removed'),
      removedFiles: 102,
      keptLedgerEntries: 101 + count('kept'),
    });
    expect(await referencesTo(bare.context, rich.uid)).toEqual(deletionRecord(rich.uid));
  });

  it('returns the same receipt twice', async () => {
    const first = await deleteMe(bare.context, ann, confirmed(ann));
    expect(await deleteMe(bare.context, ann, confirmed(ann))).toEqual(first);
  });

  it('counts everything once if it runs twice concurrently', async () => {
    const both = [1, 2].map(() => deleteMe(bare.context, ann, confirmed(ann)));
    const [one, other] = await Promise.all(both);
    expect(one?.receipt.removedDocuments).toBe(count('removed') + 1);
    expect(other?.receipt.keptLedgerEntries).toBe(count('kept') + 1);
    expect(await referencesTo(bare.context, ann.uid)).toEqual(deletionRecord(ann.uid));
  });

  it('completes when it is repeated after a crash at any step', async () => {
    const { context, steps } = crashingContext(bare.context);
    await deleteMe(context, ann, confirmed(ann));
    expect(steps()).toBeGreaterThan(30);
    expectErrors(/Crashed at step/);
    for (const crashAt of crashSteps(steps(), 5)) {
      const eve = await userWithData(bare.context);
      const crashing = crashingContext(bare.context, crashAt);
      await expect(deleteMe(crashing.context, eve, confirmed(eve)), `step ${crashAt}`).rejects.toThrow();
      const { receipt } = await deleteMe(bare.context, eve, confirmed(eve));
      expect(receipt, `step ${crashAt}`).toMatchObject({
        removedDocuments: count('removed') + 1,
        keptLedgerEntries: count('kept') + 1,
      });
      expect(await referencesTo(bare.context, eve.uid), `step ${crashAt}`).toEqual(deletionRecord(eve.uid));
    }
  });
});

describe('sweep of account deletions', () => {
  let bare: BareContext;
  let ann: Caller;

  beforeEach(async () => {
    bare = bareContext();
    ann = await userWithData(bare.context);
  });

  it('resumes a crashed deletion once its lease has expired', async () => {
    expectErrors(/Crashed at step/);
    await expect(deleteMe(crashingContext(bare.context, 9).context, ann, confirmed(ann))).rejects.toThrow();
    expect(await resumeDeletions(bare.context)).toBe(0);
    bare.wait(deletionRunSeconds + 1);
    expect(await resumeDeletions(bare.context)).toBe(1);
    expect(await referencesTo(bare.context, ann.uid)).toEqual(deletionRecord(ann.uid));
  });

  it('removes late documents in a second pass, and then forgets the person', async () => {
    await deleteMe(bare.context, ann, confirmed(ann));
    await bare.context.firestore.collection(collections.images).add({ userId: ann.uid });
    const late = bare.context.bucket.file(files.sticker(ann.uid, 'set', '01', 'late'));
    await late.save(Buffer.from('late'), { resumable: false });
    bare.wait(deletionRestSeconds + 1);
    expect(await resumeDeletions(bare.context)).toBe(1);
    expect(await referencesTo(bare.context, ann.uid)).toEqual([]);
    expect(await resumeDeletions(bare.context)).toBe(0);
  });

  it('allows no new profile under the same uid until then', async () => {
    const again = () => openProfile(bare.context, ann, { locale: 'ja' });
    await deleteMe(bare.context, ann, confirmed(ann));
    await expect(again()).rejects.toMatchObject({ code: 'account_deleted' });
    bare.wait(deletionRestSeconds + 1);
    await resumeDeletions(bare.context);
    expect(await again()).toEqual({ created: true });
  });
});

describe('confirmation of a deletion', () => {
  const bare = () => bareContext().context;
  const person = (email: string): Caller => ({ uid: randomUUID(), email, displayName: 'Ann' });

  it.each([
    ['their address', 'Ann@pochitto.example', 'ann@pochitto.example'],
    ['their address in capitals', 'ann@pochitto.example', ' ANN@POCHITTO.EXAMPLE '],
    ['the word, without an address', '', '削除'],
    ['the word in English', '', 'delete'],
  ])('accepts %s', async (_, email, confirm) => {
    const [context, ann] = [bare(), person(email)];
    await openProfile(context, ann, { locale: 'ja' });
    expect((await deleteMe(context, ann, { confirm })).receipt.removedDocuments).toBe(2);
  });

  it('removes the login ID of a person who has one', async () => {
    const [context, ann] = [bare(), person('')];
    await openProfile(context, ann, { locale: 'ja' });
    const signedIn = { ...ann, email: 'hana.2@login.pochitto.invalid' };
    await expect(deleteMe(context, signedIn, { confirm: '削除' })).rejects.toMatchObject({
      code: 'confirmation_wrong',
    });
    expect((await deleteMe(context, signedIn, { confirm: 'HANA.2' })).receipt.removedDocuments).toBe(2);
  });

  it.each(['', 'bob@pochitto.example', '削除', 'ann'])('rejects %j and changes nothing', async (confirm) => {
    const [context, ann] = [bare(), person('ann@pochitto.example')];
    await openProfile(context, ann, { locale: 'ja' });
    const before = await referencesTo(context, ann.uid);
    await expect(deleteMe(context, ann, { confirm })).rejects.toMatchObject({ code: 'confirmation_wrong' });
    expect(await referencesTo(context, ann.uid)).toEqual(before);
    const profile = await context.firestore.doc(documents.user(ann.uid)).get();
    expect(profile.data()).toMatchObject({ isActive: true, deletedAt: null });
  });

  it('is rejected for a person without a profile', async () => {
    const signedOut = person('ann@pochitto.example');
    await expect(deleteMe(bare(), signedOut, confirmed(signedOut))).rejects.toMatchObject({
      code: 'sign_in_required',
    });
  });
});

describe('deletion of a Stripe customer', () => {
  it('removes the customer, and succeeds if it was removed before', async () => {
    const fixture = await ledgerFixture();
    for (const isGone of [false, true]) {
      const ann = await newUser(fixture.context);
      await goToCheckout(fixture, ann, 'tokens_50');
      const profile = await fixture.context.firestore.doc(documents.user(ann.uid)).get();
      const customer = String(profile.get('stripeCustomerId'));
      const { secretKey } = fixture.context.stripeAccount();
      const ask = (method: string) =>
        fetch(`${fixture.stripe.url}/v1/customers/${customer}`, {
          method,
          headers: { authorization: `Bearer ${secretKey}` },
        }).then((answer) => answer.json());
      if (isGone) await ask('DELETE');
      const { receipt } = await deleteMe(fixture.context, ann, confirmed(ann));
      expect(receipt).toMatchObject({ stripeCustomer: true, keptLedgerEntries: 1 });
      expect(await ask('GET')).toMatchObject({ id: customer, deleted: true });
    }
    await fixture.close();
  });

  it('is retried while Stripe does not answer', async () => {
    const fixture = await ledgerFixture();
    const ann = await newUser(fixture.context);
    await goToCheckout(fixture, ann, 'tokens_50');
    await fixture.close();
    expectErrors(/Stripe/);
    await expect(deleteMe(fixture.context, ann, confirmed(ann))).rejects.toMatchObject({
      code: 'deletion_unfinished',
    });
    expect((await fixture.context.firestore.doc(documents.user(ann.uid)).get()).get('isActive')).toBe(false);
  });
});

describe('deletion of a person whose set is being drawn', () => {
  it('leaves nothing behind', async () => {
    const fixture = await backendFixture();
    const { stampId, path } = await setWithUpload(fixture, await smallPhoto());
    await intakePhoto(fixture.context, path);
    const stamp = await fixture.context.firestore.doc(documents.stamp(stampId)).get();
    const drawing = drawQueue(fixture.context, stampSchema.parse(stamp.data()).queueId, 'task');
    await deleteMe(fixture.context, testUser, confirmed(testUser));
    await drawing;
    expect(await referencesTo(fixture.context, `user_${testUser.uid}`)).toEqual([]);
    const images = await fixture.context.firestore.collection(collections.images).get();
    expect(images.size).toBe(0);
  });
});
