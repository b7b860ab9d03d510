import { randomUUID } from 'node:crypto';
import { errorDetails } from '@pochitto/functions/domain/api';
import { limits, trialsOfEveryone } from '@pochitto/functions/domain/limits';
import { collections } from '@pochitto/functions/domain/paths';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCutOut } from '../../functions/src/engine/index.ts';
import { limitRate } from '../../functions/src/platform/limit_rate.ts';
import { tryPhoto } from '../../functions/src/stamps/index.ts';
import { bareContext } from '../support/bare_context.ts';
import { photo, smallPhoto } from '../support/sets.ts';
import { stack } from '../support/stack.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('photo tried without an account', { timeout: 120_000 }, () => {
  it('returns the cut-out with its face, and stores nothing', async () => {
    const { context } = bareContext();
    const { cutOut } = await tryPhoto(context, null, { photo: base64(await smallPhoto()) });
    const { kind, heads } = await decodeCutOut(Buffer.from(cutOut, 'base64'));
    expect(kind).toBe('person');
    expect(heads[0]?.face).toBeTruthy();
    expect((await context.bucket.getFiles())[0]).toEqual([]);
    const stored = await context.firestore.listCollections();
    expect(stored.map(({ id }) => id)).toEqual([collections.rateLimits]);
  });

  it.each([
    ['no photo', Buffer.from('not a photo'), 'photo_not_an_image'],
    ['an empty sky', 'empty_sky.png', 'photo_no_subject'],
  ])('returns what is wrong with %s', async (_, source, code) => {
    const bytes = typeof source === 'string' ? await photo(source) : source;
    await expect(tryPhoto(bareContext().context, null, { photo: base64(bytes) })).rejects.toMatchObject({
      code,
    });
  });

  it('is rejected before any work after too many attempts of everyone together', async () => {
    const { context } = bareContext();
    const at = { ...context, now: () => new Date('2026-11-30T10:30:20+09:00') };
    for (let done = 0; done < trialsOfEveryone.perMinute; done += 10) {
      const some = Array.from({ length: 10 }, () =>
        limitRate(at, { action: 'tryPhoto', who: 'everyone' }, trialsOfEveryone),
      );
      await Promise.all(some);
    }
    await expect(tryPhoto(at, null, { photo: base64(Buffer.from('not a photo')) })).rejects.toMatchObject({
      code: 'too_often',
      retryAfterSeconds: 40,
    });
  });
});

const answer = z.object({
  result: z.object({ cutOut: z.string() }).optional(),
  error: z.object({ details: errorDetails }).optional(),
});

/** Calls the deployed function while signed out, from an address. */
async function send(bytes: Uint8Array, from: string) {
  const response = await fetch(`${stack().functionsUrl}/tryPhoto`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ data: { photo: base64(bytes) } }),
  });
  const { result, error } = answer.parse(await response.json());
  return error?.details.code ?? (result ? 'ok' : 'nothing');
}

describe('deployed trial', { timeout: 120_000 }, () => {
  const network = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

  it('accepts a photo of more than a million characters', async () => {
    expect(await send(Buffer.concat([await photo('portrait_1024.jpg'), Buffer.alloc(1e6)]), network())).toBe(
      'ok',
    );
  });

  it('is rejected for an address after a hundred attempts', async () => {
    const { perMinute } = limits.tryPhoto.address;
    const from = network();
    const codes: string[] = [];
    // The calls may be in different minutes.
    while (codes.length <= 2 * perMinute && !codes.includes('too_often')) {
      codes.push(await send(Buffer.from('not a photo'), from));
    }
    expect(new Set(codes)).toEqual(new Set(['photo_not_an_image', 'too_often']));
    expect(await send(Buffer.from('not a photo'), network())).toBe('photo_not_an_image');
  });
});
