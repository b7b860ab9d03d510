import { describe, expect, it } from 'vitest';
import { readOpenAiAccount } from '../../functions/src/platform/config.ts';

const deployed = { OPENAI_API_KEY: `sk-proj-${'a1B2'.repeat(10)}` };
const local = {
  FUNCTIONS_EMULATOR: 'true',
  OPENAI_API_KEY: 'sandbox-openai',
  OPENAI_API_URL: 'http://127.0.0.1:5423/v1/',
};

describe('OpenAI settings', () => {
  it('default to OpenAI when deployed', () => {
    expect(readOpenAiAccount(deployed)).toEqual({
      apiKey: deployed.OPENAI_API_KEY,
      apiUrl: 'https://api.openai.com/v1',
      model: 'gpt-image-1.5',
      quality: 'medium',
      timeoutSeconds: 200,
      limits: { usdPerDay: 20, freeShare: 0.5, usdPerUserPerDay: 2, imagesPerMinute: 50 },
    });
  });

  it('default to the sandbox when local, and accept the operator’s choices', () => {
    const chosen = { OPENAI_IMAGE_MODEL: 'gpt-image-2.6-flare', OPENAI_USD_PER_DAY: '7.5' };
    expect(readOpenAiAccount({ ...local, ...chosen })).toMatchObject({
      apiUrl: 'http://127.0.0.1:5423/v1',
      model: 'gpt-image-2.6-flare',
      limits: { usdPerDay: 7.5 },
    });
  });

  it.each([undefined, '', ' ', 'off'])('with the key %j switch AI drawing off', (OPENAI_API_KEY) => {
    expect(readOpenAiAccount({ ...local, OPENAI_API_KEY })).toBeNull();
  });

  it.each([
    ['the sandbox’s address', { OPENAI_API_URL: 'http://127.0.0.1:5423/v1' }],
    ['the sandbox’s address by name', { OPENAI_API_URL: 'https://localhost:5423/v1' }],
    ['an address without encryption', { OPENAI_API_URL: 'http://api.openai.com/v1' }],
    ['the sandbox’s key', { OPENAI_API_KEY: 'sandbox-openai' }],
    ['a quality that does not exist', { OPENAI_IMAGE_QUALITY: 'best' }],
    ['no limit', { OPENAI_USD_PER_DAY: '0' }],
  ])('are rejected when deployed with %s', (_, wrong) => {
    expect(() => readOpenAiAccount({ ...deployed, ...wrong })).toThrow('Environment');
  });

  it('are rejected locally with a real key', () => {
    expect(() => readOpenAiAccount({ ...local, ...deployed })).toThrow('Environment');
  });

  it('reject an unknown model with a list of the known ones', () => {
    expect(() => readOpenAiAccount({ ...deployed, OPENAI_IMAGE_MODEL: 'dall-e-3' })).toThrow(
      expect.objectContaining({
        code: 'engine_model_unknown',
        message: expect.stringMatching(/"dall-e-3".*gpt-image-1-mini, gpt-image-1\.5/),
      }),
    );
  });
});
