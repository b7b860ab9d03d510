import { once } from 'node:events';
import { createServer } from 'node:http';
import { type OpenAiSandbox, type Switch, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenAiAccount } from '../../../functions/src/platform/config.ts';
import { editImage } from '../../../functions/src/vendors/openai/edit_image.ts';
import type { EditOutcome } from '../../../functions/src/vendors/openai/edit_outcome.ts';
import { waitBeforeRetry } from '../../../functions/src/vendors/openai/retry_policy.ts';
import { account, apiKey, sheetRequest, smallRequest } from './pictures.ts';

let sandbox: OpenAiSandbox;
beforeAll(async () => {
  sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox?.stop());

/** Returns an account whose model also draws small pictures. */
const quick = (changed: Partial<OpenAiAccount> = {}) =>
  account(sandbox.url, { model: 'gpt-image-2.5-flare', ...changed });
const mayRetry = (outcome: EditOutcome) => waitBeforeRetry(outcome, 1, 0.5) !== null;

describe('image call to OpenAI', () => {
  it('returns a PNG of the requested size, its usage and its request ID', async () => {
    const outcome = await editImage(account(sandbox.url), await sheetRequest());
    if (outcome.kind !== 'drawn') throw new Error(outcome.message);
    expect(await sharp(outcome.png).metadata()).toMatchObject({ format: 'png', width: 1024, hasAlpha: true });
    expect(outcome.usage).toMatchObject({ input_tokens_details: { image_tokens: 4483 } });
    expect(sandbox.bill().images).toMatchObject([{ requestId: outcome.requestId, model: 'gpt-image-1.5' }]);
  });

  it('sends the person’s pseudonym, and fidelity only to models that support it', async () => {
    const one = await sheetRequest({ prompt: 'One pose.', quality: 'low' });
    for (const model of ['gpt-image-1.5', 'gpt-image-1-mini', 'gpt-image-2'] as const) {
      await editImage(account(sandbox.url, { model }), one);
    }
    const calls = sandbox.calls().map(({ fields }) => [fields.input_fidelity, fields.safety_identifier]);
    expect(calls).toEqual([
      ['high', 'person-1'],
      [undefined, 'person-1'],
      [undefined, 'person-1'],
    ]);
  });

  it.each<[Switch, EditOutcome['kind'], { billed: number; retried: boolean }]>([
    ['429', 'rate_limited', { billed: 0, retried: true }],
    ['500', 'server_error', { billed: 0, retried: true }],
    ['quota', 'refused', { billed: 0, retried: false }],
    ['moderation', 'moderation_blocked', { billed: 0, retried: false }],
    ['lost_after_billing', 'outcome_unknown', { billed: 1, retried: false }],
    ['timeout_after_billing', 'outcome_unknown', { billed: 1, retried: false }],
    ['malformed', 'malformed_answer', { billed: 1, retried: false }],
    ['missing_usage', 'drawn', { billed: 1, retried: false }],
    ['opaque_ground', 'drawn', { billed: 1, retried: false }],
    ['slow', 'drawn', { billed: 1, retried: false }],
  ])('is made once and, after %s, ends as %s', async (fault, kind, { billed, retried }) => {
    sandbox.set({ next: [fault], slowMs: 50 });
    const patience = fault === 'timeout_after_billing' ? { timeoutSeconds: 5 } : {};
    const outcome = await editImage(quick(patience), await smallRequest());
    expect(outcome.kind).toBe(kind);
    expect(mayRetry(outcome)).toBe(retried);
    expect(sandbox.calls()).toHaveLength(1);
    expect(sandbox.bill().images).toHaveLength(billed);
  });

  it('returns how long to wait before a retry', async () => {
    sandbox.set({ next: ['429'], retryAfterMs: 1234 });
    expect(await editImage(quick(), await smallRequest())).toMatchObject({
      retryAfterMilliseconds: 1234,
      requestId: expect.stringMatching(/^req_/),
    });
  });

  it('is rejected with a wrong key and returns the vendor’s code', async () => {
    const wrong = quick({ apiKey: 'sandbox-other' });
    expect(await editImage(wrong, await smallRequest())).toMatchObject({
      kind: 'refused',
      status: 401,
      code: 'invalid_api_key',
    });
  });

  it('never returns what people wrote, even if the vendor’s error repeats it', async () => {
    const prompt = `One pose.\nA: "ないしょのことば"; feeling: love.`;
    const server = createServer((_, response) => {
      const error = {
        message: `Invalid prompt: ${JSON.stringify(prompt)}`,
        type: 'x',
        param: 'prompt',
        code: 'x',
      };
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const outcome = await editImage(quick({ apiUrl: `${url}/v1` }), await smallRequest({ prompt }));
    expect(outcome).toMatchObject({ kind: 'refused', message: '(It repeats the prompt.)' });
    server.closeAllConnections();
    server.close();
  });

  it('is not_sent if the connection is refused', async () => {
    const gone = await startOpenAiSandbox({ port: 0, apiKeys: [] });
    await gone.stop();
    const outcome = await editImage(quick({ apiUrl: `${gone.url}/v1` }), await smallRequest());
    expect(outcome.kind).toBe('not_sent');
    expect(mayRetry(outcome)).toBe(true);
  });

  it('has an unknown outcome if it is aborted', async () => {
    sandbox.set({ latencyMs: 60_000 });
    const end = new AbortController();
    const call = editImage(quick(), await smallRequest({ signal: end.signal }));
    await expect.poll(() => sandbox.bill().images.length, { timeout: 20_000 }).toBe(1);
    end.abort();
    expect(await call).toMatchObject({ kind: 'outcome_unknown', reason: 'aborted' });
  });

  it('times out even if a response starts and does not end', async () => {
    const server = createServer((_, response) => void response.writeHead(200).write('{"created":'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const outcome = await editImage(
      quick({ apiUrl: `${url}/v1`, timeoutSeconds: 0.5 }),
      await smallRequest(),
    );
    expect(outcome).toMatchObject({ kind: 'outcome_unknown', reason: 'timeout' });
    server.closeAllConnections();
    server.close();
  });
});
