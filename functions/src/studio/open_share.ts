import type { CallableOutput, CallableRequest } from '../domain/api.ts';
import type { Context } from '../platform/context.ts';
import { findShare } from './find_share.ts';

/** What somebody with a link sees: which pictures there are, and until when. Throws `share_over`. */
export async function openShare(
  context: Context,
  _: unknown,
  { token }: CallableRequest<'openShare'>,
): Promise<CallableOutput<'openShare'>> {
  const { expiresAt, images } = await findShare(context, token);
  return {
    expiresAt: expiresAt.toISOString(),
    images: images.map(({ number, width, height, label }) => ({ number, width, height, label })),
  };
}
