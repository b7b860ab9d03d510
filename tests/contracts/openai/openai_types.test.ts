import { type OpenAiSandbox, startOpenAiSandbox } from '@pochitto/sandbox/openai';
import { MODELS } from '@pochitto/sandbox/openai/api/models';
import { EDIT_PARAMETERS, UNSUPPORTED_PARAMETERS } from '@pochitto/sandbox/openai/api/parameters';
import { OpenAI } from 'openai';
import { VERSION } from 'openai/version';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageModelNames } from '../../../functions/src/domain/generation/image_model.ts';
import { editImage } from '../../../functions/src/vendors/openai/edit_image.ts';
import { imageModels } from '../../../functions/src/vendors/openai/image_models.ts';
import { type Check, checker } from '../vendor_types/checker.ts';
import { schemaNames } from '../vendor_types/schema_names.ts';
import { type Schema, vendorSchemas } from '../vendor_types/vendor_schemas.ts';
import { account, apiKey, sheetRequest } from './pictures.ts';
import { type Exchange, type WireTap, wireTap } from './wire_tap.ts';

let sandbox: OpenAiSandbox;
let tap: WireTap;
let schemas: Record<string, Schema>;
let request: Check;
let reply: Check;

beforeAll(async () => {
  schemas = await vendorSchemas({
    name: 'openai',
    version: VERSION,
    views: new URL('./openai_views.ts', import.meta.url),
    tsconfig: new URL('./views.tsconfig.json', import.meta.url),
  });
  request = checker(schemas, true);
  reply = checker(schemas, false);
  sandbox = await startOpenAiSandbox({ port: 0, apiKeys: [apiKey] });
  tap = await wireTap(sandbox.url);
}, 60_000);
afterAll(() => Promise.all([tap?.stop(), sandbox?.stop()]));

/** Converts a form to an object: files become their media types, and names of lists lose their brackets. */
async function formOf({ sent, contentType }: Exchange): Promise<Record<string, unknown>> {
  const response = new Response(new Uint8Array(sent), { headers: { 'content-type': contentType } });
  const fields: Record<string, unknown> = {};
  const form = await response.formData();
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? value : value.type));
    fields[name.replace('[]', '')] = name.endsWith('[]') ? values : values[0];
  }
  return fields;
}

describe('traffic between OpenAI’s SDK and the sandbox', () => {
  it.each(imageModelNames)(
    'matches the types of OpenAI’s own package in both directions for %s',
    async (model) => {
      const background = imageModels[model].alpha === 'yes' ? 'transparent' : 'opaque';
      const outcome = await editImage(
        account(tap.url, { model }),
        await sheetRequest({ prompt: 'One pose on #00ff00.', quality: 'low', background }),
      );
      expect(outcome).toMatchObject({ kind: 'drawn', requestId: expect.stringMatching(/^req_/) });
      const exchange = tap.exchanges.at(-1) as Exchange;
      const form = await formOf(exchange);
      expect(form).toMatchObject({ model, n: '1', background, output_format: 'png' });
      expect([...request('EditRequest', form), ...reply('ImagesReply', exchange.reply)]).toEqual([]);
      expect(exchange.path).toBe('/v1/images/edits');
    },
  );

  it('matches them when a picture is rejected', async () => {
    const answers = ['429', '500', 'quota', 'moderation'] as const;
    sandbox.set({ next: [...answers] });
    for (const _ of answers) {
      await editImage(account(tap.url), await sheetRequest());
      expect(reply('ErrorReply', tap.exchanges.at(-1)?.reply)).toEqual([]);
    }
  });

  it('matches them when a picture is made without references', async () => {
    const client = new OpenAI({ apiKey, baseURL: `${tap.url}/v1`, maxRetries: 0 });
    const order = { model: 'gpt-image-2', prompt: 'A mascot', size: '256x256', quality: 'low' } as const;
    await client.images.generate(order);
    const exchange = tap.exchanges.at(-1) as Exchange;
    expect(request('GenerateRequest', JSON.parse(exchange.sent.toString()))).toEqual([]);
    expect(reply('ImagesReply', exchange.reply)).toEqual([]);
  });

  it('does not match with an unknown or a missing field', () => {
    expect(reply('ImagesReply', { created: 1, pictures: [] })).not.toEqual([]);
    expect(reply('ImagesReply', { data: [] })).not.toEqual([]);
    expect(request('EditRequest', { image: ['image/gif'], prompt: 'x' })).not.toEqual([]);
    expect(request('EditRequest', { image: ['image/png'], prompt: 'x', n: 'many' })).not.toEqual([]);
  });
});

describe('parameters of the OpenAI sandbox', () => {
  it('are either supported or explicitly unsupported, for every parameter of OpenAI and no other', () => {
    const theirs = ['EditRequest', 'GenerateRequest'].flatMap((view) =>
      schemaNames(schemas[view], schemas[view]).filter((name) => !name.includes('.')),
    );
    const ours = [...Object.keys(EDIT_PARAMETERS.shape), ...UNSUPPORTED_PARAMETERS, 'image'];
    expect(ours.toSorted()).toEqual([...new Set(theirs)].toSorted());
  });

  it('have models that OpenAI’s package names', () => {
    expect([...MODELS.keys()].flatMap((model) => reply('ModelName', model))).toEqual([]);
    expect(imageModelNames.filter((model) => !MODELS.has(model))).toEqual([]);
  });
});
