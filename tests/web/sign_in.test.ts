import { loginIdEmail } from '@pochitto/functions/domain/accounts/login_id';
import { documents } from '@pochitto/functions/domain/paths';
import { googlePeople } from '@pochitto/sandbox/google-login';
import { sandboxPeople } from '@pochitto/sandbox/line-login';
import { getAuth } from 'firebase/auth';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { signUp } from '../support/person.ts';
import { stack } from '../support/stack.ts';
import { openPage, type WebPage } from '../support/web_page.ts';

const phone = { language: 'ja', width: 390, height: 844 } as const;
const desk = { language: 'en', width: 1280, height: 900 } as const;

const goTo = (page: WebPage, path: string) => page.page.goto(`${stack().webUrl}${path}`);

/** Returns a LINE account that no other test uses. */
async function unusedLineAccount(index: number): Promise<string> {
  const lineUserId = sandboxPeople[index]?.userId ?? '';
  const { firestore } = admin();
  const uid = `line:${lineUserId}`;
  for (const path of [`line_accounts/${lineUserId}`, `users/${uid}`, `tickets/welcome_${uid}`]) {
    await firestore.doc(path).delete();
  }
  return lineUserId;
}

/** Returns a Google account that has never signed in. */
async function unusedGoogleAccount(index: number) {
  const person = googlePeople[index];
  if (!person) throw new Error('There is no such person at Google.');
  const { auth, firestore } = admin();
  const { users } = await auth.getUsers([{ email: person.email }]);
  for (const { uid } of users) {
    await auth.deleteUser(uid);
    for (const path of [`users/${uid}`, `tickets/welcome_${uid}`]) await firestore.doc(path).delete();
  }
  return person;
}

async function signInOnLine(page: WebPage, userId: string): Promise<void> {
  await page.click(`line-person-${userId}`);
  await page.click('line-allow');
}

async function signUpHere(page: WebPage): Promise<string> {
  const email = `${crypto.randomUUID()}@pochitto.example`;
  await page.type('sign-up-email', email);
  await page.type('sign-up-password', 'correct horse');
  await page.click('sign-up-submit');
  return email;
}

async function signOutHere(page: WebPage): Promise<void> {
  await page.click('sign-out');
  await page.until('header a[href="/sign-in"]');
}

describe('sign-in page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('signs in with LINE, and opens the requested page with the welcome ticket', async () => {
    const hanako = await unusedLineAccount(0);
    const page = await openPage(browser, phone, '/account');
    await page.assertTidy();
    await page.click('line-sign-in');
    await signInOnLine(page, hanako);
    await page.isAt('/account');
    await page.until('[data-testid="line-state"][data-linked="true"]');
    await page.until('[data-testid="ticket-count"][data-value="1"]');
    await page.text(/花子/);
    await page.text(/ほかのログイン方法を用意すると、解除できます/);
    await page.assertTidy();
    await page.click('change-password');
    const email = `${crypto.randomUUID()}@pochitto.example`;
    await page.paste('new-email', email);
    await page.paste('chosen-password', 'battery staple');
    await page.assertTidy();
    await page.click('password-submit');
    await page.text(/とパスワードを登録しました/);
    await page.until('[data-testid="line-unlink"]');
    await page.assertTidy();
    await signOutHere(page);
    await page.close();
  });

  it('shows a canceled LINE sign-in without an error, and offers other methods', async () => {
    const page = await openPage(browser, desk, '/tokens');
    await page.click('line-sign-in');
    await page.click('line-cancel');
    await page.until('[data-testid="line-outcome"][data-cancelled="true"]');
    expect(await page.page.$('[role="alert"]')).toBeNull();
    await page.assertTidy();
    await page.click('other-ways');
    await page.click('to-sign-up');
    await signUpHere(page);
    await page.isAt('/tokens');
    await page.close();
  });

  it.each([
    ['was never started', '?code=forged&state=forged'],
    ['is empty', ''],
  ])('explains a return from LINE that %s', async (_, search) => {
    const page = await openPage(browser, phone, `/sign-in/line${search}`);
    await page.text(/有効期限が切れました/);
    await page.assertTidy();
    await page.click('line-sign-in');
    await page.until('[data-testid="line-login"]');
    await page.close();
  });

  it('links LINE and Google to an e-mail account, signs in with LINE, and unlinks both', async () => {
    const taro = await unusedLineAccount(1);
    const page = await openPage(browser, desk, '/account');
    await page.click('to-sign-up');
    const email = await signUpHere(page);
    await page.click('line-link');
    await signInOnLine(page, taro);
    await page.isAt('/account');
    await page.text(/LINE is now linked/);
    await page.assertTidy();
    const { sub } = await unusedGoogleAccount(2);
    await page.click('google-link');
    await page.click(`google-person-${sub}`);
    await page.text(/Google is now linked/);
    await page.click('google-unlink');
    await page.until('[data-testid="unlink-confirm"]');
    await page.assertTidy();
    await page.click('unlink-confirm');
    await page.text(/Google is unlinked/);
    await page.until('[data-testid="google-link"]');
    await signOutHere(page);
    await goTo(page, '/account');
    await page.click('line-sign-in');
    await signInOnLine(page, taro);
    await page.text(new RegExp(email));
    await page.click('line-unlink');
    await page.click('unlink-confirm');
    await page.until('[data-testid="line-state"][data-linked="false"]');
    await page.text(/LINE is unlinked/);
    await page.close();
  });

  it('refuses to link a Google account that has an account of its own, which stays as it was', async () => {
    const { sub, email: googleEmail } = await unusedGoogleAccount(0);
    const page = await openPage(browser, phone, '/account');
    await page.click('google-sign-in');
    await page.click(`google-person-${sub}`);
    await page.isAt('/account');
    await signOutHere(page);
    const { auth } = admin();
    const owner = await auth.getUserByEmail(googleEmail);

    await goTo(page, '/account');
    await page.click('to-sign-up');
    const email = await signUpHere(page);
    await page.click('google-link');
    await page.click(`google-person-${sub}`);
    await page.until('[data-testid="google-outcome"][data-cancelled="false"]');
    await page.text(/このGoogleアカウントは/);
    await page.click('other-ways');
    await page.isAt('/account');
    await page.text(new RegExp(email));
    await page.until('[data-testid="google-link"]');
    const providersOf = async (uid: string) =>
      (await auth.getUser(uid)).providerData.map(({ providerId }) => providerId);
    expect(await providersOf((await auth.getUserByEmail(email)).uid)).toEqual(['password']);
    expect(await providersOf(owner.uid)).toEqual(['google.com']);
    // Not `close`, which fails because the browser logs the refused request.
    await page.page.browserContext().close();
  });

  it('signs in with Google, with the welcome ticket only the first time', async () => {
    const { sub, email } = await unusedGoogleAccount(0);
    const page = await openPage(browser, phone);
    for (const time of ['first', 'second']) {
      await goTo(page, '/account');
      await page.click('google-sign-in');
      await page.until('[data-testid="google-login"]');
      await page.click(`google-person-${sub}`);
      await page.isAt('/account');
      await page.until('[data-testid="ticket-count"][data-value="1"]');
      await page.text(new RegExp(email));
      await page.text(/山田 花子/);
      expect(page.page.url(), time).not.toContain('id_token');
      await page.assertTidy();
      await signOutHere(page);
    }
    const { firestore, auth } = admin();
    const { uid, displayName } = await auth.getUserByEmail(email);
    expect(displayName).toBe('山田 花子');
    expect((await firestore.doc(`users/${uid}`).get()).data()).toMatchObject({ email, displayName });
    await page.close();
  });

  it('shows a canceled Google sign-in without an error, and can be repeated', async () => {
    const { sub } = await unusedGoogleAccount(1);
    const page = await openPage(browser, desk, '/tokens');
    await page.click('google-sign-in');
    await page.click('google-cancel');
    await page.until('[data-testid="google-outcome"][data-cancelled="true"]');
    expect(await page.page.$('[role="alert"]')).toBeNull();
    await page.assertTidy();
    await page.click('google-sign-in');
    await page.click(`google-person-${sub}`);
    await page.isAt('/tokens');
    await page.close();
  });

  it.each([
    ['was forged', '#id_token=a.b.c&state=forged'],
    ['is empty', ''],
  ])('explains a return from Google that %s', async (_, hash) => {
    const page = await openPage(browser, phone, `/sign-in/google${hash}`);
    await page.text(/Googleでのログインの有効期限が切れました/);
    await page.assertTidy();
    await page.click('google-sign-in');
    await page.until('[data-testid="google-login"]');
    await page.close();
  });

  // All wrong parts are tested in web/src/lib/firebase/google.test.ts.
  it('rejects a Google token with a wrong part, and can be repeated', async () => {
    const { sub, email } = await unusedGoogleAccount(1);
    const page = await openPage(browser, desk, '/tokens');
    for (const wrong of ['nonce', 'unreadable']) {
      await page.click('google-sign-in');
      await page.until('[data-testid="google-login"]');
      const spoil = { method: 'POST', body: JSON.stringify({ wrong }) };
      await fetch(`${stack().sandboxes['google-login']}/sandbox/next-token`, spoil);
      await page.click(`google-person-${sub}`);
      await page.text(/couldn't confirm the Google sign-in/);
      await page.assertTidy();
      await expect(admin().auth.getUserByEmail(email), wrong).rejects.toThrow();
    }
    await page.click('google-sign-in');
    await page.click(`google-person-${sub}`);
    await page.isAt('/tokens');
    await page.close();
  });

  it('names the existing method for a Google address that has a password', async () => {
    const { sub, email } = await unusedGoogleAccount(2);
    await admin().auth.createUser({ email, password: 'correct horse' });
    const page = await openPage(browser, desk, '/tokens');
    await page.click('google-sign-in');
    await page.click(`google-person-${sub}`);
    await page.text(/has an account with another sign-in method/);
    await page.assertTidy();
    await page.click('other-ways');
    await page.type('sign-in-email', email);
    await page.type('sign-in-password', 'correct horse');
    await page.click('sign-in-submit');
    await page.isAt('/tokens');
    await page.close();
  });

  it('uses the person’s language on another device', async () => {
    const page = await openPage(browser, desk, '/account');
    await page.click('to-sign-up');
    const email = await signUpHere(page);
    await page.isAt('/account');
    await page.click('language-ja');
    await page.text(/表示モード/);
    const { uid } = await admin().auth.getUserByEmail(email);
    const stored = async () => (await admin().firestore.doc(`users/${uid}`).get()).get('locale');
    await expect.poll(stored, { timeout: 20_000 }).toBe('ja');
    await page.close();
    const other = await openPage(browser, desk, '/sign-in');
    await other.text(/Welcome back/);
    await other.type('sign-in-email', email);
    await other.type('sign-in-password', 'correct horse');
    await other.click('sign-in-submit');
    await other.until('html[lang="ja"]');
    await other.text(/わたしのスタンプ/);
    await other.close();
  });

  it('tells a person with a login ID whom to ask for a new password', async () => {
    const page = await openPage(browser, phone, '/reset-password');
    await page.text(/ログインIDの方は、IDを発行した人に/);
    await page.type('reset-email', 'hana.2');
    await page.click('reset-submit');
    await page.until('[aria-invalid="true"]');
    await page.assertTidy();
    await page.close();
  });

  it('requires a person with a login ID to choose a password first', async () => {
    const { loginId, initialPassword } = await loginIdOf('Hana');
    const page = await openPage(browser, phone, '/tokens');
    await page.type('sign-in-email', loginId.toUpperCase());
    await page.type('sign-in-password', initialPassword);
    await page.click('sign-in-submit');
    await page.isAt('/new-password');
    await page.type('new-password', 'short');
    await page.click('new-password-submit');
    await page.text(/8文字以上にしてください/);
    await page.assertTidy();
    await page.type('new-password', 'my own password');
    await page.click('new-password-submit');
    await page.isAt('/tokens');
    await page.until('[data-testid="balance-big"]');
    await goTo(page, '/account');
    await page.text(new RegExp(loginId));
    await signOutHere(page);
    await goTo(page, '/sign-in');
    await page.type('sign-in-email', loginId);
    await page.type('sign-in-password', 'my own password');
    await page.click('sign-in-submit');
    await page.isAt('/sets');
    await page.close();
  });

  it('continues after the password was chosen elsewhere', async () => {
    const { loginId, initialPassword } = await loginIdOf('Hana');
    const page = await openPage(browser, phone, '/tokens');
    await page.paste('sign-in-email', loginId);
    await page.paste('sign-in-password', initialPassword);
    await page.click('sign-in-submit');
    await page.until('[data-testid="new-password"]');
    // Chosen on another device or a moment ago: the profile may arrive after the page.
    const { uid } = await admin().auth.getUserByEmail(loginIdEmail(loginId));
    await admin().firestore.doc(documents.user(uid)).update({ mustChangePassword: false });
    await page.isAt('/tokens');
    await page.close();
  });
});

describe('account page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('changes name, password and address, exports data, and deletes the account after a typed confirmation', async () => {
    const page = await openPage(browser, phone, '/account');
    await page.click('to-sign-up');
    await signUpHere(page);
    await page.click('change-display-name');
    await page.paste('display-name-field', 'あ'.repeat(3000));
    await page.click('save-display-name');
    await page.text(/名前が長すぎます/);
    await page.assertTidy();
    await page.paste('display-name-field', 'دانيال 花子');
    await page.click('save-display-name');
    await page.text(/دانيال 花子/);
    await page.assertTidy();
    await page.click('change-password');
    await page.paste('present-password', 'correct horse');
    await page.paste('chosen-password', 'battery staple');
    await page.assertTidy();
    await page.click('password-submit');
    await page.text(/パスワードを変更しました/);
    await page.click('change-email');
    const newEmail = `${crypto.randomUUID()}@pochitto.example`;
    await page.paste('new-email', newEmail);
    await page.paste('present-password', 'battery staple');
    await page.assertTidy();
    await page.click('email-submit');
    await page.text(/確認メールを送りました/);
    await openEmailLink(newEmail);
    await page.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const { uid } = await admin().auth.getUserByEmail(newEmail);
    const stored = async () => (await admin().firestore.doc(documents.user(uid)).get()).get('email');
    await expect.poll(stored, { timeout: 20_000 }).toBe(newEmail);
    await page.click('export-data');
    await page.until('[data-testid="export-state"][data-state="exported"]', 60_000);
    await page.click('delete-me');
    await page.until('[data-testid="delete-confirm"]:disabled');
    await page.assertTidy();
    await page.type('delete-typed', newEmail);
    await page.click('delete-confirm');
    await page.until('[data-testid="goodbye"]', 60_000);
    await page.until('a[href="/sign-in"]');
    await page.assertTidy();
    await expect(admin().auth.getUserByEmail(newEmail)).rejects.toThrow();
    await page.close();
  });
});

/** Opens the confirmation link in the mail to a new address. */
async function openEmailLink(newEmail: string): Promise<void> {
  const { emulators, projectId } = stack();
  const kept = await fetch(`http://${emulators.auth}/emulator/v1/projects/${projectId}/oobCodes`);
  const mails = z.object({
    oobCodes: z.array(z.object({ newEmail: z.string().optional(), oobLink: z.url() })),
  });
  const mail = mails.parse(await kept.json()).oobCodes.find((each) => each.newEmail === newEmail);
  if (!mail) throw new Error('No mail was sent.');
  await fetch(mail.oobLink);
}

async function loginIdOf(displayName: string) {
  const administrator = await signUp();
  try {
    await admin().auth.setCustomUserClaims(administrator.uid, { admin: true });
    await getAuth(administrator.app).currentUser?.getIdToken(true);
    const loginId = `hana.${crypto.randomUUID().slice(0, 8)}`;
    return await administrator.call('createLoginId', { loginId, displayName, locale: 'ja' });
  } finally {
    await administrator.close();
  }
}
