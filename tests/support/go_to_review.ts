import { signUpHere } from './sign_in_at.ts';
import type { WebPage } from './web_page.ts';

/** Goes from the home page to the last step of creating a set. Returns the e-mail address that signed up on the way. */
export async function goToReview(page: WebPage, photo: string): Promise<string> {
  await page.click('home-start');
  await (await page.find('photo-input')).uploadFile(photo);
  await page.nextStep('/create/messages');
  await page.until('[data-testid="message-1"]');
  await page.nextStep('/create/style');
  await page.click('preset-classic');
  await page.click('next-step');
  const email = await signUpHere(page);
  await page.until('[data-testid="preview"]');
  return email;
}
