import { stack } from './stack.ts';
import type { WebPage } from './web_page.ts';

/** Signs somebody in who has the password of `signUp`, and goes on to `path`. */
export async function signInAt(page: WebPage, email: string, path: string): Promise<void> {
  await page.page.goto(`${stack().webUrl}/sign-in?next=${encodeURIComponent(path)}`);
  await page.type('sign-in-email', email);
  await page.type('sign-in-password', 'correct horse');
  await page.click('sign-in-submit');
}
