import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiKey, portrait } from './pictures.ts';

let sandbox: OpenAiSandbox;
let photo: Buffer;
beforeAll(async () => {
  photo = await portrait();
  sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox?.stop());

const order = { prompt: 'A 2x2 grid', model: 'gpt-image-2.5-flare', size: '512x512', quality: 'low' };

async function edit(fields: Record<string, string>, { images = 1, type = 'image/jpeg', key = apiKey } = {}) {
  const form = new FormData();
  for (let image = 0; image < images; image++) {
    form.append('image[]', new File([new Uint8Array(photo)], 'photo.jpg', { type }));
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${sandbox.url}/v1/images/edits`, { method: 'POST', body: form, headers });
  return { response, body: await response.json() };
}

async function drawn(fields: Record<string, string>) {
  const { body } = await edit({ ...order, ...fields });
  const png = Buffer.from(body.data[0].b64_json, 'base64');
  return { png, image: sharp(png), meta: await sharp(png).metadata() };
}

describe('OpenAI sandbox rejects a request with OpenAI’s error', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['a parameter that does not exist', { colour: 'red' }, 'colour', 'unknown_parameter'],
    ['a parameter that the sandbox does not support', { mask: 'x' }, 'mask', 'unsupported_by_sandbox'],
    ['a model that does not exist', { model: 'gpt-image-9' }, 'model', 'invalid_value'],
    ['an unsupported size', { size: '1000x1000' }, 'size', 'invalid_value'],
    ['a size without numbers', { size: 'large' }, 'size', 'invalid_value'],
    ['11 pictures at once', { n: '11' }, 'n', 'invalid_value'],
    ['an unknown quality', { quality: 'best' }, 'quality', 'invalid_value'],
    ['a prompt of 32,001 characters', { prompt: 'x'.repeat(32_001) }, 'prompt', 'invalid_value'],
    [
      'fidelity with a model that has none',
      { model: 'gpt-image-2', input_fidelity: 'high' },
      'input_fidelity',
      'invalid_input_fidelity_model',
    ],
    [
      'transparency in a JPEG',
      { background: 'transparent', output_format: 'jpeg' },
      'background',
      'invalid_value',
    ],
  ])('for %s', async (_, wrong, param, code) => {
    const { response, body } = await edit({ ...order, ...wrong });
    expect(response.status).toBe(400);
    expect(body).toEqual({
      error: { message: expect.any(String), type: 'invalid_request_error', param, code },
    });
    expect(sandbox.bill().images).toEqual([]);
  });

  it('for no image, 17 images, or an unsupported format', async () => {
    const codes = [{ images: 0 }, { images: 17 }, { type: 'image/gif' }].map(
      async (sent) => (await edit(order, sent)).body.error.code,
    );
    expect(await Promise.all(codes)).toEqual([
      'missing_required_parameter',
      'array_above_max_length',
      'unsupported_file_mimetype',
    ]);
  });

  it('for a missing or unknown key', async () => {
    const [none, other] = await Promise.all([edit(order, { key: '' }), edit(order, { key: 'sk-other' })]);
    expect([none.response.status, other.response.status]).toEqual([401, 401]);
    expect([none.body.error.code, other.body.error.code]).toEqual([null, 'invalid_api_key']);
  });
});

describe('picture from the OpenAI sandbox', () => {
  it('is transparent or on a ground as requested, and the same for the same prompt', async () => {
    const [clear, flat, again] = await Promise.all([
      drawn({ background: 'transparent' }),
      drawn({ background: 'opaque', prompt: 'A 2x2 grid on a flat #12f456 ground' }),
      drawn({ background: 'transparent' }),
    ]);
    expect(clear.meta).toMatchObject({ width: 512, height: 512, hasAlpha: true });
    expect(clear.png.equals(again.png)).toBe(true);
    expect(flat.meta.hasAlpha).toBe(false);
    const corner = await flat.image.extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer();
    for (const [channel, wanted] of [0x12, 0xf4, 0x56].entries()) {
      expect(Math.abs((corner[channel] ?? 0) - wanted)).toBeLessThan(8);
    }
  });

  it('comes with its headers, and is billed by its tokens', async () => {
    const { response, body } = await edit({ ...order, n: '2' });
    const { images, totalUsd } = sandbox.bill();
    expect(images).toHaveLength(2);
    expect(body.data).toHaveLength(2);
    const { input_tokens_details: input, output_tokens: output } = body.usage;
    expect(totalUsd).toBeCloseTo((input.text_tokens * 5 + input.image_tokens * 8 + output * 30) / 1e6, 8);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-request-id': images[0]?.requestId,
      'openai-processing-ms': expect.stringMatching(/^\d+$/),
      'x-ratelimit-remaining-requests': expect.stringMatching(/^\d+$/),
    });
  });

  it('has another size on request', async () => {
    sandbox.set({ next: ['wrong_size', 'half_size'] });
    expect((await drawn({})).meta).toMatchObject({ width: 768, height: 512 });
    expect((await drawn({})).meta).toMatchObject({ width: 256, height: 256 });
  });

  it('is rejected for a while after too many in one minute', async () => {
    sandbox.set({ imagesPerMinute: 1 });
    const first = await edit(order);
    const second = await edit(order);
    expect([first.response.status, second.response.status]).toEqual([200, 429]);
  });
});

describe('control API of the OpenAI sandbox', () => {
  const post = (path: string, body: unknown) =>
    fetch(`${sandbox.url}/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('works over HTTP, too', async () => {
    expect((await post('switches', { next: ['429', null], latencyMs: 1 })).status).toBe(200);
    expect((await edit(order)).response.status).toBe(429);
    expect((await edit(order)).response.status).toBe(200);
    const bill = await (await fetch(`${sandbox.url}/sandbox/bill`)).json();
    expect(bill).toMatchObject({ images: [{ quality: 'low' }] });
    const { calls } = await (await fetch(`${sandbox.url}/sandbox/calls`)).json();
    expect(calls).toMatchObject([{ status: 429 }, { status: 200, images: [{ type: 'image/jpeg' }] }]);
    await post('reset', {});
    expect(sandbox.bill().images).toEqual([]);
  });

  it('rejects misspelled options', async () => {
    expect((await post('switches', { next: ['typo'] })).status).toBe(400);
    expect((await post('switch', {})).status).toBe(404);
  });
});
