import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { files } from '@pochitto/functions/domain/paths';
import { call, openProfile } from '../../lib/firebase/call.ts';
import { CallError } from '../../lib/firebase/call_error.ts';
import { uploadPhoto } from '../../lib/firebase/storage.ts';
import { requirePhoto } from '../../lib/photo/read_photo.ts';
import { type Order, promptOf } from './order.ts';

/**
 * Uploads the photos of a complete order and starts it; returns the conversion's ID. The same order starts only
 * once.
 */
export async function startConversion(
  order: Order,
  person: { readonly uid: string; readonly locale: Locale },
  onProgress: (part: number) => void,
): Promise<string> {
  const { photo, references, mode } = order;
  if (!photo) throw new CallError({ code: 'photo_missing', path: [] });
  // The bucket accepts photos only from people with a profile.
  await openProfile(person.uid, person.locale);
  const pictures = [photo.blob, ...(mode === 'words' ? references : [])];
  const parts = pictures.map(() => 0);
  const names = await Promise.all(
    pictures.map((picture, index) =>
      send(person.uid, picture, (part) => {
        parts[index] = part;
        onProgress(parts.reduce((sum, each) => sum + each, 0) / parts.length);
      }),
    ),
  );
  const [name = '', ...others] = names;
  const { conversionId } = await call('startConversion', {
    requestId: order.requestId,
    original: { name, fileName: photo.fileName },
    references: others,
    prompt: promptOf(order),
    generationCount: order.count,
    engine: mode === 'effect' ? 'embedded' : 'openai',
    effect: mode === 'effect' ? order.effect : null,
    consent: true,
  });
  return conversionId;
}

async function send(uid: string, picture: Blob, onProgress: (part: number) => void): Promise<string> {
  const kind = await requirePhoto(picture);
  return uploadPhoto({ to: 'bucket', folder: files.studioPicture(uid, '') }, picture, kind, onProgress);
}
