import { readFile } from 'node:fs/promises';
import type { OpenAiAccount } from '../../../functions/src/platform/config.ts';
import type { EditRequest } from '../../../functions/src/vendors/openai/edit_image.ts';

export const apiKey = 'sandbox-contract';

/** Returns an account at `url`, which has no `/v1` at its end. */
export function account(url: string, changed: Partial<OpenAiAccount> = {}): OpenAiAccount {
  return {
    apiKey,
    apiUrl: `${url}/v1`,
    model: 'gpt-image-1.5',
    quality: 'medium',
    timeoutSeconds: 30,
    limits: { usdPerDay: 20, freeShare: 1, usdPerUserPerDay: 2, imagesPerMinute: 50 },
    ...changed,
  };
}

export const portrait = () => readFile(new URL('../../photos/portrait_1024.jpg', import.meta.url));

/** Returns a request that is fast to draw, for models that support any size. */
export const smallRequest = (changed: Partial<EditRequest> = {}) =>
  sheetRequest({ size: { width: 256, height: 256 }, quality: 'low', ...changed });

/** Returns a request as Pochitto sends it: a sheet of nine poses. */
export async function sheetRequest(changed: Partial<EditRequest> = {}): Promise<EditRequest> {
  return {
    images: [await portrait()],
    prompt: 'A 3x3 grid of nine poses of this person. Nothing is written anywhere.',
    size: { width: 1024, height: 1024 },
    quality: 'medium',
    background: 'transparent',
    inputFidelity: 'high',
    safetyIdentifier: 'person-1',
    ...changed,
  };
}
