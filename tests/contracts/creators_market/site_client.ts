import type { CreatorsMarketSandbox, MadeAccount } from '@pochitto/sandbox/creators-market';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { pictures, zipOf } from './pictures.ts';

const PREFIX = ")]}'\n";

const REPLY = z.looseObject({
  stickerId: z.number().optional(),
  success: z.boolean().optional(),
  errors: z.array(z.unknown()).optional(),
});

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  /** The JSON after the prefix; empty for a page. */
  readonly body: z.infer<typeof REPLY>;
}

/** Calls the site as a page of a signed-in creator. */
export interface SiteClient {
  readonly account: MadeAccount;
  get(path: string): Promise<Answer>;
  send(method: 'POST' | 'PUT', path: string, body: BodyInit | object, headers?: HeadersInit): Promise<Answer>;
  /** Saves a set. @returns its number. */
  save(form?: object): Promise<number>;
  /** Uploads `files` (a complete set of eight) and waits until they are in their slots. */
  fill(id: number, files?: Record<string, Buffer>): Promise<void>;
  uploadZip(id: number, files: Record<string, Buffer>): Promise<Answer>;
  upload(id: number, key: string, bytes: Buffer): Promise<Answer>;
  request(id: number, boxes?: Record<string, string>): Promise<Answer>;
  /** Creates a complete set and requests its review. @returns its number. */
  requestedItem(): Promise<number>;
  status(id: number): string | undefined;
}

/** Polling options for what the site does after its response. */
export const polling = { interval: 10, timeout: 20_000 };

let titles = 0;

/** Returns a form that the site accepts. Every call has new titles. */
export function validForm(changes: object = {}): object {
  titles += 1;
  return {
    type: 'static',
    metas: [
      { language: 'en', title: `Little dog no ${titles}`, description: 'Stickers of a little dog' },
      { language: 'ja', title: `ちいさな犬 その${titles}`, description: '小さな犬のスタンプです' },
    ],
    copyright: 'Pochitto',
    categoryIds: ['1', '12'],
    isShownInShop: true,
    isJoiningStickerPremium: false,
    areaGroup: 'all',
    saleAreas: null,
    isCombinationSticker: false,
    campaignId: null,
    isJoiningFreeTrial: false,
    isJoiningAutoSuggestFreeTrial: false,
    isAutoRelease: false,
    isPhotoUsed: false,
    designUrl: '',
    noteForReviewers: '',
    isAiGenerated: true,
    attachmentIds: [],
    ...changes,
  };
}

export function siteClient(
  sandbox: CreatorsMarketSandbox,
  account: MadeAccount = sandbox.createAccount(),
): SiteClient {
  const cookie = account.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const token = account.cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const base = `${sandbox.url}/my/${account.pageId}`;
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const address = path.startsWith('http') ? path : base + path;
    const response = await fetch(address, { ...init, redirect: 'manual' });
    const text = await response.text();
    const isJson = text.startsWith(PREFIX);
    return {
      status: response.status,
      location: response.headers.get('location'),
      text,
      body: isJson ? REPLY.parse(JSON.parse(text.slice(PREFIX.length))) : {},
    };
  };
  const client: SiteClient = {
    account,
    get: (path) => call(path, { headers: { cookie } }),
    send: (method, path, body, headers = {}) =>
      call(path, {
        method,
        headers: { cookie, 'X-XSRF-TOKEN': token, ...headers },
        body: isBody(body) ? body : JSON.stringify(body),
      }),
    async save(form = validForm()) {
      const { body, text } = await client.send('POST', '/api/v2/sticker', form);
      if (body.stickerId === undefined) throw new Error(`Not saved: ${text}`);
      return body.stickerId;
    },
    uploadZip(id, files) {
      const body = new FormData();
      body.set('file', new Blob([new Uint8Array(zipOf(files))]), 'stickers.zip');
      return client.send('POST', `/api/sticker/${id}/upload_zip`, body);
    },
    upload(id, key, bytes) {
      const body = new FormData();
      body.set('image', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'any.png');
      body.set('type', key);
      return client.send('POST', `/api/sticker/${id}/upload_image`, body);
    },
    async fill(id, files = pictures()) {
      await client.send(
        'POST',
        `/api/sticker/${id}/stickers_per_set`,
        new URLSearchParams({ stickers_per_set: '8' }),
      );
      await client.uploadZip(id, files);
      await vi.waitFor(() => expect(item(id)?.isImporting).toBe(false), polling);
    },
    request: (id, boxes = { agree: 'true', news: 'false' }) =>
      client.send('POST', `/sticker/${id}/do_request`, new URLSearchParams(boxes)),
    async requestedItem() {
      const id = await client.save();
      await client.fill(id);
      await client.request(id);
      await vi.waitFor(() => expect(client.status(id)).toBe('waiting_for_review'), polling);
      return id;
    },
    status: (id) => item(id)?.status,
  };
  const item = (id: number) => sandbox.items(account.accountId).find((each) => each.id === id);
  return client;
}

function isBody(body: BodyInit | object): body is BodyInit {
  return typeof body === 'string' || body instanceof FormData || body instanceof URLSearchParams;
}
