import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openProfile, prepareEmailChange, unlinkSignIn } from '../../functions/src/accounts/index.ts';
import { signInWithLine } from '../../functions/src/accounts/sign_in_with_line.ts';
import { loginIdEmail } from '../../functions/src/domain/accounts/login_id.ts';
import { recentSignInSeconds, unlinkingSeconds } from '../../functions/src/domain/accounts/sign_in.ts';
import { documents } from '../../functions/src/domain/paths.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';

const lineUserId = `U${'c3'.repeat(16)}`;
const identity = { lineUserId, displayName: 'Ann', photoURL: null, email: null };
const rejectedWith = (code: string) => expect.objectContaining({ name: 'PochittoError', code });

let bare: BareContext;
beforeEach(() => {
  bare = bareContext();
});

const caller = (uid: string, email = '') => ({
  uid,
  email,
  displayName: 'Ann',
  signedInAt: bare.context.now(),
});
const profileOf = async (uid: string) => (await bare.context.firestore.doc(documents.user(uid)).get()).data();
const auth = () => bare.context.auth();
const open = (uid: string, email: string) => openProfile(bare.context, caller(uid, email), { locale: 'ja' });

/** Creates a person who signed up with an e-mail address. */
async function signUp(email: string, password = 'correct horse'): Promise<string> {
  const uid = randomUUID();
  await (await auth()).createUser({ uid, email, password, emailVerified: true });
  await open(uid, email);
  return uid;
}

/** Changes the address in Auth as the link in the confirmation mail does. */
const openLink = async (uid: string, email: string) =>
  (await auth()).updateUser(uid, { email, emailVerified: true });

async function linkGoogle(uid: string): Promise<void> {
  const google = { providerId: 'google.com', uid: randomUUID(), email: `${randomUUID()}@google.example` };
  await (await auth()).updateUser(uid, { providerToLink: google });
}

async function linkLine(uid: string): Promise<void> {
  const { firestore } = bare.context;
  await firestore.doc(documents.user(uid)).update({ lineUserId });
  const at = bare.context.now();
  await firestore.doc(documents.lineAccount(lineUserId)).set({ userId: uid, createdAt: at, updatedAt: at });
}

/** Creates a person whose only sign-in methods are Google and LINE. */
async function signUpWithBoth(): Promise<string> {
  const uid = randomUUID();
  await (await auth()).createUser({ uid });
  await open(uid, '');
  await linkGoogle(uid);
  await linkLine(uid);
  return uid;
}

const providersOf = async (uid: string) =>
  (await (await auth()).getUser(uid)).providerData.map(({ providerId }) => providerId).sort();

describe('address of a profile', () => {
  it('follows Auth, also with an older token, and is idempotent', async () => {
    const uid = await signUp('old@pochitto.example');
    await prepareEmailChange(bare.context, caller(uid, 'old@pochitto.example'));
    await open(uid, 'old@pochitto.example');
    expect(await profileOf(uid)).toMatchObject({ email: 'old@pochitto.example' });
    await openLink(uid, 'new@pochitto.example');
    for (const said of ['old@pochitto.example', 'new@pochitto.example', 'old@pochitto.example']) {
      expect(await open(uid, said)).toEqual({ created: false });
      expect(await profileOf(uid)).toMatchObject({ email: 'new@pochitto.example' });
    }
  });

  it('is unique, and can be used by another profile once its owner has changed it', async () => {
    const [ann, bob] = [await signUp('ann@pochitto.example'), await signUp('bob@pochitto.example')];
    await openLink(ann, 'moved@pochitto.example');
    await openLink(bob, 'ann@pochitto.example');
    await open(bob, 'ann@pochitto.example');
    expect(await profileOf(bob)).toMatchObject({ email: '' });
    await open(ann, 'moved@pochitto.example');
    await open(bob, 'ann@pochitto.example');
    expect(await profileOf(bob)).toMatchObject({ email: 'ann@pochitto.example' });
  });

  it('stays the one from LINE if Auth has none, and stays empty for a login ID', async () => {
    const told = { ...identity, email: 'ann@line.example' };
    await signInWithLine(bare.context, told, 'ja');
    const uid = `line:${lineUserId}`;
    await (await auth()).createUser({ uid });
    await open(uid, '');
    expect(await profileOf(uid)).toMatchObject({ email: 'ann@line.example' });
    const staff = await signUp('staff@pochitto.example');
    await bare.context.firestore.doc(documents.user(staff)).update({ email: '' });
    await (await auth()).updateUser(staff, { email: loginIdEmail('hana.2') });
    await open(staff, loginIdEmail('hana.2'));
    expect(await profileOf(staff)).toMatchObject({ email: '' });
  });

  it('can be changed only after a recent sign-in, and never for a login ID', async () => {
    const ann = caller(await signUp('ann@pochitto.example'), 'ann@pochitto.example');
    bare.wait(recentSignInSeconds + 1);
    await expect(prepareEmailChange(bare.context, ann)).rejects.toEqual(rejectedWith('sign_in_not_recent'));
    const staff = caller(ann.uid, loginIdEmail('hana.2'));
    await expect(prepareEmailChange(bare.context, staff)).rejects.toEqual(
      rejectedWith('login_id_without_email'),
    );
  });
});

describe('sign-in method', () => {
  it('can be unlinked while another one remains', async () => {
    const uid = await signUp('ann@pochitto.example');
    await linkGoogle(uid);
    await linkLine(uid);
    await unlinkSignIn(bare.context, caller(uid), { method: 'line' });
    expect(await profileOf(uid)).toMatchObject({ lineUserId: null, email: 'ann@pochitto.example' });
    expect(await providersOf(uid)).toEqual(['google.com', 'password']);
    await unlinkSignIn(bare.context, caller(uid), { method: 'google' });
    expect(await providersOf(uid)).toEqual(['password']);
    // Repeating it changes nothing.
    await unlinkSignIn(bare.context, caller(uid), { method: 'google' });
    await unlinkSignIn(bare.context, caller(uid), { method: 'line' });
    expect(await (await auth()).getUser(uid)).toMatchObject({
      email: 'ann@pochitto.example',
      emailVerified: true,
    });
  });

  it.each(['google', 'line'] as const)('%s cannot be unlinked if it is the only one', async (method) => {
    const uid = randomUUID();
    await (await auth()).createUser({ uid });
    await open(uid, '');
    await (method === 'google' ? linkGoogle(uid) : linkLine(uid));
    await expect(unlinkSignIn(bare.context, caller(uid), { method })).rejects.toEqual(
      rejectedWith('sign_in_method_last'),
    );
    expect([...(await providersOf(uid)), (await profileOf(uid))?.lineUserId]).toContain(
      method === 'google' ? 'google.com' : lineUserId,
    );
  });

  it('remains if two are unlinked at the same time', async () => {
    const uid = await signUpWithBoth();
    const both = await Promise.allSettled(
      (['google', 'line'] as const).map((method) => unlinkSignIn(bare.context, caller(uid), { method })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const isLinkedToLine = (await profileOf(uid))?.lineUserId === lineUserId;
    expect([isLinkedToLine, (await providersOf(uid)).includes('google.com')].filter(Boolean)).toHaveLength(1);
  });

  it('remains if LINE is unlinked while Auth is still unlinking Google', async () => {
    const uid = await signUpWithBoth();
    const people = await auth();
    const meanwhile: unknown[] = [];
    const updateSlowly = async (...changes: Parameters<typeof people.updateUser>) => {
      const unlinked = unlinkSignIn(bare.context, caller(uid), { method: 'line' });
      meanwhile.push(await unlinked.catch((error: unknown) => error));
      return people.updateUser(...changes);
    };
    const slow = new Proxy(people, {
      get(target, name) {
        if (name === 'updateUser') return updateSlowly;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const { context } = bare;
    await unlinkSignIn({ ...context, auth: async () => slow }, caller(uid), { method: 'google' });
    expect(meanwhile).toEqual([rejectedWith('sign_in_method_last')]);
    expect(await providersOf(uid)).toEqual([]);
    expect(await profileOf(uid)).toMatchObject({ lineUserId, unlinkingGoogleAt: null });
  });

  it('can be unlinked again after an attempt that crashed before Auth answered', async () => {
    const uid = await signUpWithBoth();
    await bare.context.firestore.doc(documents.user(uid)).update({ unlinkingGoogleAt: bare.context.now() });
    await unlinkSignIn(bare.context, caller(uid), { method: 'google' });
    expect(await providersOf(uid)).toEqual([]);
    await linkGoogle(uid);
    await bare.context.firestore.doc(documents.user(uid)).update({ unlinkingGoogleAt: bare.context.now() });
    const unlinkLine = () => unlinkSignIn(bare.context, caller(uid), { method: 'line' });
    await expect(unlinkLine()).rejects.toEqual(rejectedWith('sign_in_method_last'));
    bare.wait(unlinkingSeconds + 1);
    await unlinkLine();
    expect(await profileOf(uid)).toMatchObject({ lineUserId: null });
  });

  it('can be unlinked only after a recent sign-in', async () => {
    const ann = caller(await signUp('ann@pochitto.example'));
    await linkLine(ann.uid);
    bare.wait(recentSignInSeconds + 1);
    await expect(unlinkSignIn(bare.context, ann, { method: 'line' })).rejects.toEqual(
      rejectedWith('sign_in_not_recent'),
    );
    expect(await profileOf(ann.uid)).toMatchObject({ lineUserId });
  });
});

describe('unlinked LINE account', () => {
  it('opens a new account, also if the first account was created with LINE', async () => {
    await signInWithLine(bare.context, identity, 'ja');
    const first = `line:${lineUserId}`;
    await (await auth()).createUser({ uid: first, email: 'ann@pochitto.example', password: 'correct horse' });
    await unlinkSignIn(bare.context, caller(first), { method: 'line' });
    const { created, customToken } = await signInWithLine(bare.context, identity, 'ja');
    const payload = JSON.parse(Buffer.from(customToken.split('.')[1] ?? '', 'base64url').toString());
    expect(created).toBe(true);
    expect(payload.uid).not.toBe(first);
    expect(await profileOf(payload.uid)).toMatchObject({ lineUserId });
    expect(await profileOf(first)).toMatchObject({ lineUserId: null });
    // From now on it belongs to that account.
    expect(await signInWithLine(bare.context, identity, 'ja')).toMatchObject({ created: false });
  });
});
