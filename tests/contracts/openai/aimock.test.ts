import { LLMock } from '@copilotkit/aimock';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { costOf, estimatedCost } from '../../../functions/src/vendors/openai/cost_of.ts';
import { editImage } from '../../../functions/src/vendors/openai/edit_image.ts';
import { account, sheetRequest } from './pictures.ts';

let server: LLMock;
let picture: Buffer;
beforeAll(async () => {
  picture = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#f06' } })
    .png()
    .toBuffer();
  server = new LLMock({ port: 0, logLevel: 'silent' });
  server.onImage(/nine poses/, { image: { b64Json: picture.toString('base64') } });
  await server.start();
});
afterAll(() => server?.stop());

it('the OpenAI client draws with an independent mock server, which returns no usage', async () => {
  const outcome = await editImage(account(server.url), await sheetRequest());
  if (outcome.kind !== 'drawn') throw new Error(outcome.message);
  expect(Buffer.from(outcome.png).equals(picture)).toBe(true);
  expect(outcome.usage).toBeNull();
  const sheet = { model: 'gpt-image-1.5', quality: 'medium', size: { width: 1024, height: 1024 } } as const;
  expect(costOf(sheet, outcome.usage)).toBe(estimatedCost(sheet));
});

it('the OpenAI client reports errors of an independent mock server like those of the sandbox', async () => {
  const addError = (prompt: string, status: number, code: string) =>
    server.addFixture({
      match: { userMessage: prompt, endpoint: 'image' },
      response: { status, error: { message: 'No.', type: 'invalid_request_error', code } },
    });
  addError('Too many.', 429, 'rate_limit_exceeded');
  addError('Too much.', 503, 'overloaded');
  addError('Too rude.', 400, 'moderation_blocked');
  const kinds = ['Too many.', 'Too much.', 'Too rude.'].map(
    async (prompt) => (await editImage(account(server.url), await sheetRequest({ prompt }))).kind,
  );
  expect(await Promise.all(kinds)).toEqual(['rate_limited', 'server_error', 'moderation_blocked']);
});
