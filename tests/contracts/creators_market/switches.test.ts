import {
  type CreatorsMarketSandbox,
  type Step,
  type SwitchName,
  startCreatorsMarketSandbox,
  switches,
} from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { picture, pictures } from './pictures.ts';
import { type Answer, polling, type SiteClient, siteClient, validForm } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

const on = (client: SiteClient, name: SwitchName, setting = {}) =>
  sandbox.turnOn(client.account.accountId, name, setting);
const created = (client: SiteClient) => sandbox.counts(client.account.accountId).itemsCreated;
const pageHas = async (client: SiteClient, path: string, part: string | RegExp) =>
  expect((await client.get(path)).text).toMatch(part);
const pageLacks = async (client: SiteClient, path: string, part: string | RegExp) =>
  expect((await client.get(path)).text).not.toMatch(part);

async function complete(client: SiteClient): Promise<number> {
  const id = await client.save();
  await client.fill(id);
  return id;
}

/** One request for each step. */
const requests: Record<Exclude<Step, 'page'>, (client: SiteClient, id: number) => Promise<Answer>> = {
  list: (client) => client.get('/sticker/'),
  form: (client) => client.get('/sticker/create'),
  detail: (client, id) => client.get(`/sticker/${id}`),
  images: (client, id) => client.get(`/sticker/${id}/image`),
  tags: (client, id) => client.get(`/sticker/${id}/tag`),
  messages: (client) => client.get('/message/'),
  title_check: (client) => client.get('/api/v2/sticker/title_exists?language=en&title=x'),
  attachment: (client) => client.send('POST', '/api/v2/attachment', new FormData()),
  save: (client) => client.send('POST', '/api/v2/sticker', validForm()),
  count: (client, id) =>
    client.send(
      'POST',
      `/api/sticker/${id}/stickers_per_set`,
      new URLSearchParams({ stickers_per_set: '16' }),
    ),
  zip: (client, id) => client.uploadZip(id, pictures()),
  import_status: (client, id) => client.get(`/api/sticker/${id}/images`),
  upload: (client, id) => client.upload(id, '01', picture(100, 90, 77)),
  mains: (client, id) =>
    client.send('POST', `/api/emoji/${id}/main_images`, new URLSearchParams({ keys: '001' })),
  delete_images: (client, id) => client.send('POST', `/api/sticker/${id}/delete_images`, ''),
  price: (client, id) => client.send('PUT', `/api/v2/sticker/${id}/price`, { tier: '5' }),
  tag_save: (client, id) => client.send('PUT', `/api/sticker/${id}/auto_suggest_tags`, []),
  request: (client, id) => client.request(id),
  cancel: (client, id) => client.send('POST', `/sticker/${id}/cancel_request`, ''),
};
const steps = Object.entries(requests) as [Exclude<Step, 'page'>, (typeof requests)['list']][];

/** Applies a one-time failure at every step and checks that nothing was changed. */
async function failsAtEveryStep(
  name: SwitchName,
  expectFailure: (response: Promise<Answer>) => Promise<void>,
) {
  let client = siteClient(sandbox);
  const { account } = client;
  const id = await complete(client);
  const before = sandbox.items(account.accountId);
  for (const [step, request] of steps) {
    on(client, name, { step, times: 1 });
    await expectFailure(request(client, id));
    client = siteClient(sandbox, { ...account, cookies: sandbox.signIn(account.accountId) });
  }
  expect(sandbox.items(account.accountId)).toEqual(before);
  on(client, name, { step: 'page', times: 1 });
  await expectFailure(client.get('/message/'));
}

const assertions: Record<SwitchName, (client: SiteClient) => Promise<void>> = {
  async campaign_popup(client) {
    on(client, 'campaign_popup');
    await pageHas(client, '/sticker/', 'class="FnCloseDialogBtn"');
  },
  async announcements(client) {
    on(client, 'announcements', { count: 2 });
    expect((await client.get('/sticker/')).text.match(/class="MdPOP01Modal"/g)).toHaveLength(2);
    await pageHas(client, '/sticker/', '<input type="checkbox" name="check">');
  },
  async qr_modal(client) {
    on(client, 'qr_modal');
    await pageHas(client, '/sticker/', /class="FnOaQrcode".*class="MdPop24OAQRcode"/s);
  },
  async floating_layer(client) {
    on(client, 'floating_layer');
    await pageHas(client, '/sticker/', /<button [^>]*class="background-overlay"/);
  },
  async campaign_unset(client) {
    const unset = /data-group="campaign">\s*<li><label><input type="radio">/;
    await pageLacks(client, '/sticker/create', unset);
    on(client, 'campaign_unset');
    await pageHas(client, '/sticker/create', unset);
  },
  async slow(client) {
    on(client, 'slow', { step: 'form', ms: 600_000 });
    const leaves = new AbortController();
    const form = fetch(`${sandbox.url}/my/${client.account.pageId}/sticker/create`, {
      signal: leaves.signal,
      headers: { cookie: client.account.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    }).then(
      () => 'answered',
      () => 'left',
    );
    await pageHas(client, '/message/', 'メッセージセンター');
    leaves.abort();
    expect(await form).toBe('left');
    on(client, 'slow', { step: 'form', ms: 1 });
    await pageHas(client, '/sticker/create', 'btn-save');
  },
  async slow_mount(client) {
    on(client, 'slow_mount', { ms: 5 });
    await pageHas(client, '/sticker/create', /<template id="late"><main/);
  },
  server_error: () =>
    failsAtEveryStep('server_error', async (response) => expect((await response).status).toBe(500)),
  connection_closed: () =>
    failsAtEveryStep('connection_closed', (response) => expect(response).rejects.toThrow('fetch failed')),
  session_expiry: () =>
    failsAtEveryStep('session_expiry', async (response) => {
      const { status, location } = await response;
      if (status === 302) expect(location).toContain(sandbox.accessUrl);
      else expect(status).toBe(401);
    }),
  async session_expiry_after(client) {
    on(client, 'session_expiry_after', { step: 'save', times: 1 });
    expect((await requests.save(client, 0)).status).toBe(401);
    expect(created(client)).toBe(1);
    expect((await client.get('/sticker/')).status).toBe(302);
  },
  async response_lost(client) {
    on(client, 'response_lost', { step: 'save', times: 1 });
    await expect(requests.save(client, 0)).rejects.toThrow();
    expect(created(client)).toBe(1);
    const id = await complete(client);
    on(client, 'response_lost', { step: 'request', times: 1 });
    await expect(client.request(id)).rejects.toThrow();
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
  },
  async duplicate_title(client) {
    on(client, 'duplicate_title', { step: 'title_check', times: 1 });
    expect((await requests.title_check(client, 0)).text).toContain('"exists":true');
    on(client, 'duplicate_title', { step: 'save', times: 1 });
    expect((await requests.save(client, 0)).text).toContain('title_exists');
    expect((await requests.save(client, 0)).status).toBe(200);
  },
  async daily_limit(client) {
    const id = await complete(client);
    on(client, 'daily_limit');
    expect((await client.request(id)).status).toBe(429);
  },
  async native_form_post(client) {
    on(client, 'native_form_post');
    await pageHas(client, '/sticker/create', '"postsNatively":true');
  },
  async renamed_data_test(client) {
    const id = await client.save();
    for (const [step, path, name] of [
      ['form', '/sticker/create', 'data-test="btn-save"'],
      ['images', `/sticker/${id}/image`, 'data-test="select-image-amount"'],
      ['detail', `/sticker/${id}`, 'data-test="detail-btn-request"'],
    ] as const) {
      await pageHas(client, path, name);
      on(client, 'renamed_data_test', { step });
      await pageLacks(client, path, name);
    }
  },
  async moved_field(client) {
    on(client, 'moved_field');
    await pageHas(
      client,
      '/sticker/create',
      /name="request_comment".*<details class="mdMore">.*name="is_ai_generated"/s,
    );
  },
  async new_mandatory_field(client) {
    on(client, 'new_mandatory_field');
    await pageHas(client, '/sticker/create', '<select name="target_age">');
    expect((await requests.save(client, 0)).status).toBe(400);
    await client.save(validForm({ targetAge: 'all' }));
  },
  async missing_button(client) {
    const id = await client.save();
    for (const [step, path, part] of [
      ['form', '/sticker/create', 'type="submit"'],
      ['images', `/sticker/${id}/image`, 'type="file" name="file"'],
      ['detail', `/sticker/${id}`, 'data-test="detail-btn-request"'],
    ] as const) {
      await pageHas(client, path, part);
      on(client, 'missing_button', { step });
      await pageLacks(client, path, part);
    }
  },
  async changed_label(client) {
    on(client, 'changed_label');
    await pageLacks(client, '/sticker/create', /写真を使用|プライベート設定|ショップに表示/);
  },
  async zip_import_stuck(client) {
    const id = await client.save();
    on(client, 'zip_import_stuck');
    expect((await client.uploadZip(id, pictures())).body.success).toBe(true);
    await pageHas(client, `/sticker/${id}/image`, '画像を処理しています');
    expect(sandbox.items(client.account.accountId)[0]).toMatchObject({ isImporting: true, images: {} });
  },
  async zip_slot_error(client) {
    const id = await client.save();
    on(client, 'zip_slot_error', { slot: '05' });
    await client.fill(id);
    const images = sandbox.items(client.account.accountId)[0]?.images ?? {};
    expect(images['05']).toMatchObject({ digest: null, errors: ['import'] });
    expect(images['06']).toMatchObject({ errors: [] });
  },
  async zip_ignores_wrong_names(client) {
    const id = await client.save();
    on(client, 'zip_ignores_wrong_names');
    await client.fill(id, { ...pictures(), 'notes.txt': Buffer.from('hello') });
    expect(Object.keys(sandbox.items(client.account.accountId)[0]?.images ?? {})).toHaveLength(10);
  },
  async zip_limit_20_mb(client) {
    const id = await client.save();
    on(client, 'zip_limit_20_mb');
    const answer = await client.uploadZip(id, { '01.png': Buffer.alloc(20_100_000) });
    expect(answer.text).toContain('サイズが上限');
  },
  async request_locked(client) {
    const id = await complete(client);
    on(client, 'request_locked');
    await pageHas(client, `/sticker/${id}`, 'class="ExDisabled"');
    expect((await client.request(id)).status).toBe(409);
  },
  async status_slow(client) {
    const ids = [await complete(client), await complete(client)] as const;
    on(client, 'status_slow', { ms: 600_000 });
    await client.request(ids[0]);
    on(client, 'status_slow', { ms: 1 });
    await client.request(ids[1]);
    await vi.waitFor(() => expect(client.status(ids[1])).toBe('waiting_for_review'), polling);
    expect(client.status(ids[0])).toBe('editing');
  },
  async status_unchanged(client) {
    const ids = [await complete(client), await complete(client)] as const;
    on(client, 'status_unchanged');
    expect((await client.request(ids[0])).body.success).toBe(true);
    sandbox.turnOff(client.account.accountId);
    await client.request(ids[1]);
    await vi.waitFor(() => expect(client.status(ids[1])).toBe('waiting_for_review'), polling);
    expect(client.status(ids[0])).toBe('editing');
  },
};

describe('Creators Market sandbox: failure switch', () => {
  for (const [name, { what }] of Object.entries(switches) as [SwitchName, { what: string }][]) {
    it(`${name}: ${what}`, () => assertions[name](siteClient(sandbox)));
  }

  it('applies to one account or to all', async () => {
    const [one, other] = [siteClient(sandbox), siteClient(sandbox)];
    on(one, 'floating_layer');
    await pageLacks(other, '/sticker/', 'background-overlay');
    sandbox.turnOn(null, 'campaign_popup');
    await pageHas(other, '/sticker/', 'FnCloseDialogBtn');
    sandbox.turnOff(null);
    await pageLacks(other, '/sticker/', 'FnCloseDialogBtn');
  });

  it('can be set over HTTP, and the sandbox lists all names', async () => {
    const call = async (action: string, body: object) => {
      const answer = await fetch(`${sandbox.url}/sandbox/${action}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const client = siteClient(sandbox);
    const { accountId } = client.account;
    const known = await (await fetch(`${sandbox.url}/sandbox`)).text();
    for (const name of Object.keys(switches)) expect(known).toContain(`"${name}"`);
    const setting = { step: 'save', times: 1 };
    expect((await call('turnOn', { accountId, name: 'server_error', setting })).status).toBe(200);
    expect((await requests.save(client, 0)).status).toBe(500);
    expect((await call('counts', { accountId })).text).toContain('"itemsCreated":0');
    expect((await call('turnOn', { accountId, name: 'nonsense' })).status).toBe(400);
    expect((await call('turnOn', { accountId, name: 'zip_import_stuck', setting })).status).toBe(400);
    expect((await call('createAccount', { locale: 'en' })).text).toContain('"pageId"');
    expect((await call('nonsense', {})).status).toBe(404);
  });
});
