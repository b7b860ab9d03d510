import { randomUUID } from 'node:crypto';
import { Query } from 'firebase-admin/firestore';
import { defaultMonthlyLimit } from '../../functions/src/domain/accounts/user.ts';
import { api } from '../../functions/src/domain/api.ts';
import { collections, documents, files } from '../../functions/src/domain/paths.ts';
import { quotaMonth } from '../../functions/src/domain/studio/studio_quota.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { listConversions, removeExpired, startConversion } from '../../functions/src/studio/index.ts';
import { bareContext } from '../../tests/support/bare_context.ts';
import { keptBytes, onBareStack, once } from './bare/bare_stack.ts';
import { caller, writeConversion } from './gallery/write_conversion.ts';
import type { Bench } from './run_benches.ts';

const conversionsInGallery = 10_000;
const expiredImages = 20_000;
const imagesEach = 5;
/** The emulator needs no gradual ramp-up of writes, unlike the real service. */
const atFullSpeed = { throttling: false };
const minute = 60_000;
const day = 86_400_000;

interface Gallery {
  readonly pageReads: number;
  readonly pageMs: readonly number[];
}

interface Retention {
  readonly heapMb: number;
  readonly runs: number;
  readonly left: number;
}

/** Reads the first pages of a full gallery: documents read for the first, milliseconds of each following one. */
async function gallery(context: Context): Promise<Gallery> {
  const now = Date.now();
  const writer = context.firestore.bulkWriter(atFullSpeed);
  for (let index = 0; index < conversionsInGallery; index += 1) {
    writeConversion(context, writer, { createdAt: new Date(now - index * 2 * minute), pictures: 1 });
  }
  await writer.close();
  const page = (cursor: string | null) =>
    listConversions(context, caller, api.listConversions.input.parse({ cursor }));
  const count = countReads();
  let { next } = await page(null);
  // Plus the profile, which every call reads.
  const pageReads = count.stop() + 1;
  const pageMs: number[] = [];
  for (let turned = 0; turned < 15; turned += 1) {
    const started = performance.now();
    ({ next } = await page(next));
    pageMs.push(performance.now() - started);
  }
  return { pageReads, pageMs };
}

/** Counts the documents that queries return. */
function countReads(): { stop: () => number } {
  const { get } = Query.prototype;
  let reads = 0;
  Query.prototype.get = async function counted(this: Query) {
    const result = await get.call(this);
    reads += Math.max(1, result.size);
    return result;
  };
  return {
    stop: () => {
      Query.prototype.get = get;
      return reads;
    },
  };
}

/** Returns how far the counted images are from 60, when 100 are requested in parallel and 60 are left. */
async function quotaError(context: Context): Promise<number> {
  const { firestore, bucket } = context;
  const timestamps = { createdAt: new Date(), updatedAt: new Date(), deletedAt: null };
  await firestore.doc(documents.user(caller.uid)).set({
    userId: caller.uid,
    displayName: 'Mio',
    email: '',
    photoURL: null,
    locale: 'ja',
    lineUserId: null,
    stripeCustomerId: null,
    tokenBalance: 0,
    monthlyLimit: defaultMonthlyLimit,
    isActive: true,
    monthlyUsed: defaultMonthlyLimit - 60,
    quotaMonth: quotaMonth(new Date()),
    ...timestamps,
  });
  const name = `${randomUUID()}.jpg`;
  await bucket.file(files.studioPicture(caller.uid, name)).save('photo', { resumable: false });
  const starts = Array.from({ length: 100 }, () =>
    startConversion(
      context,
      caller,
      api.startConversion.input.parse({
        requestId: randomUUID(),
        original: { name, fileName: 'photo.jpg' },
        prompt: 'light',
        generationCount: 1,
        engine: 'embedded',
        effect: { light: 'evening' },
        consent: true,
      }),
    ),
  );
  const settled = await Promise.allSettled(starts);
  const reserved = settled.filter(({ status }) => status === 'fulfilled').length;
  const used: unknown = (await firestore.doc(documents.user(caller.uid)).get()).get('monthlyUsed');
  return Math.abs(reserved - 60) + Math.abs(Number(used) - defaultMonthlyLimit);
}

/** Removes expired images in runs of some seconds: how many there were, what is left, and the maximum heap growth. */
async function retention(context: Context): Promise<Retention> {
  const { firestore, bucket } = context;
  const writer = firestore.bulkWriter(atFullSpeed);
  const places: string[] = [];
  for (let index = 0; index < expiredImages / imagesEach; index += 1) {
    const createdAt = new Date(Date.now() - 31 * day - index * 1000);
    places.push(
      ...writeConversion(context, writer, { createdAt, pictures: imagesEach, withDocuments: true }),
    );
  }
  await writer.close();
  // One image of every fifth conversion has its two files; the others are removed all the same.
  const stored = places.filter((_, index) => index % (5 * 2 * imagesEach) < 2);
  for (let at = 0; at < stored.length; at += 20) {
    const some = stored.slice(at, at + 20);
    await Promise.all(some.map((path) => bucket.file(path).save('picture', { resumable: false })));
  }
  const before = keptBytes();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, keptBytes());
  }, 1000);
  const left = async () =>
    (
      await firestore.collection(collections.generatedImages).where('isDeleted', '==', false).count().get()
    ).data().count;
  let runs = 0;
  let remaining = await left();
  while (remaining > 0 && runs < 100) {
    await removeExpired(context, { until: Date.now() + 15_000 });
    runs += 1;
    remaining = await left();
  }
  clearInterval(watching);
  const [strays] = await bucket.getFiles({ prefix: 'thumbnails/' });
  return { heapMb: (most - before) / 2 ** 20, runs, left: remaining + strays.length };
}

/** Memoizes a measurement, so that related figures come from the same emulators. */
const onceWith = <Figures>(measure: (context: Context) => Promise<Figures>) =>
  once(() =>
    onBareStack(async () => {
      const { context } = bareContext();
      try {
        return await measure(context);
      } finally {
        await context.firestore.terminate();
      }
    }),
  );

const ofGallery = onceWith(gallery);
const ofRetention = onceWith(retention);
const ofQuota = onceWith(quotaError);

export const benches: Bench[] = [
  { name: 'studio.page_reads', unit: 'docs', goal: 25, run: async () => [(await ofGallery()).pageReads] },
  { name: 'studio.page_ms', unit: 'ms', goal: 300, run: async () => [...(await ofGallery()).pageMs] },
  { name: 'studio.quota_error', unit: 'pictures', goal: 0, run: async () => [await ofQuota()] },
  {
    name: 'studio.retention_heap_mb',
    unit: 'MB',
    goal: 64,
    run: async () => [(await ofRetention()).heapMb],
  },
  { name: 'studio.retention_left', unit: 'left', goal: 0, run: async () => [(await ofRetention()).left] },
  {
    name: 'studio.retention_runs',
    unit: 'runs',
    goal: 2,
    atLeast: true,
    run: async () => [(await ofRetention()).runs],
  },
];
