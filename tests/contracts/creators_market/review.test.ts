import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { goodForm, often, siteClient } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

const DISABLED = 'data-test="detail-btn-request" class="ExDisabled"';

describe('A request for review', () => {
  it('is disabled until every slot is filled, and shows later than its answer', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect((await client.get(`/sticker/${id}`)).text).toContain(DISABLED);
    expect((await client.request(id)).status).toBe(409);
    await client.fill(id);
    expect((await client.get(`/sticker/${id}`)).text).not.toContain(DISABLED);
    expect((await client.request(id)).body.success).toBe(true);
    expect(client.status(id)).toBe('editing');
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), often);
    expect((await client.get(`/sticker/${id}`)).text).toContain('MdStatus_waiting_for_review">審査待ち');
  });

  it('needs the agreement, and counts what was ticked', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    await client.fill(id);
    expect((await client.request(id, {})).status).toBe(400);
    expect((await client.request(id, { agree: 'true', news: 'true' })).status).toBe(200);
    expect(sandbox.counts(client.account.accountId)).toMatchObject({
      itemsCreated: 1,
      saves: 1,
      zipImports: 1,
      requestClicks: 2,
      consents: 1,
      marketingTicks: 1,
    });
  });

  it('is taken once', async () => {
    const client = siteClient(sandbox);
    const id = await client.requested();
    expect((await client.request(id)).status).toBe(409);
  });

  it('can be taken back, and no 31st is taken on one day', async () => {
    const client = siteClient(sandbox);
    const id = await client.requested();
    const cancel = () => client.send('POST', `/sticker/${id}/cancel_request`, '');
    for (let count = 1; count < 30; count += 1) {
      expect((await cancel()).status).toBe(200);
      expect(client.status(id)).toBe('editing');
      expect((await client.request(id)).status).toBe(200);
      await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), often);
    }
    await cancel();
    const refused = await client.request(id);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('30');
  });
});

describe('While a set is under review', () => {
  it('the name of its creator is fixed', async () => {
    const client = siteClient(sandbox);
    const field = 'name="creator_name"';
    expect((await client.get('/sticker/create')).text).toContain(field);
    await client.save(goodForm({ creatorName: 'Renamed' }));
    const id = await client.requested();
    expect((await client.get('/sticker/create')).text).not.toContain(field);
    const form = goodForm({ creatorName: 'Renamed again' });
    expect((await client.send('POST', '/api/v2/sticker', form)).status).toBe(400);
    sandbox.approve(id);
    await client.save(form);
    expect((await client.get('/sticker/')).text).toContain('Renamed again');
  });
});

describe('A review', () => {
  it('that rejects says why in the message centre, and the set may be changed and sent again', async () => {
    const client = siteClient(sandbox);
    const id = await client.requested();
    sandbox.startReview(id);
    sandbox.reject(id, [{ clause: '1.3', stickers: [3, 7], text: '視認性が悪いもの' }]);
    expect((await client.get(`/sticker/${id}`)).text).toContain('MdStatus_rejected">リジェクト');
    const list = await client.get('/message/');
    const path = /href="[^"]*(\/message\/detail\/\d+)"/.exec(list.text)?.[1] ?? '';
    const { text } = await client.get(path);
    for (const part of [
      '1.3',
      '03, 07',
      '視認性が悪いもの',
      'このメッセージに返信することはできません。',
      String(id),
    ]) {
      expect(text).toContain(part);
    }
    expect((await client.get(`/sticker/${id}/update`)).status).toBe(200);
    expect((await client.request(id)).status).toBe(200);
  });

  it('that approves locks the pictures, and the set goes on sale by hand', async () => {
    const client = siteClient(sandbox);
    const id = await client.requested();
    expect(sandbox.approve(id)).toBe('approved');
    expect((await client.get(`/sticker/${id}/image`)).text).not.toContain('type="file"');
    expect((await client.get(`/sticker/${id}/update`)).status).toBe(302);
    expect(sandbox.putOnSale(id)).toBe('on_sale');
    expect((await client.get(`/sticker/${id}`)).text).toContain('販売中');
  });

  it('that approves a set with automatic release puts it on sale', async () => {
    const client = siteClient(sandbox);
    const id = await client.save(goodForm({ isAutoRelease: true }));
    await client.fill(id);
    await client.request(id);
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), often);
    sandbox.approve(id);
    await vi.waitFor(() => expect(client.status(id)).toBe('on_sale'), often);
  });

  it('cannot go ways that the status machine has not', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect(() => sandbox.approve(id)).toThrow('editing');
    const waiting = await client.requested();
    expect(() => sandbox.putOnSale(waiting)).toThrow('waiting_for_review');
    sandbox.moveTo(waiting, 'in_review');
    sandbox.moveTo(waiting, 'processing');
    expect((await client.send('POST', `/sticker/${waiting}/cancel_request`, '')).status).toBe(409);
  });

  it('is done at the review desk by a person as well', async () => {
    const client = siteClient(sandbox);
    const id = await client.requested();
    expect(await (await fetch(`${sandbox.url}/sandbox/review`)).text()).toContain(String(id));
    const form = { id: String(id), verb: 'reject', clause: '1.6', stickers: '2, 5', text: 'Only text.' };
    await fetch(`${sandbox.url}/sandbox/review`, { method: 'POST', body: new URLSearchParams(form) });
    expect(client.status(id)).toBe('rejected');
    expect(sandbox.messages(client.account.accountId)[0]?.body).toContain('02, 05');
  });
});
