import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { api, appCheckOf, type CallableName } from '@pochitto/functions/domain/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const names = Object.keys(api) as CallableName[];
const limitedUse = names.filter((name) => appCheckOf(name) === 'limited_use');
const saidSchema = z.record(
  z.string(),
  z.object({ none: z.string(), token: z.string().optional(), replayed: z.string().optional() }),
);

describe('with App Check required', () => {
  let said: z.infer<typeof saidSchema>;
  beforeAll(async () => {
    const program = join(import.meta.dirname, 'app_check_calls.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 1e8 });
    said = saidSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  });

  /** Callables by what they said to a kind of call. */
  const answers = (kind: 'none' | 'token' | 'replayed') => [
    ...new Set(Object.values(said).flatMap((each) => each[kind] ?? [])),
  ];

  it('every callable except the one for a tool rejects a call without a token', () => {
    const others = names.filter((name) => !(name in said));
    expect(others).toEqual(['handOverLineCookies']);
    expect(answers('none')).toEqual(['401 app_unverified']);
  });

  it('every callable that charges, orders paid work or calls a vendor rejects a used token', () => {
    const known: CallableName[] = [
      ...([
        'createStamp',
        'createStampOfDrawings',
        'retryStamp',
        'regenerateSticker',
        'addMessages',
        'deriveSet',
        'startConversion',
      ] as const),
      ...(['openCheckout', 'reconcileCheckout', 'submitStamp', 'rehearseSubmission', 'connectLine'] as const),
    ];
    expect(limitedUse).toEqual(expect.arrayContaining(known));
    expect(Object.keys(said).filter((name) => said[name]?.replayed)).toEqual(limitedUse);
    expect(answers('replayed')).toEqual(['app_unverified']);
  });

  // A limited-use token passes only if the SDK was asked to consume it.
  it('every callable accepts a new token, and then asks for a sign-in', () => {
    expect(answers('token')).toEqual(['401 sign_in_required']);
  });
});
