import { createHash } from 'node:crypto';
import type { CallableInput } from '../../../functions/src/domain/api.ts';
import { api } from '../../../functions/src/domain/api.ts';
import { generateQueueMessageSchema } from '../../../functions/src/domain/generation/generate_queue_message.ts';
import { collections, documents } from '../../../functions/src/domain/paths.ts';
import { imageSchema } from '../../../functions/src/domain/stamps/image.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import { drawQueue } from '../../../functions/src/generation/index.ts';
import { intakePhoto, saveEdits } from '../../../functions/src/stamps/index.ts';
import { type BackendFixture, setWithUpload, testUser } from '../../support/backend_fixture.ts';
import { smallPhoto } from '../../support/sets.ts';

type Edits = Omit<CallableInput<'saveEdits'>, 'stampId' | 'revision'>;

/** Creates a finished set of eight. Returns its ids, those of its messages in order. */
export async function drawnSet(fixture: BackendFixture) {
  const { stampId, path } = await setWithUpload(fixture, await smallPhoto());
  await intakePhoto(fixture.context, path);
  const { queueId } = await stampOf(fixture, stampId);
  await drawQueue(fixture.context, queueId, 'task');
  const { messages } = await shownState(fixture, stampId);
  return { stampId, queueId, messageIds: messages.map(({ id }) => id) };
}

async function stampOf({ context }: BackendFixture, stampId: string) {
  return stampSchema.parse((await context.firestore.doc(documents.stamp(stampId)).get()).data());
}

/** Saves edits as the callable does, which parses its input. */
export function save(
  { context }: Pick<BackendFixture, 'context'>,
  stampId: string,
  revision: number,
  edits: Edits,
  who = testUser,
) {
  return saveEdits(context, who, api.saveEdits.input.parse({ stampId, revision, ...edits }));
}

/**
 * Returns what a set shows: its messages in order and its pictures, without deleted ones, each with the digest of its
 * file.
 * @throws Error if a file is missing or does not match the digest in its name.
 */
export async function shownState(fixture: BackendFixture, stampId: string) {
  const { firestore, bucket } = fixture.context;
  const stamp = await stampOf(fixture, stampId);
  const withoutDeleted = async (collection: string) =>
    (await firestore.collection(collection).where('stampId', '==', stampId).get()).docs.filter(
      (each) => each.get('deletedAt') === null,
    );
  const messages = (await withoutDeleted(collections.generateQueueMessages)).map((each) => ({
    id: each.id,
    ...generateQueueMessageSchema.parse(each.data()),
  }));
  const images = await Promise.all(
    (await withoutDeleted(collections.images)).map(async (each) => {
      const { url, sequence, type } = imageSchema.parse(each.data());
      const [bytes] = await bucket.file(url).download();
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      if (type !== 'original' && !url.endsWith(`-${digest}.png`)) throw new Error(`${url} holds ${digest}.`);
      return { id: each.id, type, sequence, digest };
    }),
  );
  return {
    revision: stamp.revision,
    packagePath: stamp.packagePath,
    mainMessageId: stamp.mainMessageId,
    tabMessageId: stamp.tabMessageId,
    messageCount: stamp.messageCount,
    messages: messages
      .map(({ id, message, pose, caption, orderPriority }) => ({ id, message, pose, caption, orderPriority }))
      .toSorted((one, other) => one.orderPriority - other.orderPriority),
    images: Object.fromEntries(
      images
        .toSorted((one, other) => one.sequence - other.sequence || one.type.localeCompare(other.type))
        .map(({ id, sequence, digest }) => [id, { sequence, digest }]),
    ),
  };
}
