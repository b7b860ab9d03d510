import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CreatorsMarketSandbox,
  type MadeAccount,
  type Setting,
  type SwitchName,
  startCreatorsMarketSandbox,
} from '@pochitto/sandbox/creators-market';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../../support/chromium.ts';
import { openPage } from './open_page.ts';
import { picture, pictures, zipOf } from './pictures.ts';
import { polling, siteClient, validForm } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'creators-market-'));
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
  browser = await launchBrowser();
  writeFileSync(join(folder, 'set.zip'), zipOf(pictures()));
  writeFileSync(join(folder, 'odd.png'), picture(101, 90, 1));
  writeFileSync(join(folder, 'good.png'), picture(100, 90, 99));
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});
afterEach(() =>
  Promise.all(
    browser
      .browserContexts()
      .slice(1)
      .map((context) => context.close()),
  ),
);

interface Visit {
  readonly account: MadeAccount;
  readonly page: Page;
  readonly base: string;
}

async function visit(path: string, account = sandbox.createAccount()): Promise<Visit> {
  const base = `${sandbox.url}/my/${account.pageId}`;
  const page = await openPage(browser, account);
  await page.goto(base + path);
  return { account, page, base };
}

const turnOn = (account: MadeAccount, name: SwitchName, setting?: Setting) =>
  sandbox.turnOn(account.accountId, name, setting);

/** Returns the row of the form with this header. Many rows have radios without a name. */
const row = async (page: Page, header: string): Promise<ElementHandle<Element>> => {
  const cell = await page.$(`xpath/.//tr[starts-with(normalize-space(th), ${JSON.stringify(header)})]/td`);
  if (!cell) throw new Error(`There is no row ${header}.`);
  // biome-ignore lint/suspicious/noExplicitAny: XPath says Node, and a cell is an element.
  return cell as ElementHandle<any>;
};
const choices = async (page: Page, header: string) =>
  (await row(page, header)).$$eval('input[type=radio]', (radios) =>
    radios.map((radio) => ({
      label: radio.parentElement?.textContent,
      checked: (radio as HTMLInputElement).checked,
      disabled: (radio as HTMLInputElement).disabled,
      name: radio.getAttribute('name'),
      width: radio.getBoundingClientRect().width,
    })),
  );
const choose = async (page: Page, header: string, label: string) => {
  const option = await (await row(page, header)).$(
    `xpath/.//label[normalize-space()=${JSON.stringify(label)}]`,
  );
  if (!option) throw new Error(`There is no ${label}.`);
  await option.click();
};
const chosenOptions = async (page: Page, header: string) =>
  (await choices(page, header)).filter(({ checked }) => checked).map(({ label }) => label);

/** Sets a value at once and fires the events of typing and leaving the field. */
const fill = (page: Page, name: string, text: string) =>
  page.$eval(
    `[name="${name}"]`,
    (field, value) => {
      (field as HTMLInputElement).value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('focusout', { bubbles: true }));
    },
    text,
  );
const openDialogs = (page: Page) =>
  page.$$eval('.cm-modal[aria-modal="true"]', (dialogs) =>
    dialogs.filter((dialog) => dialog.checkVisibility()).map((dialog) => dialog.textContent),
  );
/** Clicks the button of the one visible dialog. */
const answer = async (page: Page, button: 'ok' | 'cancel') => {
  const visible = await page.waitForFunction(
    (css: string) => [...document.querySelectorAll(css)].find((each) => each.checkVisibility()) ?? null,
    {},
    `.cm-modal[aria-modal="true"] [data-test="dialog-btn-${button}"]`,
  );
  // The selector matches elements only.
  await (visible.asElement() as ElementHandle<Element> | null)?.click();
};
const errors = (page: Page) => page.$$eval('.mdFormError', (all) => all.map((each) => each.textContent));

let titles = 0;
async function fillForm(page: Page, title?: string) {
  titles += 1;
  await fill(page, 'meta[en][title]', title ?? `Page dog ${titles}`);
  await fill(page, 'meta[en][description]', 'Stickers of a dog');
  await fill(page, 'copyright', 'Pochitto');
  await choose(page, 'AIの使用', 'AIを使用しています');
}
const save = (page: Page) => page.click('[data-test="btn-save"]');
const waitUntilSaved = (page: Page) => page.waitForFunction(() => /\/sticker\/\d+$/.test(location.pathname));

describe('Creators Market sandbox: form in a browser', () => {
  it.each([
    ['', '是否使用照片', '写真の使用', 'スタンプに写真を使用していません'],
    ['/en', '写真の使用', 'Use of photos', 'Photos are not used in the stickers'],
    ['/zh-TW', '写真の使用', '是否使用照片', '貼圖中未使用照片'],
  ])('uses the language of its path "%s"', async (prefix, foreign, header, choice) => {
    const account = sandbox.createAccount();
    const page = await openPage(browser, account);
    await page.goto(`${sandbox.url}${prefix}/my/${account.pageId}/sticker/create`);
    expect(await chosenOptions(page, header)).toEqual([choice]);
    await expect(row(page, foreign)).rejects.toThrow();
  });

  it('hides its radios in labels, keeps unnamed ones apart, and disables the trial until its conditions are met', async () => {
    const { page } = await visit('/sticker/create');
    const photo = await choices(page, '写真の使用');
    expect(photo.every(({ name, width }) => name === null && width <= 1)).toBe(true);
    await choose(page, '写真の使用', 'スタンプに写真を使用しています');
    expect(await chosenOptions(page, '写真の使用')).toEqual(['スタンプに写真を使用しています']);
    const isTrialEnabled = async () =>
      (await choices(page, 'お試し利用企画')).every(({ disabled }) => !disabled);
    expect(await isTrialEnabled()).toBe(false);
    await choose(page, 'LINEスタンププレミアム', '参加する');
    expect(await isTrialEnabled()).toBe(true);
    await choose(page, '販売エリア', '選択したエリアで販売する');
    expect(await isTrialEnabled()).toBe(false);
    await page.locator('details.MdCMN28AreaListItem label ::-p-text(日本)').click();
    expect(await isTrialEnabled()).toBe(true);
    await choose(page, 'スタンプのタイプ', 'カスタムスタンプ');
    expect(await isTrialEnabled()).toBe(false);
  });

  it('counts wide characters twice', async () => {
    const { page } = await visit('/sticker/create');
    await page.type('[name="meta[en][title]"]', 'ab·犬');
    expect(await (await row(page, 'タイトル English')).$eval('.mdCount', (each) => each.textContent)).toBe(
      '6/40',
    );
  });

  it('shows an error for invalid text without a dialog or request', async () => {
    const { account, page } = await visit('/sticker/create');
    await fillForm(page);
    await fill(page, 'meta[en][title]', 'いぬ');
    await save(page);
    expect(await errors(page)).toEqual(['半角英数字で入力してください。']);
    expect(await openDialogs(page)).toEqual([]);
    expect(sandbox.counts(account.accountId).saves).toBe(0);
  });

  it('reports a taken title when its field loses focus, and blocks saving', async () => {
    const metas = [{ language: 'en', title: 'Taken dog', description: 'Stickers' }];
    await siteClient(sandbox).save(validForm({ metas }));
    const { page } = await visit('/sticker/create');
    await fillForm(page, 'Taken dog');
    await page.waitForFunction(() => document.querySelector('.mdFormError') !== null);
    expect(await errors(page)).toEqual(['既に存在するタイトルのため利用できません。']);
    await save(page);
    expect(await openDialogs(page)).toEqual([]);
  });

  it('reports a title that was rejected while saving', async () => {
    const { account, page } = await visit('/sticker/create');
    turnOn(account, 'duplicate_title', { step: 'save', times: 1 });
    await fillForm(page);
    await save(page);
    await answer(page, 'ok');
    await page.waitForFunction(() => document.querySelector('.mdFormError') !== null);
    expect(await errors(page)).toEqual(['既に存在するタイトルのため利用できません。']);
    expect(page.url()).toContain('/sticker/create');
  });

  it('asks before saving, with several dialogs in the page and one visible', async () => {
    const { account, page } = await visit('/sticker/create');
    await fillForm(page);
    await page.select('select', 'ja');
    await page.click('[data-test="btn-add-language"]');
    await fill(page, 'meta[ja][title]', `いぬ${titles}`);
    await fill(page, 'meta[ja][description]', '犬のスタンプ');
    await save(page);
    expect((await page.$$('.cm-modal[aria-modal="true"]')).length).toBeGreaterThan(1);
    expect(await openDialogs(page)).toEqual([expect.stringContaining('保存しますか？')]);
    await answer(page, 'cancel');
    expect(sandbox.counts(account.accountId).saves).toBe(0);
    await save(page);
    await answer(page, 'ok');
    await waitUntilSaved(page);
    expect(page.url()).toMatch(/\/sticker\/\d+\?saved=true$/);
    expect(sandbox.items(account.accountId)[0]?.form.metas.map(({ language }) => language)).toEqual([
      'en',
      'ja',
    ]);
  });

  it('updates a set, whose type is fixed', async () => {
    const account = sandbox.createAccount();
    const id = await siteClient(sandbox, account).save();
    const { page } = await visit(`/sticker/${id}/update`, account);
    expect((await choices(page, 'スタンプのタイプ')).every(({ disabled }) => disabled)).toBe(true);
    await fill(page, 'copyright', 'Somebody else');
    await save(page);
    await answer(page, 'ok');
    await waitUntilSaved(page);
    expect(sandbox.items(account.accountId)[0]?.form.copyright).toBe('Somebody else');
  });
});

describe('Creators Market sandbox: pages of a set', () => {
  it('accept a sticker count, a ZIP and single images, and show what is wrong with one', async () => {
    const account = sandbox.createAccount();
    const client = siteClient(sandbox, account);
    const id = await client.save();
    const { page } = await visit(`/sticker/${id}/image`, account);
    const slots = () => page.$$('[data-test="product-images-list-item"]');
    expect(await slots()).toHaveLength(42);
    await page.select('[data-test="select-image-amount"]', '8');
    await answer(page, 'cancel');
    expect(await page.$eval('#number_of_images', (each) => (each as HTMLSelectElement).value)).toBe('40');
    await page.select('[data-test="select-image-amount"]', '8');
    await answer(page, 'ok');
    await vi.waitFor(async () => expect(await slots()).toHaveLength(10), polling);
    const upload = async (selector: string, file: string) => {
      const input = await page.$(selector);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, file));
    };
    await upload('input[type="file"]', 'set.zip');
    const filled = () => page.$$('input.cm-product-image[src*="line-scdn.net"]');
    await vi.waitFor(async () => expect(await filled()).toHaveLength(10), polling);
    // Until then the page may replace the input, and the chosen file would be lost.
    await page.waitForSelector('.mdProgress', { hidden: true });
    await upload('#upload-file-input-03', 'odd.png');
    const badge = await page.waitForSelector('::-p-text(Error)');
    await badge?.click();
    await page.waitForSelector('::-p-text(偶数)', { visible: true });
    await upload('#upload-file-input-03', 'good.png');
    await vi.waitFor(
      () => expect(sandbox.items(account.accountId)[0]?.images['03']?.errors).toEqual([]),
      polling,
    );
    await vi.waitFor(async () => expect(await page.$('::-p-text(Error)')).toBeNull(), polling);
    await page.click('#upload-button-04 ~ [data-test="btn-delete"]');
    await answer(page, 'ok');
    await page.waitForSelector('[data-test="no-product-image"]');
    expect(Object.keys(sandbox.items(account.accountId)[0]?.images ?? {})).toHaveLength(9);
  });

  it('allow a review request only with every slot filled and the agreement checked', async () => {
    const account = sandbox.createAccount();
    const client = siteClient(sandbox, account);
    const id = await client.save();
    const { page } = await visit(`/sticker/${id}`, account);
    const request = () => page.click('[data-test="detail-btn-request"] a.mdBtn');
    expect(await page.$('[data-test="detail-btn-request"].ExDisabled a.mdBtn:not([href])')).not.toBeNull();
    await request();
    expect(await openDialogs(page)).toEqual([]);
    await client.fill(id);
    await page.reload();
    await request();
    expect(await openDialogs(page)).toHaveLength(1);
    const ok = '[data-test="confirm-dialog-request"] .cm-confirm-button-primary';
    const isOpen = () => page.$eval(ok, (button) => !(button as HTMLButtonElement).disabled);
    const boxes = await page.$$('[data-test="consent-part"] label');
    expect(boxes).toHaveLength(2);
    await boxes[1]?.click();
    expect(await isOpen()).toBe(false);
    await boxes[1]?.click();
    await boxes[0]?.click();
    expect(await isOpen()).toBe(true);
    await answer(page, 'ok');
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
    expect(await page.$eval('[data-test="product-status"]', (each) => each.textContent)).toBe('編集中');
    await page.reload();
    expect(await page.$('[data-test="product-status"].MdStatus_waiting_for_review')).not.toBeNull();
    expect(sandbox.counts(account.accountId)).toMatchObject({
      requestClicks: 1,
      consents: 1,
      marketingTicks: 0,
    });
    await page.click('[data-test="detail-btn-cancel-request"]');
    await answer(page, 'ok');
    await page.waitForSelector('.MdStatus_editing');
  });

  it('accept nine tags per sticker and a price', async () => {
    const account = sandbox.createAccount();
    const client = siteClient(sandbox, account);
    const id = await client.save();
    await client.fill(id);
    const { page, base } = await visit(`/sticker/${id}/tag#/02`, account);
    for (const label of (await page.$$('.mdTags label')).slice(0, 10)) await label.click();
    await vi.waitFor(() => expect(sandbox.items(account.accountId)[0]?.tags['02']).toHaveLength(9), polling);
    await page.goto(`${base}/sticker/${id}`);
    await page.click('[data-test="tab-price"]');
    await page.select('[data-test="select-price-tier"]', '2');
    await page.click('[data-test="button-save"]');
    await answer(page, 'ok');
    await vi.waitFor(() => expect(sandbox.items(account.accountId)[0]?.price).toBe('2'), polling);
  });
});

describe('Creators Market sandbox: obstacles in a page', () => {
  it('include a campaign, several announcements and a floating layer', async () => {
    const account = sandbox.createAccount();
    for (const name of ['campaign_popup', 'announcements', 'floating_layer'] as const) turnOn(account, name);
    const { page } = await visit('/sticker/', account);
    await page.click('button.background-overlay', { offset: { x: 5, y: 5 } }).catch(() => undefined);
    for (let left = 3; left > 0; left -= 1) {
      expect(await page.$$('.MdPOP01Modal')).toHaveLength(left);
      await page.$eval('.MdPOP01Modal button', (button) => {
        if (!button.checkVisibility()) throw new Error('The first announcement is not seen.');
        (button as HTMLElement).click();
      });
    }
    await page.$eval('button.FnCloseDialogBtn', (button) => (button as HTMLElement).click());
    await page.$$eval('button.background-overlay', (all) => {
      for (const each of all) (each as HTMLElement).click();
    });
    expect(await page.$('.FnCloseDialogBtn, .MdPOP01Modal, .background-overlay')).toBeNull();
  });

  it('include a QR window that blocks clicks and reappears when it is removed from the page', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'qr_modal');
    const { page } = await visit('/sticker/create', account);
    await page.$eval('.FnOaQrcode', (modal) => modal.remove());
    await page.waitForSelector('.FnOaQrcode .MdPop24OAQRcode');
    await page.$eval('.MdPop24OAQRcode', (modal) => modal.remove());
    await page.waitForSelector('.FnOaQrcode .MdPop24OAQRcode');
    await choose(page, 'AIの使用', 'AIを使用しています');
    expect(await chosenOptions(page, 'AIの使用')).toEqual([]);
    await page.click('.MdPop24OAQRcode button');
    await choose(page, 'AIの使用', 'AIを使用しています');
    expect(await chosenOptions(page, 'AIの使用')).toEqual(['AIを使用しています']);
  });

  it('include a campaign question without a choice, which blocks saving', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'campaign_unset');
    const { page } = await visit('/sticker/create', account);
    await fillForm(page);
    await save(page);
    expect(await openDialogs(page)).toEqual([]);
    await choose(page, '特集企画', '参加しない');
    await save(page);
    expect(await openDialogs(page)).toHaveLength(1);
  });

  it('include a new mandatory field', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'new_mandatory_field');
    const { page } = await visit('/sticker/create', account);
    await fillForm(page);
    await save(page);
    expect(await openDialogs(page)).toEqual([]);
    await page.select('[name="target_age"]', 'all');
    await save(page);
    await answer(page, 'ok');
    await waitUntilSaved(page);
  });

  it('include a form whose script is broken, which answers 405', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'native_form_post');
    const { page } = await visit('/sticker/create', account);
    await Promise.all([page.waitForNavigation(), save(page)]);
    expect(await page.$eval('h1', (each) => each.textContent)).toContain('405 Method Not Allowed');
  });

  it('include a page that renders late', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'slow_mount', { ms: 50 });
    const { page } = await visit('/sticker/create', account);
    await page.waitForSelector('[data-test="btn-save"]');
    await fillForm(page);
    await save(page);
    expect(await openDialogs(page)).toHaveLength(1);
  });

  it.each([
    ['response_lost', 1],
    ['connection_closed', 0],
    ['server_error', 0],
  ] as const)('include %s while saving, which leaves %i sets', async (name, made) => {
    const account = sandbox.createAccount();
    const { page } = await visit('/sticker/create', account);
    turnOn(account, name, { step: 'save', times: 1 });
    await fillForm(page);
    await save(page);
    await answer(page, 'ok');
    await page.waitForFunction(() => document.querySelector('.mdFormError') !== null);
    expect(page.url()).toContain('/sticker/create');
    expect(sandbox.counts(account.accountId).itemsCreated).toBe(made);
  });

  it('include a session that expires between saving and the next page', async () => {
    const account = sandbox.createAccount();
    turnOn(account, 'session_expiry_after', { step: 'save' });
    const { page } = await visit('/sticker/create', account);
    await fillForm(page);
    await save(page);
    await answer(page, 'ok');
    await page.waitForFunction((access: string) => location.href.startsWith(access), {}, sandbox.accessUrl);
    expect(sandbox.counts(account.accountId).itemsCreated).toBe(1);
  });
});

it('Creators Market sandbox: sign-in in a browser leads through password and phone code to the sets', async () => {
  const { accountId, pageId, email, password } = sandbox.createAccount();
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(`${sandbox.url}/signup/line_auth`);
  await page.type('input[name="tid"]', email);
  await page.type('input[name="tpasswd"]', password);
  await Promise.all([page.waitForNavigation(), page.click('button.MdBtn01')]);
  const code = await page.$eval('[data-test="code"]', (each) => each.textContent ?? '');
  sandbox.typeCode(accountId, code);
  await page.waitForSelector('button.MdBtn01');
  await Promise.all([page.waitForNavigation(), page.click('button.MdBtn01')]);
  expect(page.url()).toBe(`${sandbox.url}/my/${pageId}/sticker/`);
});
