import { randomBytes, randomUUID } from 'node:crypto';
import { loginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import { sandboxPeople } from '@pochitto/sandbox/line-login';
import {
  createUserWithEmailAndPassword,
  getAuth,
  signInWithCustomToken,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import { doc, getDoc } from 'firebase/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asAuthProblem } from '../../web/src/shared/sign_in/auth_problem.ts';
import { admin } from '../support/admin.ts';
import { type Person, rejectionOf, signedOutClient, signUp } from '../support/person.ts';
import { signInAt } from '../support/provider_browser.ts';

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

function browser() {
  const one = signedOutClient();
  opened.push(one);
  return one;
}

async function testUser(): Promise<Person> {
  const person = await signUp();
  opened.push(person);
  return person;
}

let operator: Person;
beforeAll(async () => {
  operator = await signUp();
  await admin().auth.setCustomUserClaims(operator.uid, { admin: true });
  await getAuth(operator.app).currentUser?.getIdToken(true);
});
afterAll(() => operator?.close());

const person = sandboxPeople[0]?.userId ?? '';
const opaque = () => randomBytes(32).toString('base64url');

async function visitLine(at: ReturnType<typeof browser>, action: Parameters<typeof signInAt>[1]) {
  const { authorizeUrl, state, secret } = await at.call('beginLineLogin', { locale: 'ja' });
  const { searchParams } = await signInAt(authorizeUrl, action);
  return { state, secret, code: searchParams.get('code'), error: searchParams.get('error') };
}

describe('signing in with LINE from a browser', () => {
  it('creates an Auth account with a profile', async () => {
    const at = browser();
    const { state, secret, code } = await visitLine(at, { person });
    const answer = await at.call('finishLineLogin', { state, secret, code: code ?? '' });
    if (answer.outcome !== 'signed_in') throw new Error('Linked instead of signed in.');
    const { user } = await signInWithCustomToken(getAuth(at.app), answer.customToken);
    expect(user.uid).toBe(`line:${person}`);
    expect(await at.call('openProfile', { locale: 'ja' })).toEqual({ created: false });
    expect((await getDoc(doc(at.firestore, 'users', user.uid))).get('lineUserId')).toBe(person);
  });

  it('reports that it was canceled', async () => {
    const at = browser();
    const { state, secret, error } = await visitLine(at, 'cancels');
    const finish = at.call('finishLineLogin', { state, secret, error: error ?? '' });
    expect((await rejectionOf(finish)).code).toBe('line_login_cancelled');
  });

  it.each([
    ['a forged state', { state: opaque(), secret: opaque(), code: 'code' }, 'line_login_expired'],
    ['neither code nor error', { state: opaque(), secret: opaque() }, 'bad_request'],
    [
      'both code and error',
      { state: opaque(), secret: opaque(), code: 'code', error: 'error' },
      'bad_request',
    ],
    ['a path as the state', { state: '../users/ann', secret: opaque(), code: 'code' }, 'bad_request'],
  ])('is rejected with %s', async (_, input, code) => {
    expect((await rejectionOf(browser().call('finishLineLogin', input))).code).toBe(code);
  });

  it('links LINE to the signed-in person', async () => {
    const ann = await testUser();
    const { state, secret, code } = await visitLine(ann, { person: sandboxPeople[1]?.userId ?? '' });
    const finish = () => ann.call('finishLineLogin', { state, secret, code: code ?? '' });
    expect(await finish()).toEqual({ outcome: 'linked' });
    expect((await rejectionOf(finish())).code).toBe('line_login_expired');
  });
});

describe('signing up with an e-mail address', () => {
  const signUpWith = (email: string, password: string) =>
    createUserWithEmailAndPassword(getAuth(browser().app), email, password).then(() => null, asAuthProblem);

  it('that already has an account says to sign in', async () => {
    const { email } = await testUser();
    expect(await signUpWith(email, 'another password')).toMatchObject({ key: 'emailTaken', field: 'email' });
  });
});

describe('login ID in a browser', () => {
  it('signs in a person who then has to choose a password', async () => {
    const loginId = `salon-${randomUUID().slice(0, 8)}`;
    const { initialPassword } = await operator.call('createLoginId', {
      loginId: ` ${loginId.toUpperCase()} `,
      displayName: '美容室 ポチ',
      locale: 'ja',
    });
    const at = browser();
    const signIn = (password: string) =>
      signInWithEmailAndPassword(getAuth(at.app), loginIdEmail(loginId), password);
    await signIn(initialPassword);
    const begin = () => at.call('beginLineLogin', { locale: 'ja' });
    expect((await rejectionOf(begin())).code).toBe('password_must_change');
    const change = (password: string) => at.call('changeInitialPassword', { password });
    expect((await rejectionOf(change('short'))).code).toBe('password_too_short');
    expect((await rejectionOf(change(initialPassword))).code).toBe('password_unchanged');
    await change('a password of my own');
    await expect(signIn(initialPassword)).rejects.toMatchObject({ code: expect.stringMatching(/^auth\//) });
    await signIn('a password of my own');
    expect((await begin()).authorizeUrl).toContain('/oauth2/v2.1/authorize?');
  });

  it('can get a new initial password, which signs out all sessions', async () => {
    const loginId = `salon-${randomUUID().slice(0, 8)}`;
    const made = await operator.call('createLoginId', { loginId, displayName: '美容室', locale: 'ja' });
    const signIn = (at: ReturnType<typeof browser>, password: string) =>
      signInWithEmailAndPassword(getAuth(at.app), loginIdEmail(loginId), password);
    const at = browser();
    await signIn(at, made.initialPassword);
    await at.call('changeInitialPassword', { password: 'forgotten soon' });
    await signIn(at, 'forgotten soon');
    await at.call('setLocale', { locale: 'en' });
    const renewed = await operator.call('renewInitialPassword', { loginId: loginId.toUpperCase() });
    expect(renewed).toEqual({ loginId, initialPassword: expect.not.stringContaining(made.initialPassword) });
    expect((await rejectionOf(at.call('setLocale', { locale: 'ja' }))).code).toBe('password_must_change');
    await expect(signIn(browser(), 'forgotten soon')).rejects.toMatchObject({
      code: expect.stringMatching(/^auth\//),
    });
    const again = browser();
    await signIn(again, renewed.initialPassword);
    const change = (password: string) => again.call('changeInitialPassword', { password });
    expect((await rejectionOf(change(renewed.initialPassword))).code).toBe('password_unchanged');
    await change('a password to keep');
    await signIn(again, 'a password to keep');
    await again.call('setLocale', { locale: 'ja' });
  });

  it.each(['ab', 'a..b', '.ab', 'ポチ太', 'a b c', 'a@b.example', 'x'.repeat(33), '../admin'])(
    'cannot be %j',
    async (loginId) => {
      const asked = operator.call('createLoginId', {
        loginId,
        displayName: 'x',
        locale: 'ja',
      });
      expect((await rejectionOf(asked)).code).toBe('login_id_invalid');
    },
  );

  it('can be created by administrators only, who alone can deactivate people', async () => {
    const ann = await testUser();
    const make = ann.call('createLoginId', { loginId: 'ann', displayName: 'Ann', locale: 'ja' });
    expect((await rejectionOf(make)).code).toBe('admin_required');
    const shut = ann.call('setActive', { uid: ann.uid, isActive: false });
    expect((await rejectionOf(shut)).code).toBe('admin_required');
    const renew = ann.call('renewInitialPassword', { loginId: 'ann' });
    expect((await rejectionOf(renew)).code).toBe('admin_required');
    const none = operator.call('renewInitialPassword', { loginId: 'nobody-has-it' });
    expect((await rejectionOf(none)).code).toBe('person_unknown');
    const out = browser().call('setActive', { uid: ann.uid, isActive: false });
    expect((await rejectionOf(out)).code).toBe('sign_in_required');
  });

  it('gets no profile by signing up with its address', async () => {
    const at = browser();
    const email = loginIdEmail(`squat-${randomUUID().slice(0, 8)}`);
    await createUserWithEmailAndPassword(getAuth(at.app), email, 'correct horse');
    expect((await rejectionOf(at.call('openProfile', { locale: 'ja' }))).code).toBe('login_id_invalid');
  });
});

describe('language of a person', () => {
  it('is that of the sign-up until they choose another one', async () => {
    const ann = await testUser();
    const stored = async () => (await getDoc(doc(ann.firestore, 'users', ann.uid))).get('locale');
    expect(await stored()).toBe('ja');
    await ann.call('setLocale', { locale: 'en' });
    expect(await stored()).toBe('en');
  });

  it('is one of the supported languages, and their own only', async () => {
    const ann = await testUser();
    // @ts-expect-error: no client that is built with the contract can send this.
    expect((await rejectionOf(ann.call('setLocale', { locale: 'fr' }))).code).toBe('bad_request');
    expect((await rejectionOf(browser().call('setLocale', { locale: 'en' }))).code).toBe('sign_in_required');
  });
});

describe('name of a person', () => {
  it('is stored trimmed, and stays unchanged if a new one is rejected', async () => {
    const ann = await testUser();
    const stored = async () => (await getDoc(doc(ann.firestore, 'users', ann.uid))).get('displayName');
    expect(await ann.call('changeDisplayName', { displayName: '  山田\t花子 👩‍👩‍👧 ' })).toEqual({});
    expect(await stored()).toBe('山田 花子 👩‍👩‍👧');
    for (const displayName of ['あ'.repeat(3000), 'Ann\u202Etxt']) {
      expect((await rejectionOf(ann.call('changeDisplayName', { displayName }))).code).toMatch(/^name_/);
    }
    expect(await stored()).toBe('山田 花子 👩‍👩‍👧');
    await ann.call('changeDisplayName', { displayName: 'دانيال' });
    expect(await stored()).toBe('دانيال');
  });
});

describe('deactivated person', () => {
  it('is rejected at once with a valid token, and cannot sign in again', async () => {
    const ann = await testUser();
    const { currentUser } = getAuth(ann.app);
    await ann.call('beginLineLogin', { locale: 'ja' });
    await operator.call('setActive', { uid: ann.uid, isActive: false });
    expect((await rejectionOf(ann.call('beginLineLogin', { locale: 'ja' }))).code).toBe('account_inactive');
    await expect(currentUser?.getIdToken(true)).rejects.toMatchObject({
      code: expect.stringMatching(/^auth\/user-(disabled|token-expired)$/),
    });
    const signIn = signInWithEmailAndPassword(getAuth(browser().app), ann.email, 'correct horse');
    await expect(signIn).rejects.toMatchObject({ code: 'auth/user-disabled' });
  });

  it('can sign in again after being reactivated', async () => {
    const ann = await testUser();
    await operator.call('setActive', { uid: ann.uid, isActive: false });
    await operator.call('setActive', { uid: ann.uid, isActive: true });
    const at = browser();
    await signInWithEmailAndPassword(getAuth(at.app), ann.email, 'correct horse');
    expect(await at.call('openProfile', { locale: 'ja' })).toEqual({ created: false });
  });
});
