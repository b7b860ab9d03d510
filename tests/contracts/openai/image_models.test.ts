import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageModelNames } from '../../../functions/src/domain/generation/image_model.ts';
import { costOf, estimatedCost } from '../../../functions/src/vendors/openai/cost_of.ts';
import { editImage } from '../../../functions/src/vendors/openai/edit_image.ts';
import { imageModels, misfitOf } from '../../../functions/src/vendors/openai/image_models.ts';
import { account, apiKey, sheetRequest } from './pictures.ts';

let sandbox: OpenAiSandbox;
let photo: Buffer;
beforeAll(async () => {
  photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c84' } })
    .png()
    .toBuffer();
  sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
});
afterAll(() => sandbox?.stop());

/** Returns the error of an edit request, or null. A valid request is answered with 429, so that nothing is drawn. */
async function editError(fields: Record<string, string>, { images = 1, markup = false } = {}) {
  sandbox.set({ next: ['429'] });
  const form = new FormData();
  const file = () => new File([new Uint8Array(photo)], 'photo.png', { type: 'image/png' });
  for (let image = 0; image < images; image++) form.append('image[]', file());
  if (markup) form.append('markup', file());
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${sandbox.url}/v1/images/edits`, { method: 'POST', body: form, headers });
  const { error } = await response.json();
  return response.status === 429 ? null : error;
}

describe.each(imageModelNames)('image model %s', (model) => {
  const row = imageModels[model];
  const order = { model, prompt: 'One pose.', size: '1024x1024', quality: 'low' };

  it('supports transparency as the table says', async () => {
    const error = await editError({ ...order, background: 'transparent' });
    expect(error?.param ?? null).toBe(row.alpha === 'no' ? 'background' : null);
  });

  it.each(['1024x1024', '1536x1024', '1024x1536', '512x512', '1000x1000', '4096x4096', '2048x512'])(
    'draws %s as the table says',
    async (size) => {
      const [width = 0, height = 0] = size.split('x').map(Number);
      const misfit = misfitOf(row, {
        size: { width, height },
        background: 'opaque',
        images: [1],
        prompt: '',
      });
      expect((await editError({ ...order, size }))?.param ?? null).toBe(misfit);
    },
  );

  it('accepts the fidelities and the number of references in the table', async () => {
    for (const fidelity of ['low', 'high'] as const) {
      const error = await editError({ ...order, input_fidelity: fidelity });
      expect(error === null).toBe(row.inputFidelity.includes(fidelity));
    }
    expect(await editError(order, { images: row.mostImages })).toBeNull();
    expect((await editError(order, { images: row.mostImages + 1 }))?.param).toBe('image');
  });

  it('accepts markup as the table says', async () => {
    // The sandbox never supports markup: the error names either its own limit or the model's.
    const { code } = await editError(order, { markup: true });
    expect(code).toBe(row.markup ? 'unsupported_by_sandbox' : 'invalid_markup_model');
  });

  it('is estimated at no less than the sandbox bills', async () => {
    const size = { width: 1024, height: 1024 };
    const background = row.alpha === 'yes' ? 'transparent' : 'opaque';
    const request = await sheetRequest({ prompt: 'One pose.', quality: 'low', size, background });
    sandbox.reset();
    const outcome = await editImage(account(sandbox.url, { model, quality: 'low' }), request);
    if (outcome.kind !== 'drawn') throw new Error(outcome.message);
    const picture = { model, quality: 'low', size } as const;
    expect(sandbox.bill().totalUsd).toBeCloseTo(costOf(picture, outcome.usage), 6);
    expect(estimatedCost(picture)).toBeGreaterThan(costOf(picture, outcome.usage) * 0.9);
  });
});

it('image requests that a model does not support are never sent', async () => {
  sandbox.reset();
  const ask = (model: 'gpt-image-1.5' | 'gpt-image-2.6-flare', changed: Parameters<typeof sheetRequest>[0]) =>
    sheetRequest(changed).then((request) => editImage(account(sandbox.url, { model }), request));
  await expect(ask('gpt-image-1.5', { size: { width: 512, height: 512 } })).rejects.toThrow('size');
  await expect(ask('gpt-image-2.6-flare', {})).rejects.toThrow('transparency');
  await expect(ask('gpt-image-1.5', { images: [] })).rejects.toThrow('references');
  await expect(ask('gpt-image-1.5', { prompt: 'x'.repeat(32_001) })).rejects.toThrow('prompt');
  expect(sandbox.calls()).toEqual([]);
});
