import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { polling, siteClient, validForm } from './site_client.ts';

let sandbox: CreatorsMarketSandbox;
beforeAll(async () => {
  sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0 });
});
afterAll(() => sandbox.stop());

const DISABLED = 'data-test="detail-btn-request" class="ExDisabled"';

describe('Creators Market sandbox: review request', () => {
  it('is disabled until every slot is filled, and changes the status after its response', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect((await client.get(`/sticker/${id}`)).text).toContain(DISABLED);
    expect((await client.request(id)).status).toBe(409);
    await client.fill(id);
    expect((await client.get(`/sticker/${id}`)).text).not.toContain(DISABLED);
    expect((await client.request(id)).body.success).toBe(true);
    expect(client.status(id)).toBe('editing');
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
    expect((await client.get(`/sticker/${id}`)).text).toContain('MdStatus_waiting_for_review">審査待ち');
  });

  it('requires the agreement, and counts every checkbox', async () => {
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

  it('is rejected if the set was requested before', async () => {
    const client = siteClient(sandbox);
    const id = await client.requestedItem();
    expect((await client.request(id)).status).toBe(409);
  });

  it('can be canceled, and is limited to 30 per day', async () => {
    const client = siteClient(sandbox);
    const id = await client.requestedItem();
    const cancel = () => client.send('POST', `/sticker/${id}/cancel_request`, '');
    for (let count = 1; count < 30; count += 1) {
      expect((await cancel()).status).toBe(200);
      expect(client.status(id)).toBe('editing');
      expect((await client.request(id)).status).toBe(200);
      await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
    }
    await cancel();
    const rejected = await client.request(id);
    expect(rejected.status).toBe(429);
    expect(rejected.text).toContain('30');
  });
});

describe('Creators Market sandbox: set under review', () => {
  it('fixes the creator name', async () => {
    const client = siteClient(sandbox);
    const field = 'name="creator_name"';
    expect((await client.get('/sticker/create')).text).toContain(field);
    await client.save(validForm({ creatorName: 'Renamed' }));
    const id = await client.requestedItem();
    expect((await client.get('/sticker/create')).text).not.toContain(field);
    const form = validForm({ creatorName: 'Renamed again' });
    expect((await client.send('POST', '/api/v2/sticker', form)).status).toBe(400);
    sandbox.approve(id);
    await client.save(form);
    expect((await client.get('/sticker/')).text).toContain('Renamed again');
  });
});

describe('Creators Market sandbox: review', () => {
  it('rejects a set with a message, after which it can be edited and requested again', async () => {
    const client = siteClient(sandbox);
    const id = await client.requestedItem();
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

  it('approves a set, which locks its images until it is put on sale by hand', async () => {
    const client = siteClient(sandbox);
    const id = await client.requestedItem();
    expect(sandbox.approve(id)).toBe('approved');
    expect((await client.get(`/sticker/${id}/image`)).text).not.toContain('type="file"');
    expect((await client.get(`/sticker/${id}/update`)).status).toBe(302);
    expect(sandbox.putOnSale(id)).toBe('on_sale');
    expect((await client.get(`/sticker/${id}`)).text).toContain('販売中');
  });

  it('approves a set with automatic release, which puts it on sale', async () => {
    const client = siteClient(sandbox);
    const id = await client.save(validForm({ isAutoRelease: true }));
    await client.fill(id);
    await client.request(id);
    await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
    sandbox.approve(id);
    await vi.waitFor(() => expect(client.status(id)).toBe('on_sale'), polling);
  });

  it('allows only the transitions of its state machine', async () => {
    const client = siteClient(sandbox);
    const id = await client.save();
    expect(() => sandbox.approve(id)).toThrow('editing');
    const waiting = await client.requestedItem();
    expect(() => sandbox.putOnSale(waiting)).toThrow('waiting_for_review');
    sandbox.moveTo(waiting, 'in_review');
    sandbox.moveTo(waiting, 'processing');
    expect((await client.send('POST', `/sticker/${waiting}/cancel_request`, '')).status).toBe(409);
  });

  it('can be completed by hand on the review desk', async () => {
    const client = siteClient(sandbox);
    const id = await client.requestedItem();
    expect(await (await fetch(`${sandbox.url}/sandbox/review`)).text()).toContain(String(id));
    const form = { id: String(id), verb: 'reject', clause: '1.6', stickers: '2, 5', text: 'Only text.' };
    await fetch(`${sandbox.url}/sandbox/review`, { method: 'POST', body: new URLSearchParams(form) });
    expect(client.status(id)).toBe('rejected');
    expect(sandbox.messages(client.account.accountId)[0]?.body).toContain('02, 05');
  });
});
