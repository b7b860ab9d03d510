import { randomUUID } from 'node:crypto';
import { FieldValue } from 'firebase-admin/firestore';
import { beforeEach, describe, expect, it } from 'vitest';
import { aiSpendSchema } from '../../functions/src/domain/generation/openai_usage.ts';
import { mostSetsWithoutPhoto } from '../../functions/src/domain/limits.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import { japanDay } from '../../functions/src/domain/timestamp.ts';
import { recordUsage } from '../../functions/src/generation/spending/record_usage.ts';
import { reserveSpend } from '../../functions/src/generation/spending/reserve_spend.ts';
import type { Caller } from '../../functions/src/platform/callable.ts';
import type { OpenAiAccount } from '../../functions/src/platform/config.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { createStamp, deleteStamp } from '../../functions/src/stamps/index.ts';
import { startConversion } from '../../functions/src/studio/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../support/backend_fixture.ts';
import { rejectionOf, signUp, verifyEmail } from '../support/person.ts';
import { createSet, messagesFor } from '../support/sets.ts';

const account: OpenAiAccount = {
  apiKey: 'sandbox-access',
  apiUrl: 'http://127.0.0.1:1/v1',
  model: 'gpt-image-1.5',
  quality: 'low',
  timeoutSeconds: 1,
  limits: { usdPerDay: 1, freeShare: 0.5, usdPerUserPerDay: 10, imagesPerMinute: 1000 },
};
const unverified: Caller = { ...testUser, isVerified: false };
const expectedError = { name: 'PochittoError', code: 'ai_unverified' };

let fixture: BackendFixture;
let context: Context;
beforeEach(async () => {
  fixture = await backendFixture();
  context = { ...fixture.context, openAi: () => account };
});

/** A purchase with only the fields that the verification uses. */
async function pay(uid: string, status = 'completed') {
  const purchase = { userId: uid, kind: 'purchase', status, createdAt: FieldValue.serverTimestamp() };
  await context.firestore.doc(documents.tokenTransaction(randomUUID())).set(purchase);
}

const order = (caller: Caller, engine: 'openai' | 'embedded', requestId: string = randomUUID()) =>
  createStamp(context, caller, {
    requestId,
    count: 8,
    messages: messagesFor(8).map(({ text }) => ({ text, pose: null })),
    presetId: 'classic',
    engine,
    subject: 'auto',
    drawnFace: null,
    actor: null,
    payWith: 'tokens',
  });

describe('AI drawing of a set', () => {
  it('is rejected for an unverified person before anything is created', async () => {
    await expect(order(unverified, 'openai')).rejects.toMatchObject(expectedError);
    expect((await context.firestore.collection(collections.stamps).get()).empty).toBe(true);
    await order(unverified, 'embedded');
  });

  it('is allowed for a verified person', async () => {
    await order({ ...unverified, isVerified: true }, 'openai');
  });

  it('is allowed for a person with a linked LINE account', async () => {
    await context.firestore.doc(documents.user(unverified.uid)).update({ lineUserId: 'U1' });
    await order(unverified, 'openai');
  });

  it('is allowed for a person with a paid purchase', async () => {
    await pay(unverified.uid, 'pending');
    await pay('bob');
    await expect(order(unverified, 'openai')).rejects.toMatchObject(expectedError);
    await pay(unverified.uid);
    await order(unverified, 'openai');
  });
});

describe('AI drawing of a set in the deployed product', () => {
  it('is allowed as soon as the person’s address is verified', async () => {
    const ann = await signUp();
    const start = () => createSet(ann, { engine: 'openai', payWith: 'ticket' });
    expect((await rejectionOf(start())).code).toBe('ai_unverified');
    await verifyEmail(ann);
    expect((await start()).stampId).not.toBe('');
    await ann.close();
  });
});

describe('sets without a photo', () => {
  it('are limited to 20 per person, and deleting one allows another', async () => {
    const requestId = randomUUID();
    for (let made = 0; made < mostSetsWithoutPhoto; made += 1) await order(unverified, 'embedded');
    await expect(order(unverified, 'embedded', requestId)).rejects.toMatchObject({
      code: 'stamps_waiting_limit',
    });
    const [first] = (await context.firestore.collection(collections.stamps).limit(1).get()).docs;
    await deleteStamp(context, unverified, { stampId: first?.id ?? '', forGood: true });
    await order(unverified, 'embedded', requestId);
    await order(unverified, 'embedded', requestId);
  });
});

describe('AI drawing in the studio', () => {
  it('is rejected for an unverified person, and does not count', async () => {
    const start = startConversion(context, unverified, {
      requestId: randomUUID(),
      original: { name: `${randomUUID()}.jpg`, fileName: 'photo.jpg' },
      references: [],
      prompt: 'Short hair.',
      generationCount: 5,
      engine: 'openai',
      effect: null,
      consent: true,
    });
    await expect(start).rejects.toMatchObject(expectedError);
    expect((await context.firestore.doc(documents.user(unverified.uid)).get()).get('monthlyUsed')).toBe(0);
  });
});

describe('AI budget per day', () => {
  const call = (userId: string) => ({
    callId: randomUUID(),
    attempt: 1,
    userId,
    purpose: { stampId: 'set' },
    prompt: 'One pose.',
    model: account.model,
    costUsdMicros: 100_000,
  });
  const reserve = (userId: string) => reserveSpend(context, account, call(userId));
  const readSpend = async () =>
    aiSpendSchema.parse(
      (await context.firestore.doc(documents.aiSpendOfDay(japanDay(context.now()))).get()).data(),
    );

  it('has a reserved share for paying people after ten free accounts have used up the free share', async () => {
    const accounts = Array.from({ length: 10 }, (_, index) => `throw-away-${index}`);
    const ends = await Promise.allSettled(accounts.map(reserve));
    const codes = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(codes).toEqual(Array(5).fill('ai_limit_day'));
    expect(await readSpend()).toMatchObject({ costUsdMicros: 500_000, freeCostUsdMicros: 500_000 });
    await pay('payer');
    for (let time = 1; time <= 5; time += 1) await reserve('payer');
    await expect(reserve('payer')).rejects.toMatchObject({ code: 'ai_limit_day' });
    expect(await readSpend()).toMatchObject({ costUsdMicros: 1_000_000, freeCostUsdMicros: 500_000 });
  });

  it('returns unbilled cost to the free share', async () => {
    const reserved = await reserve('ann');
    if (reserved.kind !== 'reserved') throw new Error('It was known before.');
    await recordUsage(context, reserved, {
      outcome: 'moderation_blocked',
      usage: null,
      requestId: null,
      milliseconds: 1,
      costUsdMicros: null,
    });
    expect(await readSpend()).toMatchObject({ costUsdMicros: 0, freeCostUsdMicros: 0, images: 0 });
  });
});
