/// <reference lib="dom" />
import type { Page } from 'puppeteer-core';
import type { SubmissionForm } from '../../../functions/src/domain/submission/submission_form.ts';
import { openBrowser } from '../../../functions/src/vendors/creators-market/browser/open_browser.ts';
import type { Cookie, SiteAddress } from '../../../functions/src/vendors/creators-market/site.ts';

export interface Rehearsal {
  readonly site: SiteAddress;
  readonly zip: { readonly path: string; readonly digest: string };
  readonly form: SubmissionForm;
  readonly cookies: readonly Cookie[];
}

/**
 * Does the same clicks and typing without any verification: no reading back, no screenshots, no network log, no
 * overlays. The baseline for the cost of a rehearsal.
 *
 * @returns milliseconds from the browser's start to its end.
 */
export async function bareRehearsal({ site, zip, form, cookies }: Rehearsal): Promise<number> {
  const started = performance.now();
  const { browser, close } = await openBrowser({ site, lifetime: 120_000 });
  try {
    const context = await browser.createBrowserContext();
    await context.setCookie(
      ...cookies.map(({ name, value, domain, path, httpOnly, secure }) => ({
        name,
        value,
        domain,
        path,
        httpOnly,
        secure,
      })),
    );
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const open = (path: string) => page.goto(path, { waitUntil: 'domcontentloaded' });
    await open(`${site.url}/my/`);
    const base = page.url().replace(/\/sticker\/.*$/, '');
    await open(`${base}/sticker/?status=all&query=${encodeURIComponent(form.title.en)}&page=1`);
    await open(`${base}/sticker/create`);
    await fill(page, form);
    await click(page, '[data-test="btn-save"]');
    await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), confirm(page)]);
    const item = `${base}/sticker/${/\/sticker\/(\d+)/.exec(page.url())?.[1]}`;
    await open(`${item}/image`);
    await page.select('[data-test="select-image-amount"]', String(form.count));
    await confirm(page);
    // The page rerenders with the response: a file set on a replaced element is lost.
    await page.waitForNetworkIdle({ idleTime: 50 });
    await slots(page, 'li[data-test="product-images-list-item"]', form.count + 2);
    const input = await page.$<'input'>('input[name="file"]' as 'input');
    await input?.uploadFile(zip.path);
    await slots(page, 'input.cm-product-image[src*="line-scdn.net"]', form.count + 2);
    for (const [key, tags] of Object.entries(form.tags)) {
      await open(`${item}/tag#/${key}`);
      for (const tag of tags) await click(page, `::-p-xpath(//label[contains(., "${tag}")])`);
    }
    await open(item);
    await click(page, '[data-test="tab-price"]');
    await page.select('[data-test="select-price-tier"]', '2');
    await click(page, '[data-test="button-save"]');
    await Promise.all([page.waitForResponse((response) => response.url().endsWith('/price')), confirm(page)]);
    await close();
    return performance.now() - started;
  } finally {
    await close();
  }
}

async function fill(page: Page, form: SubmissionForm): Promise<void> {
  await page.select('#add-language select', 'ja');
  await click(page, '[data-test="btn-add-language"]');
  const texts = {
    'meta[en][title]': form.title.en,
    'meta[en][description]': form.description.en,
    'meta[ja][title]': form.title.ja ?? '',
    'meta[ja][description]': form.description.ja ?? '',
    copyright: form.copyright,
    design_url: form.designUrl,
    request_comment: form.reviewerNotes,
  };
  for (const [name, text] of Object.entries(texts)) {
    await click(page, `[name="${name}"]`);
    await page.keyboard.sendCharacter(text);
  }
  await page.select('[data-test="select-style-category"]', '1');
  await page.select('[data-test="select-character-category"]', '13');
  for (const [group, value] of Object.entries({
    ai: 'false',
    area: 'customized',
    arranging: 'true',
    release: 'true',
    photo: 'true',
  })) {
    await click(page, `[data-group="${group}"] label:has([value="${value}"])`);
  }
  await click(page, 'label:has([value="JP"])');
}

const click = (page: Page, selector: string) => page.click(selector);

async function confirm(page: Page): Promise<void> {
  const visible = '.cm-modal:not([style*="none"]) button.cm-confirm-button-primary';
  await page.waitForSelector(visible);
  await page.click(visible);
}

async function slots(page: Page, selector: string, count: number): Promise<void> {
  await page.waitForFunction(
    (css, wanted) => document.querySelectorAll(css).length === wanted,
    {},
    selector,
    count,
  );
}
