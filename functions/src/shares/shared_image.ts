import { PochittoError } from '../domain/errors.ts';
import { shareViews } from '../domain/limits.ts';
import type { Arrived } from '../platform/client_network.ts';
import type { Context } from '../platform/context.ts';
import type { Answer } from '../platform/correlation.ts';
import { download } from '../platform/files.ts';
import { limitCall } from '../platform/limit_call.ts';
import { limitRate } from '../platform/limit_rate.ts';
import { log } from '../platform/log.ts';
import { findShare, type OpenShare, tokenHash } from './share.ts';

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

/**
 * Serves one image of a link; images of the studio with their owner's brightness. 404 if the link is over or
 * unknown.
 */
export async function sharedImage(context: Context, asked: Asked): Promise<Answer> {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return errorAnswer(405);
  try {
    return await answer(context, asked);
  } catch (error) {
    if (error instanceof PochittoError && error.code === 'share_over') return errorAnswer(404);
    if (error instanceof PochittoError && error.code === 'too_often') return errorAnswer(429);
    log.bug(error, { request: 'shared image' });
    return errorAnswer(500);
  }
}

async function answer(context: Context, { path, headers }: Asked): Promise<Answer> {
  const [, token = '', number = ''] = /^\/shared\/([A-Za-z0-9_-]{43})\/([1-5])$/.exec(path) ?? [];
  if (token === '') return errorAnswer(404);
  await limitCall(context, 'sharedImage', { uid: null, request: { headers } });
  // A direct caller can forge an address in the forwarding headers, so requests are also counted per link.
  await limitRate(context, { action: 'share', who: tokenHash(token) }, shareViews);
  const picture = await readPicture(context, await findShare(context, token), Number(number));
  if (!picture) return errorAnswer(404);
  const { bytes, ending } = picture;
  return {
    status: 200,
    headers: {
      ...always,
      'Content-Type': ending === 'png' ? 'image/png' : 'image/jpeg',
      'Content-Disposition': `inline; filename="${number}.${ending}"`,
    },
    body: bytes,
  };
}

interface SharedPicture {
  readonly bytes: Uint8Array;
  /** File name extension. */
  readonly ending: string;
}

/** Returns null if the link has no such image. */
async function readPicture(
  context: Context,
  { shown }: OpenShare,
  number: number,
): Promise<SharedPicture | null> {
  if (shown.kind === 'set_preview') {
    const bytes = number === 1 ? await download(context, shown.preview.path) : null;
    return bytes && { bytes, ending: endingOf(shown.preview.path) };
  }
  const image = shown.images.find((each) => each.number === number);
  const bytes = image && (await download(context, image.imagePath));
  if (!bytes) return null;
  const { adjustBrightness } = await import('../engine/index.ts');
  return {
    bytes: await adjustBrightness(bytes, image.brightnessAdjustment),
    ending: endingOf(image.imagePath),
  };
}

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const errorAnswer = (status: number): Answer => ({
  status,
  headers: { ...always, 'Content-Type': 'text/plain; charset=utf-8' },
  body: `${status}`,
});
