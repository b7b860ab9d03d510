import { FieldPath, type Query, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { ConversionView } from '../../domain/api/studio.ts';
import type { CallableOutput, CallableRequest } from '../../domain/api.ts';
import { collections } from '../../domain/paths.ts';
import { retentionDays } from '../../domain/studio/generated_image.ts';
import { type ImageConversion, imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { startOfJapanDay } from '../../domain/timestamp.ts';
import type { Caller } from '../../platform/callable.ts';
import type { Context } from '../../platform/context.ts';
import { readTimeCursor, timeCursor } from '../../platform/page_cursor.ts';
import { readDocument } from '../../platform/read_document.ts';
import { writeAudit } from '../../platform/write_audit.ts';

/** Returns a page of the caller's own gallery. */
export function listConversions(
  context: Context,
  { uid }: Caller,
  filter: CallableRequest<'listConversions'>,
): Promise<CallableOutput<'listConversions'>> {
  return galleryPage(context, uid, filter);
}

/** Returns a page of another person's gallery. The access is logged before anything is returned. */
export async function listConversionsOf(
  context: Context,
  caller: Caller,
  { uid, cursor }: CallableRequest<'listConversionsOf'>,
): Promise<CallableOutput<'listConversionsOf'>> {
  await writeAudit(context, caller, { action: 'conversions_listed', targetId: uid, change: null });
  return galleryPage(context, uid, { cursor, status: null, from: null, to: null, text: '' });
}

const pageSize = 20;
/** Maximum number of documents per read, and in total for one page, when searching by text. */
const scanSize = 100;
const mostScanned = 300;
const day = 86_400_000;

type GalleryFilter = CallableRequest<'listConversions'>;
type Gallery = CallableOutput<'listConversions'>;

/**
 * Returns a page of a person's conversions, newest first, read from conversions only: 21 documents, or more when
 * searching by text. `next` is null at the end; a page can be short or empty and still have a next one.
 *
 * @throws PochittoError `bad_request` for an invalid cursor
 */
async function galleryPage(context: Context, uid: string, filter: GalleryFilter): Promise<Gallery> {
  if (filter.status === 'cancelled') return { conversions: [], next: null };
  const isSearch = filter.text !== '';
  const size = isSearch ? scanSize : pageSize + 1;
  const at = context.now();
  let query = pageQuery(context, uid, filter);
  const conversions: ConversionView[] = [];
  for (let scanned = 0; scanned < mostScanned; scanned += size) {
    const { docs } = await query.limit(size).get();
    for (const [index, snapshot] of docs.entries()) {
      const view = viewOf(snapshot, filter, at);
      if (view) conversions.push(view);
      const isLast = index === docs.length - 1 && docs.length < size;
      if (conversions.length === pageSize)
        return { conversions, next: isLast ? null : timeCursor(snapshot, 'createdAt') };
    }
    const last = docs.at(-1);
    if (!last || docs.length < size) return { conversions, next: null };
    if (scanned + size >= mostScanned) return { conversions, next: timeCursor(last, 'createdAt') };
    query = query.startAfter(last);
  }
  return { conversions, next: null };
}

/** Builds the gallery query: by `userId`, `isDeleted`, optionally `status`, and `createdAt` descending. */
function pageQuery({ firestore, now }: Context, uid: string, filter: GalleryFilter): Query {
  const { status, from, to, cursor } = filter;
  // Older conversions have expired, with all their images.
  const oldest = now().getTime() - (retentionDays + 1) * day;
  const since = Math.max(oldest, from === null ? oldest : startOfJapanDay(from).getTime());
  let query = firestore
    .collection(collections.imageConversions)
    .where('userId', '==', uid)
    .where('isDeleted', '==', false)
    .where('createdAt', '>=', Timestamp.fromMillis(since));
  if (status !== null) query = query.where('status', '==', status);
  if (to !== null)
    query = query.where('createdAt', '<', Timestamp.fromMillis(startOfJapanDay(to).getTime() + day));
  query = query.orderBy('createdAt', 'desc').orderBy(FieldPath.documentId(), 'desc');
  if (cursor === null) return query;
  const { time, id } = readTimeCursor(cursor);
  return query.startAfter(time, id);
}

/** Returns a conversion for display, or null if it is filtered out or expired. */
function viewOf(snapshot: QueryDocumentSnapshot, { text }: GalleryFilter, at: Date): ConversionView | null {
  const conversion = readDocument(imageConversionSchema, snapshot);
  if (!conversion || !folded(conversion.prompt).includes(folded(text))) return null;
  const images = conversion.images.filter(({ expiresAt }) => expiresAt > at);
  const isGone = conversion.expiresAt <= at || (conversion.status === 'completed' && images.length === 0);
  return isGone ? null : { ...shown(conversion), conversionId: snapshot.id, images: images.map(withIso) };
}

/** The search ignores letter case and full or half width. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

function shown(conversion: ImageConversion) {
  const { originalImagePath, originalImageName, prompt, generationCount, status } = conversion;
  const { processingTime, errorCode, engine, effect, createdAt, expiresAt } = conversion;
  return {
    originalImagePath,
    originalImageName,
    prompt,
    generationCount,
    status,
    processingTime,
    errorCode,
    engine,
    effect,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

const withIso = ({ expiresAt, ...rest }: ImageConversion['images'][number]) => ({
  ...rest,
  expiresAt: expiresAt.toISOString(),
});
