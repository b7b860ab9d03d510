import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { picture, pictures } from './pictures.ts';
import { goodForm, often, siteClient } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

const stranger = (account = sandbox.createAccount()) => siteClient(sandbox, { ...account, cookies: [] });

describe('Without a live session', () => {
  it.each(['/sticker/', '/sticker/create', '/sticker/1/image', '/message/'])(
    '%s leads to the login host',
    async (path) => {
      const answer = await stranger().get(path);
      expect(answer.status).toBe(302);
      expect(answer.location).toMatch(new RegExp(`^${sandbox.accessUrl}/`));
    },
  );

  it('a call is refused, and nothing is saved', async () => {
    const account = sandbox.createAccount();
    expect((await stranger(account).send('POST', '/api/v2/sticker', goodForm())).status).toBe(401);
    expect(sandbox.items(account.accountId)).toEqual([]);
  });

  it('one cookie of two is no session', async () => {
    const account = sandbox.createAccount();
    for (const { name, httpOnly } of account.cookies) {
      if (!httpOnly) continue;
      const cookies = account.cookies.filter((cookie) => cookie.name !== name);
      expect((await siteClient(sandbox, { ...account, cookies }).get('/sticker/')).status).toBe(302);
    }
  });

  it('logging out ends it', async () => {
    const client = siteClient(sandbox);
    expect((await client.get('/sticker/')).text).toContain('ログアウト');
    await client.get(`${sandbox.url}/signup/logout`);
    expect((await client.get('/sticker/')).status).toBe(302);
  });
});

describe('The jar', () => {
  it('holds several HttpOnly cookies and the readable token', () => {
    const { cookies, pageId } = sandbox.createAccount();
    expect(pageId).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(cookies.filter(({ httpOnly }) => httpOnly).length).toBeGreaterThan(1);
    expect(cookies.find(({ name }) => name === 'XSRF-TOKEN')).toMatchObject({
      httpOnly: false,
      secure: false,
      domain: '127.0.0.1',
      path: '/',
    });
  });

  it.each([['wrong'], ['']])('a %s token in the header is refused with 403', async (token) => {
    const client = siteClient(sandbox);
    const answer = await client.send('POST', '/api/v2/sticker', goodForm(), { 'X-XSRF-TOKEN': token });
    expect(answer.status).toBe(403);
    expect(sandbox.counts(client.account.accountId).itemsCreated).toBe(0);
  });
});

describe('The form', () => {
  it('has the names, values and data-tests that are known, in each language', async () => {
    const client = siteClient(sandbox);
    for (const [prefix, label] of [
      ['', '写真の使用'],
      ['/zh-TW', '是否使用照片'],
      ['/en', 'Use of photos'],
    ]) {
      const { text } = await client.get(`${sandbox.url}${prefix}/my/${client.account.pageId}/sticker/create`);
      for (const part of [
        label,
        `<base href="${sandbox.url}${prefix}/my/${client.account.pageId}/">`,
        'name="sticker_type" value="static"',
        'name="sticker_type" value="animation"',
        'name="meta[en][title]"',
        'name="meta[en][description]"',
        'data-test="btn-add-language"',
        'name="copyright"',
        'name="is_ai_generated" value="true"',
        'data-test="select-style-category"',
        'data-test="select-character-category"',
        'name="area_group" value="lgbt"',
        'class="MdCMN28AreaListItem"',
        'name="areas[]"',
        'name="is_auto_release" value="false"',
        'name="attachments[]"',
        'name="design_url"',
        'name="request_comment"',
        'name="XSRF-TOKEN"',
        'data-test="btn-save"',
      ]) {
        expect(text).toContain(part);
      }
    }
  });

  it('posted natively is answered 405', async () => {
    const client = siteClient(sandbox);
    const body = new URLSearchParams({ copyright: 'Pochitto' });
    const answer = await client.send('POST', '/sticker/create', body);
    expect(answer.status).toBe(405);
    expect(answer.text).toContain('Method Not Allowed');
  });

  it('is saved behind the prefix that keeps others from reading it', async () => {
    const client = siteClient(sandbox);
    const answer = await client.send('POST', '/api/v2/sticker', goodForm());
    expect(answer.text).toMatch(/^\)\]\}'\n\{"stickerId":\d+\}$/);
    const page = await client.get(`/sticker/${answer.body.stickerId}?saved=true`);
    expect(page.text).toContain('class="MdStatus_editing"');
  });

  it('cannot change the type of a set later', async () => {
    const client = siteClient(sandbox);
    const form = goodForm();
    const id = await client.save(form);
    const answer = await client.send('PUT', `/api/v2/sticker/${id}`, { ...form, type: 'big' });
    expect(answer.status).toBe(400);
  });
});

describe('The list', () => {
  it('finds a set by a part of its title and by its status, on pages', async () => {
    const client = siteClient(sandbox);
    for (let index = 0; index < 21; index += 1) await client.save();
    const metas = [{ language: 'en', title: 'Findable bear', description: 'Stickers of a bear' }];
    const id = await client.save(goodForm({ metas }));
    const found = await client.get('/sticker/?status=all&query=findable&page=1');
    expect(found.text).toContain(`/sticker/${id}"`);
    expect(found.text.match(/<tr><td>/g)).toHaveLength(1);
    expect((await client.get('/sticker/?status=on_sale&query=&page=1')).text).not.toContain('<tr><td>');
    expect((await client.get('/sticker/?status=all&query=&page=2')).text.match(/<tr><td>/g)).toHaveLength(2);
    expect((await client.get('/api/v2/sticker?page=1')).text).toContain('"confirmationStatus":"EDITING"');
  });

  it('shows no sets of other creators', async () => {
    const id = await siteClient(sandbox).save();
    const other = siteClient(sandbox);
    expect((await other.get(`/sticker/${id}`)).status).toBe(404);
    expect((await other.get('/sticker/')).text).not.toContain(String(id));
  });
});

describe('Pictures', () => {
  it('of a ZIP come into their slots after the answer', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    const amount = new URLSearchParams({ stickers_per_set: '8' });
    await client.send('POST', `/api/sticker/${id}/stickers_per_set`, amount);
    const answer = await client.uploadZip(id, pictures());
    expect(answer.body.success).toBe(true);
    const images = () => Object.values(sandbox.items(client.account.accountId)[0]?.images ?? {});
    expect(images().length).toBeLessThan(10);
    await vi.waitFor(() => expect(images()).toHaveLength(10), often);
    const page = await client.get(`/sticker/${id}/image`);
    const source = /class="cm-product-image" alt="01" src="([^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(source).toContain('line-scdn.net');
    const file = await fetch(source);
    expect(Buffer.from(await file.arrayBuffer()).equals(pictures()['01.png'] ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([
    ['an odd width', picture(101, 90, 1), '偶数'],
    ['a sticker that is too wide', picture(372, 320, 1), 'サイズ'],
    ['a sticker that is too small', picture(78, 90, 1), 'サイズ'],
    ['an opaque ground', picture(100, 90, 1, 0), '透過'],
    ['no picture at all', Buffer.from('hello'), 'PNG'],
  ])('are refused with 200 and the reason: %s', async (_, bytes, reason) => {
    const client = siteClient(sandbox);
    const id = await client.save();
    const answer = await client.upload(id, '01', bytes);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ success: false, errors: [expect.stringContaining(reason)] });
    expect((await client.get(`/sticker/${id}/image`)).text).toContain('>Error</button>');
  });

  it('must have the exact size for the main and the tab picture', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect((await client.upload(id, 'main', picture(240, 240, 1))).body.success).toBe(true);
    expect((await client.upload(id, 'main', picture(238, 240, 1))).body.success).toBe(false);
    expect((await client.upload(id, 'tab', picture(96, 74, 1))).body.success).toBe(true);
    expect((await client.upload(id, 'tab', picture(74, 96, 1))).body.success).toBe(false);
    expect((await client.upload(id, '41', picture(100, 90, 1))).body.success).toBe(false);
  });

  it.each([
    ['a folder', 'dog/01.png'],
    ['a name of its own', 'いぬ.png'],
    ['a sticker beyond the number', '09.png'],
  ])('of a ZIP with %s are refused', async (_, name) => {
    const client = siteClient(sandbox);
    const id = await client.save();
    await client.send(
      'POST',
      `/api/sticker/${id}/stickers_per_set`,
      new URLSearchParams({ stickers_per_set: '8' }),
    );
    const answer = await client.uploadZip(id, { ...pictures(), [name]: picture(100, 90, 50) });
    expect(answer.status).toBe(200);
    expect(answer.body.success).toBe(false);
  });

  it('are deleted one by one or all at once', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    await client.fill(id);
    const left = () => Object.keys(sandbox.items(client.account.accountId)[0]?.images ?? {}).length;
    await client.send('POST', `/api/sticker/${id}/delete_images`, new URLSearchParams({ type: '02' }));
    expect(left()).toBe(9);
    await client.send('POST', `/api/sticker/${id}/delete_images`, '');
    expect(left()).toBe(0);
  });

  it('beyond a smaller number go', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    await client.upload(id, '09', picture(100, 90, 3));
    const amount = new URLSearchParams({ stickers_per_set: '8' });
    await client.send('POST', `/api/sticker/${id}/stickers_per_set`, amount);
    expect(sandbox.items(client.account.accountId)[0]?.images).toEqual({});
    const odd = new URLSearchParams({ stickers_per_set: '10' });
    expect((await client.send('POST', `/api/sticker/${id}/stickers_per_set`, odd)).status).toBe(400);
  });
});

describe('Tags and price', () => {
  it('are at most nine tags for a sticker, after its picture', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    const tags = (count: number) => [
      { type: '01', tag_ids: Array.from({ length: count }, (_, index) => `c${101 + index}`) },
    ];
    const put = (count: number) => client.send('PUT', `/api/sticker/${id}/auto_suggest_tags`, tags(count));
    expect((await put(1)).status).toBe(409);
    await client.fill(id);
    expect((await put(9)).status).toBe(200);
    expect((await put(10)).status).toBe(400);
  });

  it('are one of the tiers of the page', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect((await client.send('PUT', `/api/v2/sticker/${id}/price`, { tier: '3' })).status).toBe(200);
    expect((await client.send('PUT', `/api/v2/sticker/${id}/price`, { tier: '999' })).status).toBe(400);
    expect(sandbox.items(client.account.accountId)[0]?.price).toBe('3');
  });
});
