import { pendingDelivery } from '../../functions/src/domain/notices/delivery.ts';
import { collections, documents, ids } from '../../functions/src/domain/paths.ts';
import { quotaMonth } from '../../functions/src/domain/studio/studio_quota.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { formFixture } from '../support/form_fixture.ts';

/** Documents by path. */
export type Documents = Readonly<Record<string, object>>;

/** A job that was charged and enqueued, but whose task was never executed. */
export interface JobFixture {
  readonly id: string;
  readonly uid: string;
  readonly documents: Documents;
  /** The tokens or pictures that were charged. */
  readonly tokens: number;
  readonly pictures: number;
}

interface Options {
  readonly id: string;
  readonly uid: string;
  /** When the job was created. */
  readonly at: Date;
}

const lease = { leaseId: null, leaseUntil: null, attemptCount: 0 };
const times = (at: Date) => ({ createdAt: at, updatedAt: at });

const stampDocument = ({ id, uid, at }: Options, consumedTokens: number) => ({
  userId: uid,
  queueId: `queue-${id}`,
  title: 'A set',
  description: '',
  category: 'daily',
  tags: [],
  presetId: null,
  presetConfig: null,
  subject: 'auto',
  payWith: 'tokens',
  engine: 'embedded',
  messageCount: 3,
  status: 'generating',
  retryCount: 0,
  consumedTokens,
  failure: null,
  metadata: {},
  packagePath: null,
  creatorsMarketId: null,
  reviewStatus: null,
  reviewMessage: null,
  ...times(at),
  deletedAt: null,
});

const chargeDocument = ({ id, uid, at }: Options, amount: number, reason: string) => ({
  userId: uid,
  stampId: id,
  amount,
  reason,
  ...times(at),
});

/** Returns a set with this number of stickers to draw. */
export function generationFixture(options: Options, stickers = 3): JobFixture {
  const { id, uid, at } = options;
  const queueId = `queue-${id}`;
  const messageIds = Array.from({ length: stickers }, (_, index) => ids.queueMessage(queueId, index + 1));
  const message = (index: number) => ({
    userId: uid,
    stampId: id,
    queueId,
    message: 'はい',
    pose: null,
    caption: null,
    styleIndex: index,
    artPath: null,
    regenerations: 0,
    runNumber: 0,
    orderPriority: index + 1,
    state: 'pending',
    failure: null,
    ...times(at),
    deletedAt: null,
  });
  return {
    id,
    uid,
    tokens: stickers,
    pictures: 0,
    documents: {
      [documents.stamp(id)]: stampDocument(options, stickers),
      [documents.generateQueue(queueId)]: {
        userId: uid,
        stampId: id,
        imageUri: `photos/${id}.png`,
        imageType: 'jpeg',
        imageExif: null,
        engine: 'embedded',
        runNumber: 0,
        failsTo: 'failed',
        proofSheet: null,
        prompts: [],
        consumedAt: null,
        ...lease,
        ...times(at),
        deletedAt: null,
      },
      ...Object.fromEntries(
        messageIds.map((messageId, index) => [documents.generateQueueMessage(messageId), message(index)]),
      ),
      [documents.tokenConsumption(ids.generationCharge(queueId, 0))]: {
        ...chargeDocument(options, stickers, 'generation'),
        messageIds,
      },
    },
  };
}

/** Returns a conversion with this number of pictures to draw. */
export function conversionFixture({ id, uid, at }: Options, pictures = 3): JobFixture {
  const expiresAt = new Date(at.getTime() + 30 * 86_400_000);
  return {
    id,
    uid,
    tokens: 0,
    pictures,
    documents: {
      [documents.imageConversion(id)]: {
        userId: uid,
        originalImagePath: `uploads/user_${uid}/${id}.jpg`,
        originalImageName: 'a.jpg',
        originalImageSize: 1,
        referencePaths: [],
        uploadPaths: [],
        prompt: 'a',
        status: 'pending',
        generationCount: pictures,
        processingTime: null,
        errorMessage: null,
        errorCode: null,
        isDeleted: false,
        engine: 'openai',
        effect: null,
        consentedAt: at,
        quotaMonth: quotaMonth(at),
        quotaCounted: pictures,
        images: [],
        deliveredCount: 0,
        startedAt: null,
        removedAt: null,
        expiresAt,
        purgeAt: expiresAt,
        deletedAt: null,
        ...lease,
        ...times(at),
      },
    },
  };
}

/** Returns a finished set with a submission attempt. */
export function submissionFixture(options: Options): JobFixture {
  const { id, uid, at } = options;
  const price = 5;
  return {
    id,
    uid,
    tokens: price,
    pictures: 0,
    documents: {
      [documents.stamp(id)]: {
        ...stampDocument(options, price),
        status: 'submitting',
        submission: { attemptNo: 1, isRunning: true },
      },
      [documents.submissionAttempt(id, 1)]: {
        userId: uid,
        stampId: id,
        attemptNo: 1,
        mode: 'submit',
        status: 'submitting',
        requestId: id,
        errorCode: null,
        errorMessage: null,
        siteErrors: [],
        drift: null,
        steps: [],
        form: formFixture,
        revision: 0,
        packagePath: 'package.zip',
        imagesDigest: 'digest',
        requestedAt: null,
        ...lease,
        ...times(at),
      },
      [documents.tokenConsumption(ids.submissionCharge(id, 1))]: chargeDocument(options, price, 'submission'),
    },
  };
}

/** Returns a notice whose messages are not sent yet. */
export function noticeFixture({ id, uid, at }: Options): Documents {
  return {
    [documents.notice(id)]: {
      userId: uid,
      about: { kind: 'rejected', stampId: id, title: `Set ${id}` },
      readAt: null,
      line: pendingDelivery,
      email: pendingDelivery,
      isOpen: true,
      purgeAt: at,
      ...lease,
      ...times(at),
    },
  };
}

/** Returns the profiles of the jobs' owners, with what they were charged. */
export function peopleOf(fixtures: readonly JobFixture[], at: Date): Documents {
  const people = Map.groupBy(fixtures, ({ uid }) => uid);
  return Object.assign({}, ...[...people].map(([uid, jobs]) => personDocuments(uid, jobs, at)));
}

function personDocuments(uid: string, jobs: readonly JobFixture[], at: Date): Documents {
  const granted = 1000;
  const sum = (each: (job: JobFixture) => number) => jobs.reduce((total, job) => total + each(job), 0);
  return {
    [documents.user(uid)]: {
      userId: uid,
      displayName: uid,
      email: '',
      photoURL: null,
      locale: 'ja',
      lineUserId: null,
      stripeCustomerId: null,
      monthlyLimit: 1000,
      isActive: true,
      deletedAt: null,
      tokenBalance: granted - sum(({ tokens }) => tokens),
      monthlyUsed: sum(({ pictures }) => pictures),
      quotaMonth: quotaMonth(at),
      ...times(at),
    },
    [documents.tokenTransaction(`bonus_${uid}`)]: {
      kind: 'bonus',
      userId: uid,
      amount: granted,
      status: 'completed',
      completedAt: at,
      ...times(at),
    },
  };
}

/** Writes documents in bulk. */
export async function writeAll({ firestore }: Pick<Context, 'firestore'>, all: readonly Documents[]) {
  const writer = firestore.bulkWriter();
  for (const each of all) {
    for (const [path, data] of Object.entries(each)) void writer.set(firestore.doc(path), data);
  }
  await writer.close();
}

/** Returns the number of open documents of a kind. */
export async function openCount({ firestore }: Pick<Context, 'firestore'>, kind: keyof typeof openQueries) {
  return (await openQueries[kind](firestore).count().get()).data().count;
}

const openQueries = {
  generation: (firestore: Context['firestore']) =>
    firestore.collection(collections.generateQueues).where('consumedAt', '==', null),
  conversion: (firestore: Context['firestore']) =>
    firestore.collection(collections.imageConversions).where('status', 'in', ['pending', 'processing']),
  submission: (firestore: Context['firestore']) =>
    firestore.collection(collections.submissionAttempts).where('status', '==', 'submitting'),
};
