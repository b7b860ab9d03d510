import { randomUUID } from 'node:crypto';
import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aiSpendSchema,
  type OpenAiUsage,
  openAiUsageSchema,
} from '../../functions/src/domain/generation/openai_usage.ts';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import { japanDay } from '../../functions/src/domain/timestamp.ts';
import { drawPicture } from '../../functions/src/generation/spending/draw_picture.ts';
import type { PictureRequest } from '../../functions/src/generation/spending/picture_request.ts';
import { recordUsage } from '../../functions/src/generation/spending/record_usage.ts';
import { reserveSpend, type SpendCall } from '../../functions/src/generation/spending/reserve_spend.ts';
import type { OpenAiAccount } from '../../functions/src/platform/config.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';

const micros = 1_000_000;
let openai: OpenAiSandbox;
let photo: Buffer;
let bare: BareContext;
let account: OpenAiAccount;
let context: Context;

beforeAll(async () => {
  openai = await startOpenAiSandbox({ port: 0, apiKeys: ['sandbox-flow'] });
  photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c84' } })
    .png()
    .toBuffer();
});
beforeEach(() => {
  openai.reset();
  bare = bareContext();
  account = {
    apiKey: 'sandbox-flow',
    apiUrl: `${openai.url}/v1`,
    model: 'gpt-image-2.5-flare',
    quality: 'low',
    timeoutSeconds: 30,
    limits: { usdPerDay: 20, freeShare: 1, usdPerUserPerDay: 2, imagesPerMinute: 50 },
  };
  context = { ...bare.context, openAi: () => account };
});
afterAll(() => openai?.stop());

const limit = (limits: Partial<OpenAiAccount['limits']>) => {
  account = { ...account, limits: { ...account.limits, ...limits } };
};

function picture(callId: string = randomUUID(), changed: Partial<PictureRequest> = {}): PictureRequest {
  const userId = changed.userId ?? 'ann';
  return {
    callId,
    userId,
    purpose: { stampId: 'set' },
    images: [photo],
    prompt: 'One pose.',
    size: { width: 256, height: 256 },
    background: 'transparent',
    inputFidelity: 'low',
    keepAt: files.sheet(userId, 'set', callId),
    ...changed,
  };
}

const call = (changed: Partial<SpendCall> = {}): SpendCall => ({
  callId: randomUUID(),
  attempt: 1,
  userId: 'ann',
  purpose: { conversionId: 'conversion' },
  prompt: 'One pose.',
  model: 'gpt-image-1.5',
  costUsdMicros: 50_000,
  ...changed,
});

async function usages(): Promise<OpenAiUsage[]> {
  const { docs } = await context.firestore.collection(collections.openAiUsages).get();
  return docs
    .map((document) => openAiUsageSchema.parse(document.data()))
    .toSorted((one, other) => one.metadata.attempt - other.metadata.attempt);
}

async function readSpend(uid?: string) {
  const day = japanDay(context.now());
  const path = uid ? documents.aiSpendOfPerson(day, uid) : documents.aiSpendOfDay(day);
  const { costUsdMicros, images } = aiSpendSchema.parse((await context.firestore.doc(path).get()).data());
  return { costUsdMicros, images };
}

describe('AI image call', () => {
  it('is made and billed once for repeated requests, and its real cost is recorded', async () => {
    const request = picture();
    const first = await drawPicture(context, request);
    const again = await drawPicture(context, { ...request, prompt: 'Another pose.' });
    expect([first.prompt, again.prompt]).toEqual(['One pose.', 'One pose.']);
    expect(Buffer.from(again.png).equals(Buffer.from(first.png))).toBe(true);
    const { images, totalUsd } = openai.bill();
    expect(images).toHaveLength(1);
    const costUsdMicros = Math.ceil(totalUsd * micros);
    expect(await usages()).toMatchObject([
      {
        userId: 'ann',
        usage: { output_tokens: 17 },
        metadata: {
          stampId: 'set',
          conversionId: null,
          callId: request.callId,
          attempt: 1,
          model: 'gpt-image-2.5-flare',
          prompt: 'One pose.',
          requestId: images[0]?.requestId,
          outcome: 'drawn',
          costUsdMicros,
          milliseconds: expect.any(Number),
        },
      },
    ]);
    expect(await readSpend()).toEqual({ costUsdMicros, images: 1 });
    expect(await readSpend('ann')).toEqual({ costUsdMicros, images: 1 });
  });

  it('is retried if nothing was billed, and every attempt is recorded', async () => {
    openai.set({ next: ['429', '500', 'missing_usage'] });
    await drawPicture(context, picture());
    const noted = (await usages()).map(({ metadata, usage }) => [metadata.outcome, metadata.attempt, usage]);
    expect(noted).toEqual([
      ['rate_limited', 1, null],
      ['server_error', 2, null],
      ['drawn', 3, null],
    ]);
    expect(openai.bill().images).toHaveLength(1);
    expect(await readSpend()).toMatchObject({ images: 1 });
  });

  it('fails after four attempts without cost', async () => {
    openai.set({ next: ['429', '500', '429', '500'] });
    await expect(drawPicture(context, picture())).rejects.toMatchObject({ code: 'ai_busy' });
    expect(openai.calls()).toHaveLength(4);
    expect(await readSpend('ann')).toEqual({ costUsdMicros: 0, images: 0 });
  });

  it.each([
    ['moderation', 'ai_moderation', 0],
    ['quota', 'ai_refused', 0],
    ['malformed', 'ai_unusable', 1],
    ['lost_after_billing', 'ai_outcome_unknown', 1],
  ] as const)('that meets %s fails once as %s, also for repeated requests', async (fault, code, billed) => {
    openai.set({ next: [fault] });
    const request = picture();
    for (const _ of ['first', 'again']) {
      await expect(drawPicture(context, request)).rejects.toMatchObject({ code });
    }
    expect(openai.calls()).toHaveLength(1);
    expect(openai.bill().images).toHaveLength(billed);
    expect(await readSpend()).toMatchObject({ images: billed });
    expect((await readSpend()).costUsdMicros > 0).toBe(billed === 1);
  });

  it('is not repeated after its worker crashed, unless its picture was stored', async () => {
    const lost = picture();
    const kept = picture();
    for (const { callId } of [lost, kept]) await reserveSpend(context, account, call({ callId }));
    await context.bucket.file(kept.keepAt).save(photo, { resumable: false });
    await expect(drawPicture(context, lost)).rejects.toMatchObject({ code: 'ai_outcome_unknown' });
    expect((await drawPicture(context, kept)).png).toEqual(photo);
    expect(openai.calls()).toEqual([]);
    expect((await usages()).map(({ metadata }) => metadata.outcome).toSorted()).toEqual(['drawn', 'pending']);
  });

  it('can be aborted, and then counts as possibly billed', async () => {
    openai.set({ latencyMs: 60_000 });
    const end = new AbortController();
    const drawing = drawPicture(context, picture(undefined, { signal: end.signal }));
    await expect.poll(() => openai.bill().images.length, { timeout: 20_000 }).toBe(1);
    end.abort(new Error('Nobody waits.'));
    await expect(drawing).rejects.toThrow('Nobody waits.');
    expect(await usages()).toMatchObject([{ metadata: { outcome: 'outcome_unknown' } }]);
    expect(await readSpend()).toMatchObject({ images: 1 });
  });

  it('requires an API key', async () => {
    const off = { ...context, openAi: () => null };
    await expect(drawPicture(off, picture())).rejects.toMatchObject({ code: 'engine_unavailable' });
  });
});

describe('AI spending', () => {
  const reserveAll = (calls: readonly SpendCall[]) =>
    Promise.allSettled(calls.map((each) => reserveSpend(context, account, each)));
  const codes = (settled: PromiseSettledResult<unknown>[]) =>
    settled.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));

  it('stops exactly at a person’s daily limit under concurrency', async () => {
    limit({ usdPerUserPerDay: 0.15 });
    const calls = Array.from({ length: 8 }, () => call());
    expect(codes(await reserveAll(calls))).toEqual(Array(5).fill('ai_limit_user'));
    expect(await readSpend('ann')).toEqual({ costUsdMicros: 150_000, images: 3 });
    expect(codes(await reserveAll([call({ userId: 'bob' })]))).toEqual([]);
  });

  it('stops at the daily limit of all people, and continues after midnight in Japan', async () => {
    limit({ usdPerDay: 0.1 });
    const calls = ['ann', 'bob', 'cai'].map((userId) => call({ userId }));
    expect(codes(await reserveAll(calls))).toEqual(['ai_limit_day']);
    bare.wait(24 * 60 * 60);
    expect(codes(await reserveAll([call({ userId: 'cai' })]))).toEqual([]);
    expect(japanDay(new Date('2026-11-22T14:59:59Z'))).toBe('2026-11-22');
    expect(japanDay(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23');
  });

  it('never exceeds the calls per minute', async () => {
    limit({ imagesPerMinute: 2 });
    const waits: number[] = [];
    for (const userId of ['ann', 'bob', 'cai', 'dan', 'eve']) {
      const reserved = await reserveSpend(context, account, call({ userId }));
      waits.push(reserved.kind === 'reserved' ? Math.round(reserved.waitMilliseconds / 6_000) : -1);
    }
    expect(waits).toEqual([0, 0, 10, 10, 20]);
    await reserveSpend(context, account, call());
    await expect(reserveSpend(context, account, call())).rejects.toMatchObject({ code: 'ai_busy' });
    bare.wait(200);
    expect(await reserveSpend(context, account, call())).toMatchObject({ waitMilliseconds: 0 });
  });

  it('excludes a call that is aborted while it waits for its turn', async () => {
    limit({ imagesPerMinute: 1 });
    await reserveSpend(context, account, call({ userId: 'bob' }));
    const end = new AbortController();
    const drawing = drawPicture(context, picture(undefined, { signal: end.signal }));
    await expect.poll(async () => (await usages()).length, { timeout: 20_000 }).toBe(2);
    end.abort();
    await expect(drawing).rejects.toThrow();
    expect(await readSpend('ann')).toEqual({ costUsdMicros: 0, images: 0 });
    expect(openai.calls()).toEqual([]);
  });

  it('counts and closes a call once if it is delivered twice', async () => {
    const once = call();
    const reserved = await reserveSpend(context, account, once);
    expect(await reserveSpend(context, account, once)).toMatchObject({ kind: 'known', outcome: 'pending' });
    if (reserved.kind !== 'reserved') throw new Error('Known before.');
    const end = { usage: { list: [[1], [2]] }, requestId: 'req', milliseconds: 5, costUsdMicros: 30_000 };
    await recordUsage(context, reserved, { outcome: 'drawn', ...end });
    await recordUsage(context, reserved, { outcome: 'drawn', ...end, costUsdMicros: 1 });
    expect(await readSpend()).toEqual({ costUsdMicros: 30_000, images: 1 });
    expect(await usages()).toMatchObject([{ usage: '{"list":[[1],[2]]}' }]);
  });

  it('keeps only the possible cost of a person who was deleted while a picture was drawn', async () => {
    const reserved = await reserveSpend(context, account, call());
    if (reserved.kind !== 'reserved') throw new Error('Known before.');
    await context.firestore.doc(documents.openAiUsage(reserved.callId, 1)).delete();
    await context.firestore.doc(documents.aiSpendOfPerson(reserved.day, 'ann')).delete();
    const end = { usage: null, requestId: null, milliseconds: 5, costUsdMicros: 30_000 };
    await recordUsage(context, reserved, { outcome: 'drawn', ...end });
    expect(await usages()).toEqual([]);
    expect(await readSpend()).toEqual({ costUsdMicros: 50_000, images: 1 });
    const day = await context.firestore.doc(documents.aiSpendOfPerson(reserved.day, 'ann')).get();
    expect(day.exists).toBe(false);
  });
});
