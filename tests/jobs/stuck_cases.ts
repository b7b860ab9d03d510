import { randomUUID } from 'node:crypto';
import {
  closeAddressesOfShutOut,
  removeOldExports,
  resumeDeletions,
} from '../../functions/src/accounts/index.ts';
import { collections, documents, files, ids } from '../../functions/src/domain/paths.ts';
import { sweepGenerations } from '../../functions/src/generation/index.ts';
import type { stuckWork } from '../../functions/src/jobs/stuck_work.ts';
import { sweepNotices } from '../../functions/src/notices/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import {
  purgeDeletedStamps,
  purgeUnusedPhotos,
  removeOldPreviews,
  sweepUploads,
} from '../../functions/src/stamps/index.ts';
import { removeExpired, sweepConversions } from '../../functions/src/studio/index.ts';
import { sweepAttempts, watchReviews } from '../../functions/src/submission/index.ts';
import {
  conversionFixture,
  type Documents,
  generationFixture,
  type JobFixture,
  noticeFixture,
  peopleOf,
  submissionFixture,
} from './job_fixtures.ts';

export interface StuckItem {
  readonly documents: Documents;
  /** Paths in the bucket. */
  readonly files: readonly string[];
  /** What was charged for it, if anything. */
  readonly job: JobFixture | null;
}

interface Options {
  readonly id: string;
  readonly uid: string;
  /** When it got stuck. */
  readonly at: Date;
}

export interface StuckCase {
  readonly make: (options: Options) => StuckItem;
  /** Runs the schedule. */
  readonly run: (context: Context, until?: number) => Promise<unknown>;
  /**
   * The task function that the schedule enqueues first. Only if no task is executed for hours does the schedule free
   * it.
   */
  readonly task?: string;
  /** Returns ids of documents or paths of files that are still stuck. */
  readonly stuckIds: (context: Context) => Promise<readonly string[]>;
  /** The collection whose document is broken in a broken item; none for items with files only. */
  readonly breaks?: string;
}

const times = (at: Date) => ({ createdAt: at, updatedAt: at });
const seconds = (at: Date, after: number) => new Date(at.getTime() + after * 1000);
const day = 86_400;

const ofJob = (job: JobFixture, change: (path: string, data: object) => object = (_, data) => data) => ({
  job,
  files: [],
  documents: Object.fromEntries(
    Object.entries(job.documents).map(([path, data]) => [path, change(path, data)]),
  ),
});

const withProofSheet = (options: Options, state: 'drawing' | 'waiting'): StuckItem =>
  ofJob(generationFixture(options), (path, data) =>
    path.startsWith(`${collections.generateQueues}/`)
      ? { ...data, engine: 'openai', proofSheet: { state, redrawNumber: 0, path: null } }
      : data,
  );

/** Returns a set at the site whose review check is due. */
function reviewed({ id, uid, at }: Options, session: 'active' | 'expired', due: Date): StuckItem {
  const { documents: all } = generationFixture({ id, uid, at });
  return {
    job: null,
    files: [],
    documents: {
      ...peopleOf([{ ...generationFixture({ id, uid, at }), tokens: 0, pictures: 0 }], at),
      [documents.stamp(id)]: {
        ...all[documents.stamp(id)],
        status: 'submitted',
        consumedTokens: 0,
        creatorsMarketId: id,
        reviewStatus: 'in_review',
        submission: { nextReviewCheckAt: due },
      },
      [documents.lineSession(uid)]: {
        userId: uid,
        cookieData: null,
        expiresAt: null,
        status: session,
        origin: 'pasted',
        pageId: null,
        verifiedAt: null,
        lastUsedAt: null,
        connectedAt: at,
        ...times(at),
      },
    },
  };
}

function deletedSet({ id, uid, at }: Options): StuckItem {
  const { documents: all } = generationFixture({ id, uid, at });
  return {
    job: null,
    documents: {
      [documents.stamp(id)]: {
        ...all[documents.stamp(id)],
        consumedTokens: 0,
        deletedAt: at,
        removalDueAt: seconds(at, 20 * 60),
      },
    },
    files: [`${files.stampFolder(uid, id)}photos/left.png`],
  };
}

/** Returns a set whose change of photo crashed. */
function setWithUnusedPhoto({ id, uid, at }: Options): StuckItem {
  const { documents: all } = generationFixture({ id, uid, at });
  const path = files.photo(uid, id, 'next.jpg');
  const unusedPhoto = { path, name: 'next', removalDueAt: seconds(at, 20 * 60) };
  return {
    job: null,
    documents: {
      [documents.stamp(id)]: { ...all[documents.stamp(id)], consumedTokens: 0, unusedPhoto },
    },
    files: [path, files.cutOut(uid, id, { subject: 'auto', photoName: 'next' })],
  };
}

function expiredImage({ id, uid, at }: Options): StuckItem {
  const job = conversionFixture({ id, uid, at }, 1);
  const expiresAt = seconds(at, 30 * day);
  const path = `uploads/user_${uid}/${randomUUID()}.png`;
  const image = {
    imagePath: path,
    imageName: 'a.png',
    thumbnailPath: `${path}.webp`,
    width: 1,
    height: 1,
    number: 1,
    label: null,
    brightnessAdjustment: 0,
    rating: null,
    expiresAt,
  };
  const imageId = ids.generatedImage(id, 1);
  return {
    job,
    documents: {
      [documents.imageConversion(id)]: {
        ...job.documents[documents.imageConversion(id)],
        status: 'completed',
        deliveredCount: 1,
        images: [{ imageId, ...image }],
      },
      [documents.generatedImage(imageId)]: {
        userId: uid,
        conversionId: id,
        ...image,
        imageSize: 1,
        isDeleted: false,
        removedAt: null,
        purgeAt: expiresAt,
        deletedAt: null,
        ...times(at),
      },
    },
    files: [path],
  };
}

const idsOf = async (query: { get: () => Promise<{ docs: { id: string }[] }> }) =>
  (await query.get()).docs.map(({ id }) => id);

const pathsUnder =
  (prefix: string, pattern = /./) =>
  async ({ bucket }: Context) => {
    const [found] = await bucket.getFiles({ prefix });
    return found.map(({ name }) => name).filter((name) => pattern.test(name));
  };

const filesAlone = (path: string): StuckItem => ({ job: null, documents: {}, files: [path] });

const openQueues = ({ firestore }: Context) =>
  idsOf(firestore.collection(collections.generateQueues).where('consumedAt', '==', null).select());
const openConversions = ({ firestore }: Context) =>
  idsOf(
    firestore
      .collection(collections.imageConversions)
      .where('status', 'in', ['pending', 'processing'])
      .select(),
  );
const openAttempts = ({ firestore }: Context) =>
  idsOf(firestore.collection(collections.submissionAttempts).where('status', '==', 'submitting').select());

/** Everything in the table of stuck work: how it gets stuck, and how to check whether it was freed. */
export const stuckCases: Readonly<Record<keyof typeof stuckWork, StuckCase>> = {
  uploads: {
    make: ({ id, uid, at }) => ({
      job: null,
      documents: {
        [documents.stamp(id)]: {
          ...generationFixture({ id, uid, at }).documents[documents.stamp(id)],
          status: 'pending_upload',
          consumedTokens: 0,
        },
      },
      files: [files.upload(uid, id, 'photo.jpg')],
    }),
    run: sweepUploads,
    task: 'takeInUpload',
    stuckIds: pathsUnder('uploads/', /\/stamps\//),
    breaks: collections.stamps,
  },
  generation: {
    make: (options) => ofJob(generationFixture(options)),
    run: sweepGenerations,
    task: 'drawQueue',
    stuckIds: openQueues,
    breaks: collections.generateQueues,
  },
  generationByAi: {
    make: (options) => withProofSheet(options, 'drawing'),
    run: sweepGenerations,
    task: 'drawAiQueue',
    stuckIds: openQueues,
    breaks: collections.generateQueues,
  },
  firstDrawings: {
    make: (options) => withProofSheet(options, 'waiting'),
    run: sweepGenerations,
    stuckIds: openQueues,
    breaks: collections.generateQueues,
  },
  conversions: {
    make: (options) => ofJob(conversionFixture(options)),
    run: sweepConversions,
    task: 'drawConversion',
    stuckIds: openConversions,
    breaks: collections.imageConversions,
  },
  submissions: {
    make: (options) => ofJob(submissionFixture(options)),
    run: sweepAttempts,
    task: 'runSubmission',
    stuckIds: openAttempts,
    breaks: collections.submissionAttempts,
  },
  notices: {
    make: ({ id, uid, at }) => ({ job: null, files: [], documents: noticeFixture({ id, uid, at }) }),
    run: sweepNotices,
    task: 'deliverNotice',
    stuckIds: ({ firestore }) =>
      idsOf(firestore.collection(collections.notices).where('isOpen', '==', true).select()),
    breaks: collections.notices,
  },
  reviews: {
    make: (options) => reviewed(options, 'active', seconds(options.at, 55 * 60)),
    run: watchReviews,
    task: 'readReviews',
    stuckIds: async () => [],
    breaks: collections.stamps,
  },
  unconnectedReviews: {
    make: (options) => reviewed(options, 'expired', seconds(options.at, 6 * 3600)),
    run: watchReviews,
    // Postponed, so that it does not affect the others.
    stuckIds: ({ firestore, now }) =>
      idsOf(
        firestore.collection(collections.stamps).where('submission.nextReviewCheckAt', '<=', now()).select(),
      ),
    breaks: collections.stamps,
  },
  deletedSets: {
    make: deletedSet,
    run: purgeDeletedStamps,
    stuckIds: async ({ firestore }) =>
      idsOf(firestore.collection(collections.stamps).where('removalDueAt', '!=', null).select()),
    breaks: collections.stamps,
  },
  unusedPhotos: {
    make: setWithUnusedPhoto,
    run: purgeUnusedPhotos,
    stuckIds: ({ firestore }) =>
      idsOf(firestore.collection(collections.stamps).where('unusedPhoto.removalDueAt', '!=', null).select()),
    breaks: collections.stamps,
  },
  accountDeletions: {
    make: ({ uid, at }) => ({
      job: null,
      documents: {
        [documents.accountDeletion(uid)]: {
          userId: uid,
          pseudonym: `deleted_${uid}`,
          removedDocuments: 0,
          removedFiles: 0,
          keptLedgerEntries: 0,
          stripeCustomer: false,
          doneAt: null,
          dueAt: seconds(at, 600),
          ...times(at),
        },
      },
      files: [],
    }),
    run: resumeDeletions,
    stuckIds: ({ firestore }) =>
      idsOf(firestore.collection(collections.accountDeletions).where('doneAt', '==', null).select()),
    breaks: collections.accountDeletions,
  },
  openAddresses: {
    make: ({ uid, at }) => {
      const path = files.studioPicture(uid, `${randomUUID()}.jpg`);
      const person = documents.user(uid);
      const people = peopleOf(
        [{ ...generationFixture({ id: 'none', uid, at }), tokens: 0, pictures: 0 }],
        at,
      );
      return {
        job: null,
        documents: { ...people, [person]: { ...people[person], isActive: false, hasOpenAddresses: true } },
        files: [path],
      };
    },
    run: closeAddressesOfShutOut,
    stuckIds: ({ firestore }) =>
      idsOf(firestore.collection(collections.users).where('hasOpenAddresses', '==', true).select()),
  },
  exports: {
    make: ({ id, uid }) => filesAlone(files.export(uid, id)),
    run: removeOldExports,
    stuckIds: pathsUnder('exports/'),
  },
  previews: {
    make: ({ id, uid }) => filesAlone(`${files.previewFolder(uid)}${id}_auto.png`),
    run: removeOldPreviews,
    stuckIds: pathsUnder('previews/'),
  },
  studioOrphans: {
    make: ({ uid }) => filesAlone(files.studioPicture(uid, `${randomUUID()}.jpg`)),
    run: (context, until) => removeExpired(context, { until }),
    stuckIds: pathsUnder('uploads/'),
  },
  expiredImages: {
    make: expiredImage,
    run: (context, until) => removeExpired(context, { until }),
    stuckIds: ({ firestore }) =>
      idsOf(firestore.collection(collections.generatedImages).where('isDeleted', '==', false).select()),
    breaks: collections.generatedImages,
  },
};
