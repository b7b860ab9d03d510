import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { picture, pictures } from './pictures.ts';
import { polling, siteClient, validForm } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

const signedOut = (account = sandbox.createAccount()) => siteClient(sandbox, { ...account, cookies: [] });

describe('Creators Market sandbox: request without a session', () => {
  it.each(['/sticker/', '/sticker/create', '/sticker/1/image', '/message/'])(
    'is redirected from %s to the login host',
    async (path) => {
      const answer = await signedOut().get(path);
      expect(answer.status).toBe(302);
      expect(answer.location).toMatch(new RegExp(`^${sandbox.accessUrl}/`));
    },
  );

  it('is rejected with 401 for an API call, and saves nothing', async () => {
    const account = sandbox.createAccount();
    expect((await signedOut(account).send('POST', '/api/v2/sticker', validForm())).status).toBe(401);
    expect(sandbox.items(account.accountId)).toEqual([]);
  });

  it('is one with any of the session cookies missing', async () => {
    const account = sandbox.createAccount();
    for (const { name, httpOnly } of account.cookies) {
      if (!httpOnly) continue;
      const cookies = account.cookies.filter((cookie) => cookie.name !== name);
      expect((await siteClient(sandbox, { ...account, cookies }).get('/sticker/')).status).toBe(302);
    }
  });

  it('is one after signing out', async () => {
    const client = siteClient(sandbox);
    expect((await client.get('/sticker/')).text).toContain('ログアウト');
    await client.get(`${sandbox.url}/signup/logout`);
    expect((await client.get('/sticker/')).status).toBe(302);
  });
});

describe('Creators Market sandbox: cookies of a session', () => {
  it('include several HttpOnly cookies and a readable XSRF token', () => {
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

  it.each([['wrong'], ['']])('are rejected with 403 if the token header is "%s"', async (token) => {
    const client = siteClient(sandbox);
    const answer = await client.send('POST', '/api/v2/sticker', validForm(), { 'X-XSRF-TOKEN': token });
    expect(answer.status).toBe(403);
    expect(sandbox.counts(client.account.accountId).itemsCreated).toBe(0);
  });
});

describe('Creators Market sandbox: form', () => {
  it('has the known names, values and data-test attributes in each language', async () => {
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

  it('answers 405 to a native form post', async () => {
    const client = siteClient(sandbox);
    const body = new URLSearchParams({ copyright: 'Pochitto' });
    const answer = await client.send('POST', '/sticker/create', body);
    expect(answer.status).toBe(405);
    expect(answer.text).toContain('Method Not Allowed');
  });

  it('answers with the prefix that prevents JSON hijacking', async () => {
    const client = siteClient(sandbox);
    const answer = await client.send('POST', '/api/v2/sticker', validForm());
    expect(answer.text).toMatch(/^\)\]\}'\n\{"stickerId":\d+\}$/);
    const page = await client.get(`/sticker/${answer.body.stickerId}?saved=true`);
    expect(page.text).toContain('class="MdStatus_editing"');
  });

  it('rejects a change of the set’s type', async () => {
    const client = siteClient(sandbox);
    const form = validForm();
    const id = await client.save(form);
    const answer = await client.send('PUT', `/api/v2/sticker/${id}`, { ...form, type: 'big' });
    expect(answer.status).toBe(400);
  });
});

describe('Creators Market sandbox: list', () => {
  it('searches sets by part of a title and by status, in pages', async () => {
    const client = siteClient(sandbox);
    for (let index = 0; index < 21; index += 1) await client.save();
    const metas = [{ language: 'en', title: 'Findable bear', description: 'Stickers of a bear' }];
    const id = await client.save(validForm({ metas }));
    const found = await client.get('/sticker/?status=all&query=findable&page=1');
    expect(found.text).toContain(`/sticker/${id}"`);
    expect(found.text.match(/<tr><td>/g)).toHaveLength(1);
    expect((await client.get('/sticker/?status=on_sale&query=&page=1')).text).not.toContain('<tr><td>');
    expect((await client.get('/sticker/?status=all&query=&page=2')).text.match(/<tr><td>/g)).toHaveLength(2);
    expect((await client.get('/api/v2/sticker?page=1')).text).toContain('"confirmationStatus":"EDITING"');
  });

  it('contains no sets of other creators', async () => {
    const id = await siteClient(sandbox).save();
    const other = siteClient(sandbox);
    expect((await other.get(`/sticker/${id}`)).status).toBe(404);
    expect((await other.get('/sticker/')).text).not.toContain(String(id));
  });
});

describe('Creators Market sandbox: images', () => {
  it('of a ZIP appear in their slots after the response', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    const amount = new URLSearchParams({ stickers_per_set: '8' });
    await client.send('POST', `/api/sticker/${id}/stickers_per_set`, amount);
    const answer = await client.uploadZip(id, pictures());
    expect(answer.body.success).toBe(true);
    const images = () => Object.values(sandbox.items(client.account.accountId)[0]?.images ?? {});
    expect(images().length).toBeLessThan(10);
    await vi.waitFor(() => expect(images()).toHaveLength(10), polling);
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
    ['text instead of a picture', Buffer.from('hello'), 'PNG'],
  ])('are rejected with status 200 and a reason: %s', async (_, bytes, reason) => {
    const client = siteClient(sandbox);
    const id = await client.save();
    const answer = await client.upload(id, '01', bytes);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ success: false, errors: [expect.stringContaining(reason)] });
    expect((await client.get(`/sticker/${id}/image`)).text).toContain('>Error</button>');
  });

  it('of main and tab must have the exact size', async () => {
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
    ['an arbitrary name', 'いぬ.png'],
    ['a sticker beyond the count', '09.png'],
  ])('of a ZIP with %s are rejected', async (_, name) => {
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

  it('can be deleted one by one or all at once', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    await client.fill(id);
    const left = () => Object.keys(sandbox.items(client.account.accountId)[0]?.images ?? {}).length;
    await client.send('POST', `/api/sticker/${id}/delete_images`, new URLSearchParams({ type: '02' }));
    expect(left()).toBe(9);
    await client.send('POST', `/api/sticker/${id}/delete_images`, '');
    expect(left()).toBe(0);
  });

  it('beyond a reduced sticker count are deleted', async () => {
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

describe('Creators Market sandbox: tags and price', () => {
  it('allow at most nine tags per sticker, once it has an image', async () => {
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

  it('allow only the price tiers of the page', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect((await client.send('PUT', `/api/v2/sticker/${id}/price`, { tier: '3' })).status).toBe(200);
    expect((await client.send('PUT', `/api/v2/sticker/${id}/price`, { tier: '999' })).status).toBe(400);
    expect(sandbox.items(client.account.accountId)[0]?.price).toBe('3');
  });
});
