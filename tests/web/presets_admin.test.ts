import { randomUUID } from 'node:crypto';
import { documents } from '@pochitto/functions/domain/paths';
import { presetSchema } from '@pochitto/functions/domain/presets/preset';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { launchBrowser } from '../support/chromium.ts';
import { type Person, rejectionOf, signUp } from '../support/person.ts';
import { openSignedIn } from '../support/sign_in_at.ts';
import { stack } from '../support/stack.ts';
import type { WebPage } from '../support/web_page.ts';

const desk = { language: 'en', width: 1280, height: 900 } as const;
const [classic] = seedPresets;

describe('styles in the console', () => {
  let browser: Browser;
  let operator: Person;
  let testUser: Person;
  beforeAll(async () => {
    [browser, operator, testUser] = await Promise.all([launchBrowser(), signUp(), signUp()]);
    await admin().auth.setCustomUserClaims(operator.uid, { admin: true });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([operator?.close(), testUser?.close()]);
  });

  it('are created by an operator, and people see them at once', { timeout: 120_000 }, async () => {
    const slug = `look-${randomUUID().slice(0, 8)}`;
    const page = await openSignedIn(browser, desk, operator.email, '/operator/presets');
    await page.until('[data-testid="row-classic"]');
    await page.assertTidy();
    await page.click('new-preset');
    await page.type('preset-name-ja', 'ためし');
    await page.type('preset-name-en', 'Trial');
    await page.type('preset-description-ja', 'ためしのデザイン');
    await page.type('preset-description-en', 'A look to try');
    await page.type('preset-slug', slug);
    await page.until('[data-testid="preset-preview"][data-state="drawn"]', 60_000);
    const before = await firstPicture(page);
    await page.type('border-width', '16');
    await page.page.waitForFunction(
      (old: string) => {
        const drawn = document.querySelector<HTMLCanvasElement>('[data-testid="preset-preview"] canvas');
        return drawn !== null && drawn.toDataURL() !== old;
      },
      { timeout: 30_000 },
      before,
    );
    await page.assertTidy();
    await page.click('save-preset');
    await page.isAt(`/operator/presets/${slug}`);
    const stored = await admin().firestore.doc(documents.preset(slug)).get();
    expect(presetSchema.parse(stored.data())).toMatchObject({
      name: { ja: 'ためし', en: 'Trial' },
      config: { borderWidth: 16 },
      isActive: false,
      isEdited: true,
    });
    await page.page.goto(`${stack().webUrl}/operator/presets`);
    await page.until(`[data-testid="row-${slug}"]`);
    await page.close();
  });

  it('cannot be found or changed by other people', { timeout: 60_000 }, async () => {
    const page = await openSignedIn(browser, desk, testUser.email, '/operator/presets');
    await page.text(/Page not found|ページが見つかりません/); // In the profile's language, once it is loaded.
    await page.close();
    if (!classic) throw new Error('There is no look.');
    const { slug, ...preset } = classic;
    const saving = testUser.call('savePreset', { slug, preset: { ...preset, isActive: true } });
    expect((await rejectionOf(saving)).code).toBe('admin_required');
  });
});

function firstPicture(page: WebPage): Promise<string> {
  return page.page.$eval('[data-testid="preset-preview"] canvas', (canvas) =>
    (canvas as HTMLCanvasElement).toDataURL(),
  );
}
