import { type LineMessagingSandbox, startLineMessagingSandbox } from '@pochitto/sandbox/line-messaging';
import { type MailSandbox, startMailSandbox } from '@pochitto/sandbox/mail';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mostNoticesPerDay, unsubscribeUses } from '../../functions/src/domain/limits.ts';
import { noticeSchema } from '../../functions/src/domain/notices/notice.ts';
import { collections, documents, ids } from '../../functions/src/domain/paths.ts';
import {
  chooseNotice,
  deliverNotice,
  enqueueNotice,
  markNoticesRead,
  prepareNotice,
  sweepNotices,
  unsubscribe,
} from '../../functions/src/notices/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { digest } from '../../functions/src/platform/hashes.ts';
import { transact } from '../../functions/src/platform/transact.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';
import { Crash, crashingContext } from '../support/crashing_context.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { type Documents, noticeFixture, peopleOf, writeAll } from './job_fixtures.ts';
import { eachOf, randomOf } from './seeded_random.ts';

/** Seeded notices; all with `POCHITTO_EVERY_STEP=1`. */
const count = process.env.POCHITTO_EVERY_STEP === '1' ? 1000 : 120;
/** Notices per person, so that nobody exceeds the daily limit. */
const each = 20;
const atOnce = 8;

const origin = 'https://pochitto.example';
const token = 'sandbox-channel-access-token';
const password = 'sandbox-smtp-password';
const lineIdOf = (uid: string) =>
  `U${digest(uid)
    .replaceAll(/[^0-9a-f]/g, '')
    .padEnd(32, '0')
    .slice(0, 32)}`;

let line: LineMessagingSandbox;
let mail: MailSandbox;
beforeAll(async () => {
  line = await startLineMessagingSandbox({ port: 0, channelToken: token });
  mail = await startMailSandbox({ port: 0, pagePort: 0, user: 'pochitto', password });
});
afterAll(() => Promise.all([line?.stop(), mail?.stop()]));
afterEach(() => {
  line.set({ next: [] });
  mail.set([]);
});

/** Returns a context with both channels, connected to the sandboxes. */
function noticeContext(): BareContext {
  const bare = bareContext();
  const from = { name: '', address: 'notices@pochitto.example' };
  const server = { host: '127.0.0.1', port: mail.port, isSecure: false, requiresTls: false };
  return {
    ...bare,
    context: {
      ...bare.context,
      webOrigin: () => origin,
      lineMessaging: () => ({ channelToken: token, apiUrl: line.url }),
      mailServer: () => ({ ...server, user: 'pochitto', password, from }),
    },
  };
}

/** Creates people with a LINE account and an e-mail address. */
async function addPeople(context: Context, uids: readonly string[], isVerified = true): Promise<void> {
  const auth = await context.auth();
  const at = context.now();
  const fixtures = uids.map((uid) => ({ id: uid, uid, documents: {}, tokens: 0, pictures: 0 }));
  const people: Documents = Object.fromEntries(
    Object.entries(peopleOf(fixtures, at)).map(([path, data]) => [
      path,
      path.startsWith(collections.users) ? { ...data, lineUserId: lineIdOf(path.split('/')[1] ?? '') } : data,
    ]),
  );
  await writeAll(context, [people]);
  await eachOf(uids, atOnce, async (uid) => {
    await auth.createUser({ uid, email: `${uid}@pochitto.example`, emailVerified: isVerified });
  });
}

const read = async ({ firestore }: Context, noticeId: string) =>
  noticeSchema.parse((await firestore.doc(documents.notice(noticeId)).get()).data());
const messagesOf = (title: string) => line.messages.filter(({ text }) => text.includes(`「${title}」`));
const mailsOf = (noticeId: string) =>
  mail.mails.filter(({ messageId }) => messageId === `<${digest(noticeId)}@pochitto.example>`);

async function ignoreExpectedErrors(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (
      !(error instanceof Crash) &&
      !/LINE answered|LINE could not be reached|mail server/.test(String(error))
    )
      throw error;
  }
}

describe('notices', { timeout: 900_000 }, () => {
  it('are delivered exactly once on each channel despite duplicates, crashes and temporary errors', async () => {
    expectErrors(/Crashed at step/);
    const { context, tasks, wait } = noticeContext();
    const seeded = Array.from({ length: count }, (_, seed) => {
      const random = randomOf(seed * 6151 + 3);
      const uid = `n${Math.floor(seed / each)}`;
      const about = { kind: 'rejected' as const, stampId: `s${seed}`, title: `Set ${seed}` };
      return { random, uid, about, cause: `s${seed}_1`, id: ids.notice('rejected', `s${seed}_1`) };
    });
    await addPeople(context, [...new Set(seeded.map(({ uid }) => uid))]);
    const byId = new Map(seeded.map((each) => [each.id, each]));
    const maybeCrashing = (random: () => number, longest: number) =>
      crashingContext(context, random() < 0.35 ? 1 + Math.floor(random() * longest) : undefined).context;

    // The cause is reported one to three times at once, and by processes that crash.
    await eachOf(seeded, atOnce, async ({ random, uid: userId, about, cause, id }) => {
      const report = (crashing: Context) =>
        transact(crashing.firestore, async (transaction) => {
          const tell = await prepareNotice(crashing, transaction, { userId, about, cause });
          tell();
        });
      const reports = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        ignoreExpectedErrors(report(maybeCrashing(random, 2))),
      );
      await Promise.all(reports);
      await report(context);
      // The event of the document: lost, once, or twice.
      for (let events = Math.floor(random() * 3); events > 0; events -= 1) await enqueueNotice(context, id);
    });
    expect((await context.firestore.collection(collections.notices).count().get()).data().count).toBe(count);

    const isOpen = context.firestore.collection(collections.notices).where('isOpen', '==', true);
    for (let round = 0; round < 12 && (round === 0 || !(await isOpen.limit(1).get()).empty); round += 1) {
      const due = tasks.splice(0);
      await eachOf(due, atOnce, async ({ id: taskId, payload }) => {
        const { random, id } = byId.get(String(payload.noticeId)) ?? { random: randomOf(0), id: '' };
        if (random() < 0.2)
          line.set({ next: [[429, 500, 503, 'lost' as const][Math.floor(random() * 4)] ?? 429] });
        if (random() < 0.1) mail.set([451]);
        const run = () => ignoreExpectedErrors(deliverNotice(maybeCrashing(random, 8), id, taskId));
        await (random() < 0.15 ? Promise.all([run(), run()]) : run());
      });
      wait(25 * 60);
      await sweepNotices(context);
    }

    const wrong: string[] = [];
    await eachOf(seeded, atOnce, async ({ id, about }) => {
      const { line: atLine, email } = await read(context, id);
      const found = [atLine.state, email.state, messagesOf(about.title).length, mailsOf(id).length].join(' ');
      if (found !== 'delivered delivered 1 1') wrong.push(`${id}: ${found}`);
    });
    expect(wrong).toEqual([]);
    expect([line.messages.length, mail.mails.length]).toEqual([count, count]);
    // Retry keys were repeated and rejected, so the mechanism was tested.
    expect(line.pushes.some(({ status }) => status === 409)).toBe(true);
    expect(line.pushes.some(({ status }) => status === 429)).toBe(true);
  });

  it('stop without retries for a blocked account, an unverified address, a read notice and a deleted person', async () => {
    const { context } = noticeContext();
    await addPeople(context, ['blocker', 'reader']);
    await addPeople(context, ['unproven'], false);
    line.set({ people: { [lineIdOf('blocker')]: 'blocked' } });
    const at = context.now();
    await writeAll(
      context,
      ['blocker', 'reader', 'unproven', 'gone'].map((uid) => noticeFixture({ id: uid, uid, at })),
    );
    await context.firestore.doc(documents.notice('reader')).update({ readAt: at });
    const ends: Record<string, unknown> = {};
    for (const id of ['blocker', 'reader', 'unproven', 'gone']) {
      await deliverNotice(context, id, 'task');
      const { line: atLine, email, isOpen } = await read(context, id);
      ends[id] = [atLine.reason ?? atLine.state, email.reason ?? email.state, isOpen];
    }
    expect(ends).toEqual({
      blocker: ['not_a_friend', 'delivered', false],
      reader: ['seen', 'seen', false],
      unproven: ['delivered', 'no_address', false],
      gone: ['gone', 'gone', false],
    });
    expect(line.messages.filter(({ to }) => to === lineIdOf('blocker'))).toEqual([]);
  });

  it('stop at once if the deployment has no channel, and respect the daily limit per person', async () => {
    const { context } = noticeContext();
    await addPeople(context, ['busy']);
    const at = new Date('2026-11-30T03:00:00.000Z');
    const idOf = (number: number) => `busy${number}`;
    await writeAll(
      context,
      Array.from({ length: mostNoticesPerDay + 1 }, (_, index) =>
        noticeFixture({ id: idOf(index), uid: 'busy', at: new Date(at.getTime() + index * 1000) }),
      ),
    );
    const off = { ...context, lineMessaging: () => null, mailServer: () => null };
    await deliverNotice(off, idOf(0), 'task');
    expect(await read(context, idOf(0))).toMatchObject({
      isOpen: false,
      line: { reason: 'off' },
      email: { reason: 'off' },
    });
    for (const number of [mostNoticesPerDay - 1, mostNoticesPerDay]) {
      await deliverNotice(context, idOf(number), 'task');
    }
    expect((await read(context, idOf(mostNoticesPerDay - 1))).line.state).toBe('delivered');
    expect(await read(context, idOf(mostNoticesPerDay))).toMatchObject({
      isOpen: false,
      line: { reason: 'too_many' },
      email: { reason: 'too_many' },
    });
  });

  it('are unsubscribed by the form behind a mail’s link only, not by opening it, and not by another link', async () => {
    const { context, wait } = noticeContext();
    await addPeople(context, ['weary']);
    await writeAll(context, [noticeFixture({ id: 'weary', uid: 'weary', at: context.now() })]);
    await deliverNotice(context, 'weary', 'task');
    const [sent] = mailsOf('weary');
    const url = /<(https:[^>]+)>/.exec(sent?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const { pathname } = new URL(url);
    const choices = async () =>
      (await context.firestore.doc(documents.user('weary')).get()).get('noticeChoices');
    const before = await choices();
    expect(await unsubscribe(context, { method: 'GET', path: pathname })).toMatchObject({ status: 200 });
    expect(await choices()).toEqual(before);
    const forged = pathname.replace(/^(.*\/)[^.]+/, `$1${Buffer.from('reader').toString('base64url')}`);
    expect(await unsubscribe(context, { method: 'POST', path: forged })).toMatchObject({ status: 404 });
    const answers: unknown[] = [];
    for (let press = 1; press <= unsubscribeUses.perMinute; press += 1) {
      answers.push(await unsubscribe(context, { method: 'GET', path: pathname }));
    }
    const later = { status: 429, body: expect.stringContaining('しばらくしてから') };
    expect(answers.at(-1)).toMatchObject(later);
    expect(await choices()).toEqual(before);
    wait(60);
    expect(await unsubscribe(context, { method: 'POST', path: pathname })).toMatchObject({ status: 200 });
    expect(await choices()).toMatchObject({ rejected: { email: false }, set_finished: { email: false } });
    await writeAll(context, [noticeFixture({ id: 'later', uid: 'weary', at: context.now() })]);
    await deliverNotice(context, 'later', 'task');
    expect(await read(context, 'later')).toMatchObject({
      line: { state: 'delivered' },
      email: { reason: 'unwanted' },
    });
  });

  it('are marked as read by their owner only, and can be chosen by kind and channel', async () => {
    const { context } = noticeContext();
    await addPeople(context, ['owner', 'other']);
    await writeAll(context, [noticeFixture({ id: 'owned', uid: 'owner', at: context.now() })]);
    await markNoticesRead(context, { uid: 'other' }, { noticeIds: ['owned', 'unknown'] });
    expect((await read(context, 'owned')).readAt).toBeNull();
    await markNoticesRead(context, { uid: 'owner' }, { noticeIds: ['owned', 'owned'] });
    expect((await read(context, 'owned')).readAt).not.toBeNull();
    await chooseNotice(context, { uid: 'owner' }, { kind: 'rejected', channel: 'line', isTold: false });
    await writeAll(context, [noticeFixture({ id: 'chosen', uid: 'owner', at: context.now() })]);
    await deliverNotice(context, 'chosen', 'task');
    expect(await read(context, 'chosen')).toMatchObject({
      line: { reason: 'unwanted' },
      email: { state: 'delivered' },
    });
  });
});
