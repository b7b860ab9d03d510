import { randomBytes, randomUUID } from 'node:crypto';
import { loginIdEmail } from '@pochitto/functions/domain/login_id';
import { sandboxPeople } from '@pochitto/sandbox/line-login';
import {
  createUserWithEmailAndPassword,
  getAuth,
  signInWithCustomToken,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import { doc, getDoc } from 'firebase/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { signInOnLine } from '../support/line_browser.ts';
import { type Person, refusalOf, signUp, stranger } from '../support/person.ts';

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

function browser() {
  const one = stranger();
  opened.push(one);
  return one;
}

async function somebody(): Promise<Person> {
  const person = await signUp();
  opened.push(person);
  return person;
}

async function administrator(): Promise<Person> {
  const person = await somebody();
  await admin().auth.setCustomUserClaims(person.uid, { admin: true });
  await getAuth(person.app).currentUser?.getIdToken(true);
  return person;
}

const person = sandboxPeople[0]?.userId ?? '';
const opaque = () => randomBytes(32).toString('base64url');

async function backFromLine(at: ReturnType<typeof browser>, does: Parameters<typeof signInOnLine>[1]) {
  const { authorizeUrl, state, secret } = await at.call('beginLineLogin', { locale: 'ja' });
  const { searchParams } = await signInOnLine(authorizeUrl, does);
  return { state, secret, code: searchParams.get('code'), error: searchParams.get('error') };
}

describe('signing in with LINE, from a browser', () => {
  it('ends with a person of Firebase Auth who has a profile', async () => {
    const at = browser();
    const { state, secret, code } = await backFromLine(at, { person });
    const answer = await at.call('finishLineLogin', { state, secret, code: code ?? '' });
    if (answer.outcome !== 'signed_in') throw new Error('Linked instead of signed in.');
    const { user } = await signInWithCustomToken(getAuth(at.app), answer.customToken);
    expect(user.uid).toBe(`line:${person}`);
    expect(await at.call('openProfile', { locale: 'ja' })).toEqual({ created: false });
    expect((await getDoc(doc(at.firestore, 'users', user.uid))).get('lineUserId')).toBe(person);
  });

  it('says that it was cancelled', async () => {
    const at = browser();
    const { state, secret, error } = await backFromLine(at, 'cancels');
    const finish = at.call('finishLineLogin', { state, secret, error: error ?? '' });
    expect((await refusalOf(finish)).code).toBe('line_login_cancelled');
  });

  it.each([
    ['a forged state', { state: opaque(), secret: opaque(), code: 'code' }, 'line_login_expired'],
    ['neither code nor error', { state: opaque(), secret: opaque() }, 'bad_request'],
    ['both', { state: opaque(), secret: opaque(), code: 'code', error: 'error' }, 'bad_request'],
    ['a path for a state', { state: '../users/ann', secret: opaque(), code: 'code' }, 'bad_request'],
  ])('is refused with %s', async (_, input, code) => {
    expect((await refusalOf(browser().call('finishLineLogin', input))).code).toBe(code);
  });

  it('links to whoever is signed in', async () => {
    const ann = await somebody();
    const { state, secret, code } = await backFromLine(ann, { person: sandboxPeople[1]?.userId ?? '' });
    const finish = () => ann.call('finishLineLogin', { state, secret, code: code ?? '' });
    expect(await finish()).toEqual({ outcome: 'linked' });
    expect((await refusalOf(finish())).code).toBe('line_login_expired');
  });
});

describe('a login ID, from a browser', () => {
  it('lets somebody in who then has to choose a password of their own', async () => {
    const loginId = `salon-${randomUUID().slice(0, 8)}`;
    const { initialPassword } = await (await administrator()).call('createLoginId', {
      loginId: ` ${loginId.toUpperCase()} `,
      displayName: '美容室 ポチ',
      locale: 'ja',
    });
    const at = browser();
    const signIn = (password: string) =>
      signInWithEmailAndPassword(getAuth(at.app), loginIdEmail(loginId), password);
    await signIn(initialPassword);
    const begin = () => at.call('beginLineLogin', { locale: 'ja' });
    expect((await refusalOf(begin())).code).toBe('password_must_change');
    const change = (password: string) => at.call('changeInitialPassword', { password });
    expect((await refusalOf(change('short'))).code).toBe('password_too_short');
    expect((await refusalOf(change(initialPassword))).code).toBe('password_unchanged');
    await change('a password of my own');
    await expect(signIn(initialPassword)).rejects.toMatchObject({ code: expect.stringMatching(/^auth\//) });
    await signIn('a password of my own');
    expect((await begin()).authorizeUrl).toContain('/oauth2/v2.1/authorize?');
  });

  it.each(['ab', 'a..b', '.ab', 'ポチ太', 'a b c', 'a@b.example', 'x'.repeat(33), '../admin'])(
    'is not %j',
    async (loginId) => {
      const asked = (await administrator()).call('createLoginId', {
        loginId,
        displayName: 'x',
        locale: 'ja',
      });
      expect((await refusalOf(asked)).code).toBe('login_id_invalid');
    },
  );

  it('is made by administrators alone, like shutting somebody out', async () => {
    const ann = await somebody();
    const make = ann.call('createLoginId', { loginId: 'ann', displayName: 'Ann', locale: 'ja' });
    expect((await refusalOf(make)).code).toBe('admin_required');
    const shut = ann.call('setActive', { uid: ann.uid, isActive: false });
    expect((await refusalOf(shut)).code).toBe('admin_required');
    const out = browser().call('setActive', { uid: ann.uid, isActive: false });
    expect((await refusalOf(out)).code).toBe('sign_in_required');
  });

  it('gives no profile to somebody who signs up with such an address', async () => {
    const at = browser();
    const email = loginIdEmail(`squat-${randomUUID().slice(0, 8)}`);
    await createUserWithEmailAndPassword(getAuth(at.app), email, 'correct horse');
    expect((await refusalOf(at.call('openProfile', { locale: 'ja' }))).code).toBe('login_id_invalid');
  });
});

describe('somebody who was shut out', () => {
  it('is refused at once with the token they have, gets no new one, and cannot sign in', async () => {
    const ann = await somebody();
    const { currentUser } = getAuth(ann.app);
    await ann.call('beginLineLogin', { locale: 'ja' });
    await (await administrator()).call('setActive', { uid: ann.uid, isActive: false });
    expect((await refusalOf(ann.call('beginLineLogin', { locale: 'ja' }))).code).toBe('account_inactive');
    await expect(currentUser?.getIdToken(true)).rejects.toMatchObject({
      code: expect.stringMatching(/^auth\/user-(disabled|token-expired)$/),
    });
    const signIn = signInWithEmailAndPassword(getAuth(browser().app), ann.email, 'correct horse');
    await expect(signIn).rejects.toMatchObject({ code: 'auth/user-disabled' });
  });

  it('can come back when let in again', async () => {
    const ann = await somebody();
    const operator = await administrator();
    await operator.call('setActive', { uid: ann.uid, isActive: false });
    await operator.call('setActive', { uid: ann.uid, isActive: true });
    const at = browser();
    await signInWithEmailAndPassword(getAuth(at.app), ann.email, 'correct horse');
    expect(await at.call('openProfile', { locale: 'ja' })).toEqual({ created: false });
  });
});
