import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import { trialsOfEveryone } from '../domain/limits.ts';
import type { Caller } from '../platform/callable.ts';
import type { Context } from '../platform/context.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { log } from '../platform/log.ts';

/**
 * Cuts the subject out of a photo for somebody who has no account yet. Photo and cut-out stay in memory: nothing is
 * stored. Throws `too_often` when everyone together has tried too many, and the photo errors, as for a set.
 */
export async function tryPhoto(
  context: Context,
  _caller: Caller | null,
  { photo }: CallableRequest<'tryPhoto'>,
): Promise<CallableOutput<'tryPhoto'>> {
  await limitRate(context, { action: 'tryPhoto', who: 'everyone' }, trialsOfEveryone);
  const { normalisePhoto, cutOut, encodeCutOut } = await import('../engine/index.ts');
  const normal = await normalisePhoto(Buffer.from(photo, 'base64'));
  const found = await cutOut(normal.png, 'auto');
  const png = await encodeCutOut(found);
  log.info('photo tried', { format: normal.format, kind: found.kind, bytes: png.length });
  return { cutOut: Buffer.from(png).toString('base64') };
}

/** Loads the engine, so that the first photo does not wait for it. */
export async function warmEngine(): Promise<void> {
  const { warmUp } = await import('../engine/index.ts');
  await warmUp();
}
