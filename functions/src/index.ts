/** The manifest: every deployed function, one statement each. */
import { expr, projectID } from 'firebase-functions/params';
import { setGlobalOptions } from 'firebase-functions/v2';
import { onDocumentCreated } from 'firebase-functions/v2/firestore';
import { onObjectFinalized } from 'firebase-functions/v2/storage';
import * as accounts from './accounts/index.ts';
import { exportRunSeconds } from './domain/accounts/personal_data.ts';
import { generateQueueSchema } from './domain/generation/generate_queue.ts';
import { collections } from './domain/paths.ts';
import { trialPhotoCharacters } from './domain/studio/photo_limits.ts';
import * as generation from './generation/index.ts';
import * as notices from './notices/index.ts';
import * as operations from './operations/index.ts';
import { callable } from './platform/callable.ts';
import { region } from './platform/config.ts';
import { context } from './platform/context.ts';
import { correlate, requestFunction, scheduledFunction, taskFunction } from './platform/correlation.ts';
import { conversionPayload, noticePayload, queuePayload } from './platform/enqueue_task.ts';
import {
  identityHashSecret,
  lineMessagingSecret,
  lineSecrets,
  lineSessionSecrets,
  mailSecret,
  openAiSecrets,
  stripeSecrets,
  stripeWebhookSecret,
} from './platform/secrets.ts';
import * as shares from './shares/index.ts';
import * as stamps from './stamps/index.ts';
import * as studio from './studio/index.ts';
import * as submission from './submission/index.ts';
import * as tokens from './tokens/index.ts';

setGlobalOptions({ region });

const inbox = expr`${projectID}-inbox`;

export const openProfile = callable('openProfile', accounts.openProfile, {
  profile: 'made here',
  secrets: [identityHashSecret],
});
export const beginLineLogin = callable('beginLineLogin', accounts.beginLineLogin, {
  secrets: [...lineSecrets, lineMessagingSecret],
});
export const finishLineLogin = callable('finishLineLogin', accounts.finishLineLogin, {
  secrets: lineSecrets,
});
export const createLoginId = callable('createLoginId', accounts.createLoginId);
export const renewInitialPassword = callable('renewInitialPassword', accounts.renewInitialPassword);
export const chooseNotice = callable('chooseNotice', notices.chooseNotice);
export const readNoticeChannels = callable('readNoticeChannels', notices.readNoticeChannels, {
  secrets: [lineMessagingSecret, mailSecret],
});
export const markNoticesRead = callable('markNoticesRead', notices.markNoticesRead);
export const setLocale = callable('setLocale', accounts.setLocale);
export const prepareEmailChange = callable('prepareEmailChange', accounts.prepareEmailChange, {
  secrets: [identityHashSecret],
});
export const unlinkSignIn = callable('unlinkSignIn', accounts.unlinkSignIn, {
  secrets: [identityHashSecret],
});
export const changeDisplayName = callable('changeDisplayName', accounts.changeDisplayName);
export const changeInitialPassword = callable('changeInitialPassword', accounts.changeInitialPassword, {
  password: 'changed here',
});
export const setActive = callable('setActive', accounts.setActive);
export const setRole = callable('setRole', accounts.setRole);
export const exportMyData = callable('exportMyData', accounts.exportMyData, {
  memory: '1GiB',
  concurrency: 4,
  timeoutSeconds: exportRunSeconds,
});
export const deleteMe = callable('deleteMe', accounts.deleteMe, {
  secrets: [...stripeSecrets, identityHashSecret],
  timeoutSeconds: 300,
});
export const openCheckout = callable('openCheckout', tokens.openCheckout, { secrets: stripeSecrets });
export const reconcileCheckout = callable('reconcileCheckout', tokens.reconcileCheckout, {
  secrets: stripeSecrets,
});
export const createStamp = callable('createStamp', stamps.createStamp, { secrets: openAiSecrets });
export const createStampOfDrawings = callable('createStampOfDrawings', stamps.createStampOfDrawings, {
  timeoutSeconds: 120,
});
export const deleteStamp = callable('deleteStamp', stamps.deleteStamp);
export const renameStamp = callable('renameStamp', stamps.renameStamp);
export const restoreStamp = callable('restoreStamp', stamps.restoreStamp);
/** Looks up the glyphs of messages. */
export const retryStamp = callable('retryStamp', generation.retryStamp, { memory: '512MiB' });
export const cancelGeneration = callable('cancelGeneration', generation.cancelGeneration);
export const approveProofSheet = callable('approveProofSheet', generation.approveProofSheet);
export const redrawProofSheet = callable('redrawProofSheet', generation.redrawProofSheet);
export const regenerateSticker = callable('regenerateSticker', generation.regenerateSticker);
/** Looks up the glyphs of a translation. */
export const deriveSet = callable('deriveSet', generation.deriveSet, { memory: '512MiB' });
export const addMessages = callable('addMessages', generation.addMessages);
export const addDrawings = callable('addDrawings', generation.addDrawings);
export const checkStamp = callable('checkStamp', stamps.checkStamp, { memory: '512MiB', concurrency: 4 });
export const preparePackage = callable('preparePackage', stamps.preparePackage, {
  memory: '1GiB',
  concurrency: 1,
  timeoutSeconds: 180,
});
/**
 * One call may draw 40 stickers: 5 seconds of a core and, if each has its own art, 40 decoded drawings of 1 to 4 MB
 * beside the process's 300 MB. With 24 animations a process peaks at 800 MB, so two calls fit.
 */
export const saveEdits = callable('saveEdits', stamps.saveEdits, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 2,
});
/** Draws main and tab at most. */
export const restoreVersion = callable('restoreVersion', stamps.restoreVersion, {
  memory: '1GiB',
  concurrency: 4,
});
export const cutOutAgain = callable('cutOutAgain', stamps.cutOutAgain, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 1,
});
export const changePhoto = callable('changePhoto', stamps.changePhoto, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 1,
});
export const previewCutOut = callable('previewCutOut', stamps.previewCutOut, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 1,
  warmUp: stamps.warmEngine,
});
/** A sheet is decoded at 3072 px: 40 MB of pixels, and as much for what is found on it. */
export const readDrawings = callable('readDrawings', stamps.readDrawings, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 1,
  timeoutSeconds: 120,
  warmUp: stamps.warmEngine,
});
export const tryPhoto = callable('tryPhoto', stamps.tryPhoto, {
  memory: '2GiB',
  cpu: 2,
  concurrency: 1,
  warmUp: stamps.warmEngine,
  // And what JSON puts around it.
  mostCharacters: trialPhotoCharacters + 1000,
});
export const saveMetadata = callable('saveMetadata', stamps.saveMetadata);
export const suggestMetadata = callable('suggestMetadata', stamps.suggestMetadata);

export const connectLine = callable('connectLine', submission.connectLine, { secrets: lineSessionSecrets });
export const startLinePairing = callable('startLinePairing', submission.startLinePairing);
export const handOverLineCookies = callable('handOverLineCookies', submission.handOverLineCookies, {
  secrets: lineSessionSecrets,
});
export const checkLineSession = callable('checkLineSession', submission.checkLineSession, {
  secrets: lineSessionSecrets,
});
export const confirmLineCreator = callable('confirmLineCreator', submission.confirmLineCreator);
export const forgetLine = callable('forgetLine', submission.forgetLine);

export const rehearseSubmission = callable('rehearseSubmission', submission.rehearseSubmission, {
  memory: '1GiB',
  concurrency: 1,
  timeoutSeconds: 180,
});
export const submitStamp = callable('submitStamp', submission.submitStamp, {
  memory: '1GiB',
  concurrency: 1,
  timeoutSeconds: 180,
});
/** A browser wants room, and one function instance has one at a time. */
const browser = { memory: '2GiB', cpu: 2, concurrency: 1, secrets: lineSessionSecrets } as const;
export const checkReview = callable('checkReview', submission.checkReview, {
  ...browser,
  timeoutSeconds: 180,
});

export const startConversion = callable('startConversion', studio.startConversion, {
  secrets: openAiSecrets,
});
export const cancelConversion = callable('cancelConversion', studio.cancelConversion);
export const setConversionDeleted = callable('setConversionDeleted', studio.setConversionDeleted);
export const setImageDeleted = callable('setImageDeleted', studio.setImageDeleted);
export const setBrightness = callable('setBrightness', studio.setBrightness);
export const rateImage = callable('rateImage', studio.rateImage);
export const listConversions = callable('listConversions', studio.listConversions);
export const shareImages = callable('shareImages', shares.shareImages);
export const shareSet = callable('shareSet', shares.shareSet, { memory: '1GiB', concurrency: 2 });
export const revokeShare = callable('revokeShare', shares.revokeShare);
export const openShare = callable('openShare', shares.openShare);
export const listUsage = callable('listUsage', studio.listUsage);
export const setMonthlyLimit = callable('setMonthlyLimit', studio.setMonthlyLimit);
export const listConversionsOf = callable('listConversionsOf', studio.listConversionsOf);
export const inspectPictures = callable('inspectPictures', studio.inspectPictures);

export const savePreset = callable('savePreset', operations.savePreset);

export const readOverview = callable('readOverview', operations.readOverview, { secrets: openAiSecrets });
export const readServiceStatus = callable('readServiceStatus', operations.readServiceStatus, {
  secrets: [...openAiSecrets, lineMessagingSecret, mailSecret],
});
export const findPeople = callable('findPeople', operations.findPeople);
export const readPerson = callable('readPerson', operations.readPerson, { secrets: openAiSecrets });
export const listLedgerOf = callable('listLedgerOf', operations.listLedgerOf);
export const listSetsOf = callable('listSetsOf', operations.listSetsOf);
export const grantGift = callable('grantGift', operations.grantGift);
export const listJobs = callable('listJobs', operations.listJobs);
export const retryJob = callable('retryJob', operations.retryJob);
export const cancelJob = callable('cancelJob', operations.cancelJob);
export const readAiSpend = callable('readAiSpend', operations.readAiSpend, { secrets: openAiSecrets });
export const stopAi = callable('stopAi', operations.stopAi);
export const listFindings = callable('listFindings', operations.listFindings);
export const mendFinding = callable('mendFinding', operations.mendFinding);
export const listAudit = callable('listAudit', operations.listAudit);

export const stripeWebhook = requestFunction(
  {
    secrets: [...stripeSecrets, stripeWebhookSecret],
    memory: '256MiB',
    timeoutSeconds: 60,
    maxInstances: 20,
  },
  async ({ rawBody, headers }) => {
    const signature = String(headers['stripe-signature'] ?? '');
    const status = await tokens.receiveEvent(context(), { rawBody, signature });
    return { status, headers: {}, body: '' };
  },
);

export const intakePhoto = onObjectFinalized(
  { bucket: inbox, memory: '1GiB', concurrency: 1, maxInstances: 20, retry: true },
  (event) => correlate(event.id, () => stamps.intakePhoto(context(), event.data.name)),
);

/** Takes in a photo whose event was lost, as the sweep found it: apart, since it decodes what people sent. */
export const takeInUpload = taskFunction(
  {
    memory: '1GiB',
    concurrency: 1,
    maxInstances: 5,
    timeoutSeconds: stamps.intakeSeconds,
    retryConfig: { maxAttempts: 3, minBackoffSeconds: 10, maxBackoffSeconds: 120 },
    rateLimits: { maxConcurrentDispatches: 5 },
  },
  (task) => stamps.intakePhoto(context(), stamps.uploadPayload.parse(task.data).path),
);

export const startGeneration = onDocumentCreated(
  { document: `${collections.generateQueues}/{queueId}`, memory: '256MiB', retry: true },
  async (event) => {
    const engine = generateQueueSchema.shape.engine.parse(event.data?.get('engine'));
    await correlate(event.data?.get('correlationId') ?? event.id, () =>
      generation.startGeneration(context(), { queueId: event.params.queueId, engine }, 'first'),
    );
  },
);

/** Whatever wrote a notice, its messages go out from here. */
export const tellNotice = onDocumentCreated(
  { document: `${collections.notices}/{noticeId}`, memory: '256MiB', retry: true },
  (event) => correlate(event.id, () => notices.enqueueNotice(context(), event.params.noticeId)),
);

/** Where a vendor is busy, the waits grow to a quarter of an hour, shorter than what the schedule counts as stuck. */
export const deliverNotice = taskFunction(
  {
    memory: '256MiB',
    concurrency: 10,
    maxInstances: 5,
    timeoutSeconds: notices.noticeSeconds,
    retryConfig: { maxAttempts: 20, minBackoffSeconds: 10, maxBackoffSeconds: 900, maxDoublings: 8 },
    rateLimits: { maxConcurrentDispatches: 20 },
    secrets: [lineMessagingSecret, mailSecret, identityHashSecret],
  },
  (task) => notices.deliverNotice(context(), noticePayload.parse(task.data).noticeId, task.id),
);

/** Ends the mail to a person, by the link in it: `/unsubscribe/…` of the web, and one click in mail programs. */
export const unsubscribe = requestFunction(
  { memory: '256MiB', timeoutSeconds: 30, maxInstances: 5, secrets: [identityHashSecret] },
  ({ method, path }) => notices.unsubscribe(context(), { method, path }),
);

export const drawQueue = taskFunction(
  {
    memory: '2GiB',
    cpu: 2,
    concurrency: 1,
    maxInstances: 20,
    timeoutSeconds: generation.drawSeconds.embedded,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 2, maxBackoffSeconds: 60 },
    rateLimits: { maxConcurrentDispatches: 20 },
  },
  (task) => generation.drawQueue(context(), queuePayload.parse(task.data).queueId, task.id),
);

/** Waits for OpenAI most of the time: one core is enough, and sheets want room. */
export const drawAiQueue = taskFunction(
  {
    memory: '2GiB',
    cpu: 1,
    concurrency: 1,
    maxInstances: 20,
    timeoutSeconds: generation.drawSeconds.openai,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 5, maxBackoffSeconds: 120 },
    rateLimits: { maxConcurrentDispatches: 20 },
    secrets: openAiSecrets,
  },
  (task) => generation.drawQueue(context(), queuePayload.parse(task.data).queueId, task.id),
);

export const runSubmission = taskFunction(
  {
    ...browser,
    maxInstances: 10,
    timeoutSeconds: submission.runSeconds,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 5, maxBackoffSeconds: 120 },
    rateLimits: { maxConcurrentDispatches: 10 },
  },
  (task) => submission.runSubmission(context(), submission.attemptPayload.parse(task.data), task.id),
);

export const readReviews = taskFunction(
  {
    ...browser,
    maxInstances: 5,
    timeoutSeconds: submission.reviewSeconds,
    retryConfig: { maxAttempts: 3, minBackoffSeconds: 60, maxBackoffSeconds: 600 },
    rateLimits: { maxConcurrentDispatches: 5 },
  },
  (task) => submission.readReviews(context(), submission.reviewsPayload.parse(task.data)),
);

/** Draws with the embedded engine or waits for OpenAI: several pictures of 1536 px want room. */
export const drawConversion = taskFunction(
  {
    memory: '2GiB',
    cpu: 2,
    concurrency: 1,
    maxInstances: 20,
    timeoutSeconds: studio.conversionSeconds,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 2, maxBackoffSeconds: 60 },
    rateLimits: { maxConcurrentDispatches: 20 },
    secrets: openAiSecrets,
  },
  (task) => studio.drawConversion(context(), conversionPayload.parse(task.data).conversionId, task.id),
);

/** Pictures of a link, for anyone who has it: `/shared/<token>/<number>` of the web. */
export const sharedImage = requestFunction(
  {
    memory: '512MiB',
    concurrency: 4,
    timeoutSeconds: 60,
    maxInstances: 20,
    secrets: [identityHashSecret],
  },
  ({ method, path, headers }) => shares.sharedImage(context(), { method, path, headers }),
);

/**
 * Schedules. Each kind of work has one of its own, so that none waits for another; each works in pages with a kept
 * cursor and stops before its time is up.
 */
const sweep = {
  schedule: 'every 5 minutes',
  timeZone: 'Asia/Tokyo',
  memory: '256MiB',
  timeoutSeconds: 300,
  concurrency: 1,
  maxInstances: 1,
} as const;

export const sweepUploads = scheduledFunction(sweep, async () => void (await stamps.sweepUploads(context())));

export const sweepGenerations = scheduledFunction(
  sweep,
  async () => void (await generation.sweepGenerations(context())),
);

export const sweepNotices = scheduledFunction(
  sweep,
  async () => void (await notices.sweepNotices(context())),
);

export const sweepConversions = scheduledFunction(
  sweep,
  async () => void (await studio.sweepConversions(context())),
);

export const sweepSubmissions = scheduledFunction(
  sweep,
  async () => void (await submission.sweepAttempts(context())),
);

/** Also photos that a change of a set's photo left. */
export const sweepDeletedSets = scheduledFunction(sweep, async () => {
  await Promise.all([stamps.purgeDeletedStamps(context()), stamps.purgeUnusedPhotos(context())]);
});

export const sweepAccounts = scheduledFunction(
  { ...sweep, secrets: [...stripeSecrets, identityHashSecret] },
  async () => void (await accounts.resumeDeletions(context())),
);

/** Download addresses of what has just expired or was deleted, and of people who were shut out. */
export const closeAddresses = scheduledFunction(sweep, async () => {
  await Promise.all([studio.closeStudioAddresses(context()), accounts.closeAddressesOfShutOut(context())]);
});

/** Vouchers and pictures that are about to lapse; by day, since it ends in messages. */
export const remindOfDeadlines = scheduledFunction({ ...sweep, schedule: '0 9-21 * * *' }, async () => {
  await Promise.all([tokens.remindOfVouchers(context()), studio.remindOfExpiry(context())]);
});

export const removeOldExports = scheduledFunction(
  { ...sweep, schedule: 'every 1 hours' },
  async () => void (await accounts.removeOldExports(context())),
);

export const removeOldPreviews = scheduledFunction(
  { ...sweep, schedule: 'every 1 hours' },
  async () =>
    void (await Promise.all([stamps.removeOldPreviews(context()), shares.removeExpiredPreviews(context())])),
);

export const watchReviews = scheduledFunction(
  { ...sweep, schedule: 'every 1 hours' },
  async () => void (await submission.watchReviews(context())),
);

export const resetMonthlyQuota = scheduledFunction(
  { ...sweep, schedule: '0 0 1 * *', timeoutSeconds: studio.resetSeconds, retryCount: 3 },
  async () => void (await studio.resetMonthlyQuota(context())),
);

export const removeExpiredImages = scheduledFunction(
  {
    ...sweep,
    schedule: '0 2 * * *',
    memory: '512MiB',
    timeoutSeconds: studio.removalSeconds,
    retryCount: 2,
  },
  () => studio.removeExpired(context()),
);

/** Reads photos and cut-outs of several megapixels where strokes of the brush are to be kept without the photo. */
export const removeOldOriginals = scheduledFunction(
  {
    ...sweep,
    schedule: '30 2 * * *',
    memory: '1GiB',
    timeoutSeconds: stamps.removalSeconds,
    retryCount: 2,
  },
  async () => void (await stamps.removeOldOriginals(context())),
);

/** Exports the database to a bucket of backups, where one is configured, and removes exports that are too old. */
export const exportFirestore = scheduledFunction({ ...sweep, schedule: '0 4 * * *', retryCount: 3 }, () =>
  operations.exportFirestore(context()),
);

export const checkIntegrity = scheduledFunction(
  {
    schedule: '0 3 * * *',
    timeZone: 'Asia/Tokyo',
    memory: '512MiB',
    timeoutSeconds: operations.integritySeconds,
    concurrency: 1,
    maxInstances: 1,
    retryCount: 1,
  },
  () => operations.checkIntegrity(context()),
);
