import { randomBytes, randomUUID } from 'node:crypto';
import { sandboxPeople, startLineLoginSandbox } from '@pochitto/sandbox/line-login';
import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginLineLogin,
  changeInitialPassword,
  createLoginId,
  finishLineLogin,
  openProfile,
  renewInitialPassword,
  setActive,
} from '../../functions/src/accounts/index.ts';
import { userSchema } from '../../functions/src/domain/accounts/user.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { bareContext } from '../support/bare_context.ts';
import { Crash, crashingContext } from '../support/crashing_context.ts';
import { type ProviderAction, signInAt } from '../support/provider_browser.ts';

const channel = { channelId: '1657000001', channelSecret: '0123456789abcdef0123456789abcdef' };
const redirectUri = 'http://127.0.0.1:9/sign-in/line';
const [hanako = '', taro = '', withoutEmail = '', emi = ''] = sandboxPeople.map(({ userId }) => userId);

let line: Awaited<ReturnType<typeof startLineLoginSandbox>>;
beforeAll(async () => {
  line = await startLineLoginSandbox({ port: 0, ...channel, redirectUris: [redirectUri] });
});
afterAll(() => line.stop());

/** Returns a new project without accounts. */
function newProject() {
  const { context: bare, wait } = bareContext();
  const lineChannel = () => ({ ...channel, accessUrl: line.url, apiUrl: line.url, redirectUri });
  const context: Context = { ...bare, lineChannel };
  return { context, wait };
}

type Callback = { code: string } | { error: string };
const signedOut = null;
const callerOf = (uid: string, email = `${uid}@pochitto.example`) => ({ uid, email, displayName: uid });

/** Starts a sign-in, visits LINE, and returns the input of `finishLineLogin`. */
async function visitLine(
  context: Context,
  caller: ReturnType<typeof callerOf> | null,
  action: ProviderAction,
) {
  const { authorizeUrl, state, secret } = await beginLineLogin(context, caller, { locale: 'ja' });
  const { searchParams } = await signInAt(authorizeUrl, action);
  const [code, error] = [searchParams.get('code'), searchParams.get('error')];
  const callback: Callback = code === null ? { error: error ?? '' } : { code };
  return { state, secret, authorizeUrl, ...callback };
}

async function signIn(context: Context, person: string) {
  const answer = await finishLineLogin(context, signedOut, await visitLine(context, signedOut, { person }));
  if (answer.outcome !== 'signed_in') throw new Error('Linked instead of signed in.');
  return { uid: String(decodeJwt(answer.customToken).uid), created: answer.created };
}

async function link(context: Context, uid: string, person: string) {
  const caller = callerOf(uid);
  return finishLineLogin(context, caller, await visitLine(context, caller, { person }));
}

const profileOf = async ({ firestore }: Context, uid: string) =>
  userSchema.parse((await firestore.doc(documents.user(uid)).get()).data());
const countOf = async ({ firestore }: Context, collection: string) =>
  (await firestore.collection(collection).count().get()).data().count;
/** Returns the audit entries about a person, sorted. */
const auditOf = async ({ firestore }: Context, uid: string) =>
  (await firestore.collection(collections.auditEntries).where('targetId', '==', uid).get()).docs
    .map((entry) => entry.get('action'))
    .sort();
const rejectedWith = (code: string) => expect.objectContaining({ name: 'PochittoError', code });

describe('signing in with LINE', () => {
  it('creates a profile from LINE’s data, the first time only', async () => {
    const { context } = newProject();
    expect(await signIn(context, hanako)).toEqual({ uid: `line:${hanako}`, created: true });
    expect(await signIn(context, hanako)).toEqual({ uid: `line:${hanako}`, created: false });
    expect(await profileOf(context, `line:${hanako}`)).toMatchObject({
      displayName: '花子',
      email: 'hanako@line.example',
      lineUserId: hanako,
      locale: 'ja',
    });
    expect(await countOf(context, collections.users)).toBe(1);
  });

  it('is possible without an e-mail address', async () => {
    const { context } = newProject();
    const { uid } = await signIn(context, withoutEmail);
    expect(await profileOf(context, uid)).toMatchObject({ email: '', photoURL: null });
  });

  it('neither copies another person’s address into a new profile nor signs in as them', async () => {
    const { context } = newProject();
    await openProfile(context, callerOf('ann', 'hanako@line.example'), { locale: 'en' });
    const { uid } = await signIn(context, hanako);
    expect(uid).toBe(`line:${hanako}`);
    expect((await profileOf(context, uid)).email).toBe('');
  });

  it('creates one profile if two browsers finish at once', async () => {
    const { context } = newProject();
    const people = await Promise.all(Array.from({ length: 5 }, () => signIn(context, taro)));
    expect(people.filter(({ created }) => created)).toHaveLength(1);
    expect(await countOf(context, collections.users)).toBe(1);
    expect(await countOf(context, collections.lineAccounts)).toBe(1);
  });

  it('keeps no data of a completed sign-in', async () => {
    const { context } = newProject();
    await signIn(context, hanako);
    expect(await countOf(context, collections.lineLogins)).toBe(0);
  });

  it('never sends the proof of the sign-in to the browser', async () => {
    const { context } = newProject();
    const { authorizeUrl, secret } = await beginLineLogin(context, signedOut, { locale: 'en' });
    const [login] = (await context.firestore.collection(collections.lineLogins).get()).docs;
    expect(authorizeUrl).not.toContain(secret);
    expect(authorizeUrl).not.toContain(login?.get('codeVerifier'));
    expect(JSON.stringify(login?.data())).not.toContain(secret);
    expect(new URL(authorizeUrl).searchParams.get('ui_locales')).toBe('en-US');
  });

  it('is rejected for a deactivated person', async () => {
    const { context } = newProject();
    const { uid } = await signIn(context, hanako);
    await setActive(context, callerOf('admin'), { uid, isActive: false });
    await expect(signIn(context, hanako)).rejects.toEqual(rejectedWith('account_inactive'));
    await setActive(context, callerOf('admin'), { uid, isActive: true });
    expect(await signIn(context, hanako)).toEqual({ uid, created: false });
  });

  it('can be repeated after a crash at any step', async () => {
    for (let crashAt = 1; ; crashAt += 1) {
      const { context } = newProject();
      const crashing = crashingContext(context, crashAt);
      const outcome = await signIn(crashing.context, hanako).catch((error: unknown) => error);
      if (!(outcome instanceof Crash)) break;
      expect((await signIn(context, hanako)).uid).toBe(`line:${hanako}`);
      expect(await countOf(context, collections.users)).toBe(1);
      expect(crashAt).toBeLessThan(10);
    }
  });
});

describe('return from LINE', () => {
  const opaque = () => randomBytes(32).toString('base64url');

  it('can be used once', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    await finishLineLogin(context, signedOut, back);
    await expect(finishLineLogin(context, signedOut, back)).rejects.toEqual(
      rejectedWith('line_login_expired'),
    );
  });

  it('can be used once if it is sent twice at once', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    const both = await Promise.allSettled([1, 2].map(() => finishLineLogin(context, signedOut, back)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('cannot be used by a person who stole the address, and stays valid for its owner', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    const stolen = finishLineLogin(context, signedOut, { ...back, secret: opaque() });
    await expect(stolen).rejects.toEqual(rejectedWith('line_login_expired'));
    expect(await finishLineLogin(context, signedOut, back)).toMatchObject({ outcome: 'signed_in' });
  });

  it('is rejected with an unknown state', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    const forged = finishLineLogin(context, signedOut, { ...back, state: opaque() });
    await expect(forged).rejects.toEqual(rejectedWith('line_login_expired'));
  });

  it('is rejected with a forged code, and with the code of another sign-in', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    const forged = finishLineLogin(context, signedOut, { ...back, code: 'forged' });
    await expect(forged).rejects.toEqual(rejectedWith('line_login_failed'));
    const mine = await visitLine(context, signedOut, { person: taro });
    const theirs = await visitLine(context, signedOut, { person: hanako });
    const mixed = finishLineLogin(context, signedOut, { ...theirs, code: 'code' in mine ? mine.code : '' });
    await expect(mixed).rejects.toEqual(rejectedWith('line_login_failed'));
    expect(await countOf(context, collections.users)).toBe(0);
  });

  it('is rejected after ten minutes', async () => {
    const { context, wait } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    wait(601);
    await expect(finishLineLogin(context, signedOut, back)).rejects.toEqual(
      rejectedWith('line_login_expired'),
    );
  });

  it.each([['cancels' as const], [{ person: hanako, agrees: false as const }]])(
    'reports a cancellation: %j',
    async (action) => {
      const { context } = newProject();
      const back = await visitLine(context, signedOut, action);
      await expect(finishLineLogin(context, signedOut, back)).rejects.toEqual(
        rejectedWith('line_login_cancelled'),
      );
    },
  );

  it('can be repeated if LINE does not answer', async () => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    await fetch(`${line.url}/sandbox/next-token`, { method: 'POST', body: JSON.stringify({ status: 503 }) });
    await expect(finishLineLogin(context, signedOut, back)).rejects.toEqual(rejectedWith('unavailable'));
    expect((await signIn(context, hanako)).created).toBe(true);
  });

  const claims = (nonce: string) => ({
    iss: 'https://access.line.me',
    aud: channel.channelId,
    sub: hanako,
    nonce,
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 3600,
  });
  const forgeries: [string, (nonce: string) => string | Promise<string>][] = [
    ['alg none', (nonce) => new UnsecuredJWT(claims(nonce)).encode()],
    [
      'ES256 with an unknown key',
      async (nonce) => {
        const { privateKey } = await generateKeyPair('ES256');
        return new SignJWT(claims(nonce)).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
      },
    ],
    [
      'the nonce of another sign-in',
      () =>
        new SignJWT(claims('another'))
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(channel.channelSecret)),
    ],
  ];

  it.each(forgeries)('is rejected with an ID token with %s', async (_, forge) => {
    const { context } = newProject();
    const back = await visitLine(context, signedOut, { person: hanako });
    const nonce = new URL(back.authorizeUrl).searchParams.get('nonce') ?? '';
    const idToken = await forge(nonce);
    await fetch(`${line.url}/sandbox/next-token`, { method: 'POST', body: JSON.stringify({ idToken }) });
    await expect(finishLineLogin(context, signedOut, back)).rejects.toEqual(
      rejectedWith('line_login_failed'),
    );
    expect(await countOf(context, collections.users)).toBe(0);
  });
});

describe('linking LINE to an account', () => {
  const createAnn = async () => {
    const at = newProject();
    await openProfile(at.context, callerOf('ann'), { locale: 'ja' });
    return at;
  };

  it('makes LINE sign in to that account', async () => {
    const { context } = await createAnn();
    expect(await link(context, 'ann', hanako)).toEqual({ outcome: 'linked' });
    expect((await profileOf(context, 'ann')).lineUserId).toBe(hanako);
    expect(await signIn(context, hanako)).toEqual({ uid: 'ann', created: false });
    expect(await countOf(context, collections.users)).toBe(1);
  });

  it('is idempotent, and the second time signs the person in again', async () => {
    const { context } = await createAnn();
    await link(context, 'ann', hanako);
    const again = await link(context, 'ann', hanako);
    if (again.outcome !== 'confirmed') throw new Error(`It was ${again.outcome}.`);
    expect(decodeJwt(again.customToken).uid).toBe('ann');
    expect((await profileOf(context, 'ann')).lineUserId).toBe(hanako);
  });

  it('never takes a LINE account from another person', async () => {
    const { context } = await createAnn();
    const { uid } = await signIn(context, hanako);
    await expect(link(context, 'ann', hanako)).rejects.toEqual(rejectedWith('line_account_taken'));
    expect((await profileOf(context, 'ann')).lineUserId).toBeNull();
    expect((await signIn(context, hanako)).uid).toBe(uid);
  });

  it('succeeds for one of two concurrent attempts', async () => {
    const { context } = await createAnn();
    await openProfile(context, callerOf('bob'), { locale: 'ja' });
    const both = await Promise.allSettled(['ann', 'bob'].map((uid) => link(context, uid, emi)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const holders = await context.firestore
      .collection(collections.users)
      .where('lineUserId', '==', emi)
      .get();
    expect(holders.docs.map(({ id }) => id)).toEqual([(await signIn(context, emi)).uid]);
  });

  it('is rejected for a second LINE account', async () => {
    const { context } = await createAnn();
    await link(context, 'ann', hanako);
    await expect(link(context, 'ann', taro)).rejects.toEqual(rejectedWith('line_already_linked'));
    expect((await signIn(context, taro)).uid).toBe(`line:${taro}`);
  });

  it('can be finished only by the person who started it', async () => {
    const { context } = await createAnn();
    await openProfile(context, callerOf('bob'), { locale: 'ja' });
    const back = await visitLine(context, callerOf('ann'), { person: hanako });
    for (const other of [signedOut, callerOf('bob')]) {
      await expect(finishLineLogin(context, other, back)).rejects.toEqual(rejectedWith('line_login_expired'));
    }
    const rejectedAtLine = await visitLine(context, signedOut, { person: hanako });
    await expect(finishLineLogin(context, callerOf('ann'), rejectedAtLine)).rejects.toEqual(
      rejectedWith('line_login_expired'),
    );
  });

  it('is possible again after the account with that LINE account was deleted', async () => {
    const { context } = await createAnn();
    await link(context, 'ann', hanako);
    await context.firestore.doc(documents.user('ann')).delete();
    await openProfile(context, callerOf('bob'), { locale: 'ja' });
    expect(await link(context, 'bob', hanako)).toEqual({ outcome: 'linked' });
    expect((await signIn(context, hanako)).uid).toBe('bob');
  });
});

describe('login ID', () => {
  const newLoginId = () => `salon-${randomUUID().slice(0, 8)}`;
  const asked = (loginId: string) => ({ loginId, displayName: '美容室 ポチ', locale: 'ja' as const });
  const admin = callerOf('admin');

  it('is an account with a password that must be changed', async () => {
    const { context } = newProject();
    const loginId = newLoginId();
    const { uid, initialPassword } = await createLoginId(context, admin, asked(loginId));
    expect(initialPassword).toMatch(/^[a-z2-9]{12}$/);
    expect(await profileOf(context, uid)).toMatchObject({
      displayName: '美容室 ポチ',
      email: '',
      mustChangePassword: true,
    });
    const user = await (await context.auth()).getUser(uid);
    expect(user.email).toBe(`${loginId}@login.pochitto.invalid`);
    const same = changeInitialPassword(context, callerOf(uid), { password: initialPassword });
    await expect(same).rejects.toEqual(rejectedWith('password_unchanged'));
    await changeInitialPassword(context, callerOf(uid), { password: 'my own password' });
    expect((await profileOf(context, uid)).mustChangePassword).toBe(false);
  });

  it('cannot be used by an older session after its initial password was reset', async () => {
    const { context, wait } = newProject();
    const loginId = newLoginId();
    const { uid } = await createLoginId(context, admin, asked(loginId));
    const signedInAt = context.now();
    wait(2);
    await renewInitialPassword(context, admin, { loginId });
    const change = (since?: Date) =>
      changeInitialPassword(
        context,
        { ...callerOf(uid), ...(since ? { signedInAt: since } : {}) },
        { password: 'a password of mine' },
      );
    await expect(change(signedInAt)).rejects.toEqual(rejectedWith('sign_in_required'));
    await expect(change()).rejects.toEqual(rejectedWith('sign_in_required'));
    expect((await profileOf(context, uid)).mustChangePassword).toBe(true);
    await change(context.now());
    expect((await profileOf(context, uid)).mustChangePassword).toBe(false);
  });

  it('signs nobody in if resetting its password crashes, and can be reset again', async () => {
    const { context } = newProject();
    const loginId = newLoginId();
    const { uid } = await createLoginId(context, admin, asked(loginId));
    await changeInitialPassword(context, callerOf(uid), { password: 'my own password' });
    const dying: Context = { ...context, auth: () => Promise.reject(new Crash()) };
    await expect(renewInitialPassword(dying, admin, { loginId })).rejects.toThrow(Crash);
    expect((await profileOf(context, uid)).mustChangePassword).toBe(true);
    const { initialPassword } = await renewInitialPassword(context, admin, { loginId });
    expect(await auditOf(context, uid)).toEqual(['login_id_made', 'password_renewed', 'password_renewed']);
    const same = changeInitialPassword(
      context,
      { ...callerOf(uid), signedInAt: context.now() },
      { password: initialPassword },
    );
    await expect(same).rejects.toEqual(rejectedWith('password_unchanged'));
  });

  it('is unique', async () => {
    const { context } = newProject();
    const loginId = newLoginId();
    const all = await Promise.allSettled([1, 2, 3].map(() => createLoginId(context, admin, asked(loginId))));
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(createLoginId(context, admin, asked(loginId))).rejects.toEqual(
      rejectedWith('login_id_taken'),
    );
    expect(await countOf(context, collections.users)).toBe(1);
  });

  it('is completed by a second call if the first one crashed', async () => {
    const { context } = newProject();
    const loginId = newLoginId();
    const dying: Context = { ...context, auth: () => Promise.reject(new Crash()) };
    await expect(createLoginId(dying, admin, asked(loginId))).rejects.toThrow(Crash);
    const { uid } = await createLoginId(context, admin, asked(loginId));
    expect((await profileOf(context, uid)).mustChangePassword).toBe(true);
    expect(await countOf(context, collections.users)).toBe(1);
  });

  it('cannot be claimed by signing up with its address', async () => {
    const { context } = newProject();
    const loginId = newLoginId();
    const claimant = await (await context.auth()).createUser({
      email: `${loginId}@login.pochitto.invalid`,
      password: 'squatting',
    });
    const opened = openProfile(context, callerOf(claimant.uid, claimant.email), { locale: 'ja' });
    await expect(opened).rejects.toEqual(rejectedWith('login_id_invalid'));
    const { uid } = await createLoginId(context, admin, asked(loginId));
    expect(uid).not.toBe(claimant.uid);
  });
});

describe('deactivating a person', () => {
  it('is idempotent, and works for a profile without an Auth account', async () => {
    const { context } = newProject();
    const { uid } = await signIn(context, hanako);
    for (const isActive of [false, false, true, true]) {
      await setActive(context, callerOf('admin'), { uid, isActive });
      expect((await profileOf(context, uid)).isActive).toBe(isActive);
    }
    const actions = ['person_let_in', 'person_let_in', 'person_shut_out', 'person_shut_out'];
    expect(await auditOf(context, uid)).toEqual(actions);
  });

  it('is rejected for an unknown person', async () => {
    const { context } = newProject();
    const unknown = setActive(context, callerOf('admin'), { uid: 'nobody', isActive: false });
    await expect(unknown).rejects.toEqual(rejectedWith('person_unknown'));
  });
});
