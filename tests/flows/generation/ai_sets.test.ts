import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maxProofSheetRedraws } from '../../../functions/src/domain/generation/generate_queue.ts';
import { openAiUsageSchema } from '../../../functions/src/domain/generation/openai_usage.ts';
import { collections } from '../../../functions/src/domain/paths.ts';
import {
  approveProofSheet,
  cancelGeneration,
  redrawProofSheet,
  retryStamp,
} from '../../../functions/src/generation/index.ts';
import type { Context } from '../../../functions/src/platform/context.ts';
import { storedCutOut } from '../../../functions/src/stamps/edit/cut_out_store.ts';
import { createStamp, readSet } from '../../../functions/src/stamps/index.ts';
import { setValues } from '../../../functions/src/stamps/package/set_values.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { type SetIds, setCopier } from '../../support/set_copier.ts';
import { messagesFor } from '../../support/sets.ts';
import {
  balanceOf,
  createGeneratingSet,
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
  statesOf,
} from './generation_fixture.ts';
import { rejectionCode } from './rejection_code.ts';

describe('set drawn by AI', { timeout: 240_000 }, () => {
  let fixture: GenerationFixture;
  /** Creates a set of eight whose proof sheet waits for approval. */
  let waiting: () => Promise<SetIds>;
  const approve = ({ stampId }: { stampId: string }) =>
    approveProofSheet(fixture.context, testUser, { stampId });
  const redraw = ({ stampId }: { stampId: string }, redrawNumber: number) =>
    redrawProofSheet(fixture.context, testUser, { stampId, redrawNumber });
  const billed = () => fixture.sandbox.bill().images.length;

  beforeAll(async () => {
    fixture = await generationFixture();
    const set = await createGeneratingSet(fixture, { engine: 'openai' });
    await executeTask(fixture.context, set);
    waiting = await setCopier(fixture, set.stampId);
  });
  beforeEach(() => fixture.sandbox.reset());
  afterAll(() => fixture?.stop());

  const ofAi = async (count: 8 | 16 | 24 | 32 | 40 = 8) =>
    createGeneratingSet(fixture, { engine: 'openai', count });

  it('of 24 takes three sheets: a proof sheet of nine, and the others after approval', async () => {
    const set = await ofAi(24);
    await executeTask(fixture.context, set);
    const first = await setState(fixture, set);
    expect(first.stamp.status).toBe('generating');
    expect(first.queue).toMatchObject({
      leaseId: null,
      consumedAt: null,
      proofSheet: { state: 'waiting', redrawNumber: 0 },
    });
    expect(statesOf(first).slice(0, 10)).toEqual([...allDone(9), 'pending']);
    expect(first.images.filter(({ type }) => type === 'processed')).toHaveLength(9);
    await executeTask(fixture.context, set);
    expect(billed()).toBe(1);

    await Promise.all([approve(set), approve(set)]);
    await executeTask(fixture.context, set);
    const { stamp, queue, messages } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 24, consumedTokens: 24 });
    expect(fixture.sandbox.calls().map(({ images }) => images.length)).toEqual([1, 2, 2]);
    expect(queue.prompts.map(({ model }) => model)).toEqual(Array.from({ length: 3 }, () => 'gpt-image-1.5'));
    expect(new Set(messages.map(({ artPath }) => artPath)).size).toBe(24);
    // As sent, in a form with CRLF: in the queue for the person, with the call for staff.
    const sent = fixture.sandbox.calls().map(({ fields }) => String(fields.prompt).replaceAll('\r\n', '\n'));
    expect(queue.prompts.map(({ prompt }) => prompt).toSorted()).toEqual(sent.toSorted());
    expect((await promptsOfCalls(fixture, set)).toSorted()).toEqual(sent.toSorted());
    // Stored beside the package because LINE may request them.
    const read = await readSet(fixture.context, testUser.uid, set.stampId);
    const { product, engine } = stamp;
    const source = { product, metadata: read.metadata, engine, count: 24 };
    expect(JSON.parse(setValues(read, source, []))).toMatchObject({
      declarations: { aiUsed: true },
      madeBy: { engine: 'openai', models: ['gpt-image-1.5'], prompts: queue.prompts },
    });
  });

  it('uses a flat ground in a color that the photo does not have, if the model has no transparency', async () => {
    const account = fixture.context.openAi();
    const context: Context = {
      ...fixture.context,
      openAi: () => account && { ...account, model: 'gpt-image-2.6-flare' },
    };
    const set = await createGeneratingSet({ ...fixture, context }, { engine: 'openai' });
    await executeTask(context, set);
    const { queue, messages } = await setState(fixture, set);
    expect(messages.map(({ state }) => state)).toEqual(allDone(8));
    const [{ fields } = { fields: {} }] = fixture.sandbox.calls();
    expect(fields).toMatchObject({ model: 'gpt-image-2.6-flare', background: 'opaque' });
    expect(queue.prompts[0]?.prompt).toMatch(/one flat, even \w+ \(#[0-9A-F]{6}\)/);
    const art = await storedCutOut(context, messages[0]?.artPath ?? '');
    const corners = art ? [3, (art.width - 1) * 4 + 3].map((at) => art.pixels[at]) : [];
    expect(corners).toEqual([0, 0]);
  });

  it('needs an approval even if the proof sheet is everything', async () => {
    const set = await waiting();
    expect((await setState(fixture, set)).stamp.status).toBe('generating');
    await approve(set);
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp.packagePath).toBeNull();
    expect(billed()).toBe(0);
  });

  it('gets another proof sheet on request, once per viewed sheet, up to a limit', async () => {
    const set = await waiting();
    for (let redrawNumber = 0; redrawNumber < maxProofSheetRedraws; redrawNumber += 1) {
      const before = await setState(fixture, set);
      await Promise.all([redraw(set, redrawNumber), redraw(set, redrawNumber)]);
      expect(statesOf(await setState(fixture, set))).toEqual(Array.from({ length: 8 }, () => 'pending'));
      await executeTask(fixture.context, set);
      const now = await setState(fixture, set);
      expect(now.queue.proofSheet).toMatchObject({ state: 'waiting', redrawNumber: redrawNumber + 1 });
      expect(now.queue.proofSheet?.path).not.toBe(before.queue.proofSheet?.path);
      expect(now.images).toHaveLength(11);
      if (redrawNumber > 0) expect(await rejectionCode(redraw(set, redrawNumber - 1))).toBe('stamp_state');
    }
    expect(await rejectionCode(redraw(set, maxProofSheetRedraws))).toBe('proof_sheet_limit');
    expect(billed()).toBe(maxProofSheetRedraws);
    await approve(set);
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp.consumedTokens).toBe(8);
  });

  it('keeps its proof sheet if another one fails or is canceled', async () => {
    const set = await waiting();
    const first = await setState(fixture, set);
    fixture.sandbox.set({ next: ['moderation'] });
    await redraw(set, 0);
    await executeTask(fixture.context, set);
    const second = await setState(fixture, set);
    const { path } = first.queue.proofSheet ?? {};
    expect(second.queue.proofSheet).toEqual({ state: 'waiting', redrawNumber: 1, path });
    expect(second.messages[0]).toMatchObject({ state: 'done', failure: { code: 'ai_moderation' } });
    await redraw(set, 1);
    await cancelGeneration(fixture.context, testUser, set);
    const { stamp, images } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'generated', messageCount: 8, consumedTokens: 8 });
    expect(images.map(({ url }) => url)).toEqual(first.images.map(({ url }) => url));
  });

  it('redraws an unusable cell with a separate call', async () => {
    const set = await waiting();
    for (const [index, fault] of (['empty_cell', 'duplicate_cell', 'bleeding_cell'] as const).entries()) {
      fixture.sandbox.set({ next: [fault] });
      await redraw(set, index);
      await executeTask(fixture.context, set);
      expect([fault, ...statesOf(await setState(fixture, set))]).toEqual([fault, ...allDone(8)]);
    }
    expect(billed()).toBeGreaterThanOrEqual(5);
    await cancelGeneration(fixture.context, testUser, set);
    await expectConsistent(fixture, set);
  });

  it('repeats a sheet without a usable cell once', async () => {
    const set = await waiting();
    for (const [index, fault] of (['wrong_size', 'uneven_ground'] as const).entries()) {
      fixture.sandbox.set({ next: [fault] });
      await redraw(set, index);
      await executeTask(fixture.context, set);
      expect([fault, ...statesOf(await setState(fixture, set))]).toEqual([fault, ...allDone(8)]);
    }
    expect(billed()).toBe(4);
    await cancelGeneration(fixture.context, testUser, set);
    await expectConsistent(fixture, set);
  });

  it('completes despite temporary errors and missing optional data', async () => {
    const set = await ofAi(24);
    fixture.sandbox.set({ next: ['429', '500', 'slow'], slowMs: 100 });
    await executeTask(fixture.context, set);
    await approve(set);
    fixture.sandbox.set({ next: ['missing_usage', 'opaque_ground'] });
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp.consumedTokens).toBe(24);
    expect(billed()).toBe(3);
    const other = await ofAi();
    fixture.sandbox.set({ next: ['half_size', 'text_in_art'] });
    await executeTask(fixture.context, other);
    await redraw(other, 0);
    await executeTask(fixture.context, other);
    await cancelGeneration(fixture.context, testUser, other);
    expect((await expectConsistent(fixture, other)).stamp.consumedTokens).toBe(8);
  });

  it('fails and refunds a sheet after each permanent error, and repeats none of them', async () => {
    const set = await ofAi(40);
    await executeTask(fixture.context, set);
    await approve(set);
    fixture.sandbox.reset();
    fixture.sandbox.set({ next: ['moderation', 'malformed', 'lost_after_billing', 'timeout_after_billing'] });
    await executeTask(withShortTimeout(fixture), set);
    await executeTask(fixture.context, set);
    const { stamp, messages } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({
      status: 'generated',
      messageCount: 40,
      consumedTokens: 9,
      packagePath: null,
    });
    const codes = new Set(messages.flatMap(({ failure }) => (failure ? [failure.code] : [])));
    expect([...codes].sort()).toEqual(['ai_moderation', 'ai_outcome_unknown', 'ai_unusable']);
    expect([fixture.sandbox.calls().length, billed()]).toEqual([4, 3]);

    await retryStamp(fixture.context, testUser, set);
    await executeTask(fixture.context, set);
    expect((await expectConsistent(fixture, set)).stamp).toMatchObject({
      status: 'generated',
      consumedTokens: 40,
    });
  });

  it('fails with its reason and a full refund if nothing could be drawn', async () => {
    const balance = await balanceOf(fixture);
    const set = await ofAi(16);
    fixture.sandbox.set({ next: ['moderation', 'moderation'] });
    await executeTask(fixture.context, set);
    const { stamp } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'ai_moderation' }, consumedTokens: 0 });
    expect(await balanceOf(fixture)).toBe(balance);
    await retryStamp(fixture.context, testUser, set);
    await executeTask(fixture.context, set);
    expect((await setState(fixture, set)).queue.proofSheet).toMatchObject({ state: 'waiting' });
  });

  it('stops at the person’s daily limit', async () => {
    const poor = await generationFixture({
      limits: { usdPerDay: 1000, freeShare: 1, usdPerUserPerDay: 0.1, imagesPerMinute: 100 },
    });
    const set = await createGeneratingSet(poor, { engine: 'openai', count: 40 });
    await executeTask(poor.context, set);
    await approveProofSheet(poor.context, testUser, set);
    await executeTask(poor.context, set);
    const { messages, stamp } = await expectConsistent(poor, set);
    expect(stamp.status).toBe('generated');
    expect(messages.at(-1)?.failure?.code).toBe('ai_limit_user');
    await poor.stop();
  });

  it('is rejected while the engine is off', async () => {
    const off = { ...fixture.context, openAi: () => null };
    const order = {
      requestId: crypto.randomUUID(),
      count: 8 as const,
      messages: messagesFor(8).map(({ text }) => ({ text, pose: null })),
      presetId: 'classic',
      engine: 'openai' as const,
      subject: 'auto' as const,
      drawnFace: null,
      actor: null,
      payWith: 'tokens' as const,
    };
    expect(await rejectionCode(createStamp(off, testUser, order))).toBe('engine_unavailable');
  });
});

/** Returns the prompts that are stored with a set's calls, for staff only. */
async function promptsOfCalls(
  { context }: GenerationFixture,
  { stampId }: SetIds,
): Promise<(string | null)[]> {
  const calls = context.firestore.collection(collections.openAiUsages);
  const { docs } = await calls.where('metadata.stampId', '==', stampId).get();
  return docs.map((each) => openAiUsageSchema.parse(each.data()).metadata.prompt);
}

/** Returns a context with a short timeout for OpenAI. */
function withShortTimeout({ context }: GenerationFixture): Context {
  const account = context.openAi();
  return { ...context, openAi: () => account && { ...account, timeoutSeconds: 20 } };
}

const allDone = (count: number) => Array.from({ length: count }, () => 'done');
