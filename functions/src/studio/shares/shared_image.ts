import { PochittoError } from '../../domain/errors.ts';
import { shareViews } from '../../domain/limits.ts';
import type { Arrived } from '../../platform/client_network.ts';
import type { Context } from '../../platform/context.ts';
import type { Answer } from '../../platform/correlation.ts';
import { download } from '../../platform/files.ts';
import { limitCall } from '../../platform/limit_call.ts';
import { limitRate } from '../../platform/limit_rate.ts';
import { log } from '../../platform/log.ts';
import { findShare, tokenHash } from './share.ts';

interface Asked {
  readonly method: string;
  /** `/shared/<token>/<number of the image>`. */
  readonly path: string;
  readonly headers: Arrived['headers'];
}

/** Headers against caching, indexing and content sniffing. */
const always = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'",
} as const;

/** One image of a link, with its owner's brightness adjustment. 404 if the link is over or unknown. */
export async function sharedImage(context: Context, asked: Asked): Promise<Answer> {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return refusal(405);
  try {
    return await answer(context, asked);
  } catch (error) {
    if (error instanceof PochittoError && error.code === 'share_over') return refusal(404);
    if (error instanceof PochittoError && error.code === 'too_often') return refusal(429);
    log.bug(error, { request: 'shared image' });
    return refusal(500);
  }
}

async function answer(context: Context, { path, headers }: Asked): Promise<Answer> {
  const [, token = '', number = ''] = /^\/shared\/([A-Za-z0-9_-]{43})\/([1-5])$/.exec(path) ?? [];
  if (token === '') return refusal(404);
  await limitCall(context, 'sharedImage', { uid: null, request: { headers } });
  // A direct caller can forge an address in the forwarding headers, so requests are also counted per link.
  await limitRate(context, { action: 'share', who: tokenHash(token) }, shareViews);
  const { images } = await findShare(context, token);
  const image = images.find((each) => each.number === Number(number));
  const bytes = image && (await download(context, image.imagePath));
  if (!bytes) return refusal(404);
  const { adjustBrightness } = await import('../../engine/index.ts');
  const ending = image.imagePath.slice(image.imagePath.lastIndexOf('.') + 1);
  return {
    status: 200,
    headers: {
      ...always,
      'Content-Type': ending === 'png' ? 'image/png' : 'image/jpeg',
      'Content-Disposition': `inline; filename="${number}.${ending}"`,
    },
    body: await adjustBrightness(bytes, image.brightnessAdjustment),
  };
}

const refusal = (status: number): Answer => ({
  status,
  headers: { ...always, 'Content-Type': 'text/plain; charset=utf-8' },
  body: `${status}`,
});
