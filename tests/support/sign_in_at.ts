import type { Browser } from 'puppeteer-core';
import { stack } from './stack.ts';
import { openPage, type WebPage, type WebWindow } from './web_page.ts';

const signIn = (path: string) => `/sign-in?next=${encodeURIComponent(path)}`;

/** Signs in a person who has the password of `signUp`, and opens `path`. */
export async function signInAt(page: WebPage, email: string, path: string): Promise<void> {
  await page.page.goto(`${stack().webUrl}${signIn(path)}`);
  await fillIn(page, email);
}

/** Opens a window, signs in a person, and opens `path`. */
export async function openSignedIn(browser: Browser, window: WebWindow, email: string, path: string) {
  const page = await openPage(browser, window, signIn(path));
  await fillIn(page, email);
  return page;
}

/** Fills in the form as a password manager does. */
async function fillIn(page: WebPage, email: string): Promise<void> {
  await page.paste('sign-in-email', email);
  await page.paste('sign-in-password', 'correct horse');
  await page.click('sign-in-submit');
}

/** Signs up with the form on the current page. Returns the e-mail address. */
export async function signUpHere(page: WebPage): Promise<string> {
  const email = `${crypto.randomUUID()}@pochitto.example`;
  await page.paste('sign-up-email', email);
  await page.paste('sign-up-password', 'correct horse');
  await page.click('sign-up-submit');
  return email;
}
