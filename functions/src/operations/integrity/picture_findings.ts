import { FieldPath, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { IntegrityFinding } from '../../domain/integrity_report.ts';
import { moment } from '../../domain/moment.ts';
import { collections, documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { queryPages } from '../../platform/query_pages.ts';

const day = 86_400_000;
const pageSize = 200;
const filesAtOnce = 20;

/** What a picture's document has to say here; one that breaks its schema elsewhere is looked at all the same. */
const pictureSchema = z.object({
  createdAt: moment,
  stampId: z.string().optional(),
  url: z.string().optional(),
  conversionId: z.string().optional(),
  imagePath: z.string().optional(),
  thumbnailPath: z.string().optional(),
  expiresAt: moment.optional(),
  removedAt: moment.nullable().optional(),
});
type Picture = z.output<typeof pictureSchema> & { readonly place: string };

/** Pictures of sets and of the studio: whose owner is gone, that should be gone, or whose file is gone. */
export async function* pictureFindings(context: Context, until: number): AsyncGenerator<IntegrityFinding> {
  for (const name of [collections.images, collections.generatedImages]) {
    const all = context.firestore.collection(name).orderBy(FieldPath.documentId());
    for await (const docs of queryPages(all, { size: pageSize, until })) {
      const pictures = docs.map(parsed).filter(({ createdAt }) => isSettled(context, createdAt));
      yield* await orphans(context, pictures);
      yield* pictures.filter((picture) => isLate(context, picture)).map(({ place }) => expired(place));
      yield* await withoutFile(context, pictures);
    }
  }
}

const parsed = (snapshot: QueryDocumentSnapshot): Picture => ({
  ...pictureSchema.parse(snapshot.data()),
  place: snapshot.ref.path,
});

/** What is being made or removed at this moment is nobody's fault. */
const isSettled = ({ now }: Context, createdAt: Date) => now().getTime() - createdAt.getTime() > day / 24;

/** The daily round has had two nights for it. */
const isLate = ({ now }: Context, { expiresAt, removedAt }: Picture) =>
  expiresAt !== undefined && !removedAt && now().getTime() - expiresAt.getTime() > 2 * day;

const expired = (place: string): IntegrityFinding => ({
  check: 'expired_present',
  place,
  told: 'its time was over two nights ago, and its files were not removed',
});

function ownerOf({ stampId, conversionId }: Picture): string | null {
  if (stampId) return documents.stamp(stampId);
  return conversionId ? documents.imageConversion(conversionId) : null;
}

async function orphans({ firestore }: Context, pictures: readonly Picture[]): Promise<IntegrityFinding[]> {
  const owners = [...new Set(pictures.map(ownerOf).filter((owner) => owner !== null))];
  if (owners.length === 0) return [];
  const found = await firestore.getAll(...owners.map((owner) => firestore.doc(owner)), { fieldMask: [] });
  const there = new Set(found.filter(({ exists }) => exists).map(({ ref }) => ref.path));
  return pictures
    .filter((picture) => !there.has(ownerOf(picture) ?? ''))
    .map((picture) => ({
      check: 'orphan',
      place: picture.place,
      told: `${ownerOf(picture) ?? 'its owner'} is missing`,
    }));
}

async function withoutFile({ bucket }: Context, pictures: readonly Picture[]): Promise<IntegrityFinding[]> {
  const named = pictures
    .filter(({ removedAt }) => !removedAt)
    .flatMap(({ place, url, imagePath, thumbnailPath }) =>
      [url, imagePath, thumbnailPath].flatMap((path) => (path ? [{ place, path }] : [])),
    );
  const missing: IntegrityFinding[] = [];
  for (let at = 0; at < named.length; at += filesAtOnce) {
    const asked = named.slice(at, at + filesAtOnce);
    const answers = await Promise.all(asked.map(({ path }) => bucket.file(path).exists()));
    for (const [index, { place, path }] of asked.entries()) {
      if (answers[index]?.[0]) continue;
      missing.push({ check: 'document_without_file', place, told: `${path} is missing` });
    }
  }
  return missing;
}
