import type { GenerateQueue } from '../../domain/generation/generate_queue.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { type SetMetadata, setMetadataSchema } from '../../domain/stamps/set_metadata.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import { newMessageFields, newQueueFields, newStampFields } from '../../stamps/index.ts';
import type { DerivationPlan, DerivedContent } from './plan_derivation.ts';

/**
 * `messageIds`: the IDs of its messages, in the plan's order. Titles are unique at the site, so a derived set starts
 * without one; author, sale settings and tags stay the same.
 */
export function derivedStamp(
  parent: Stamp,
  { derivation, stamp, messages }: DerivationPlan,
  messageIds: readonly string[],
) {
  const { subject, engine, photoName, metadata } = parent;
  return {
    derivation,
    ...stamp,
    subject,
    engine,
    photoName,
    messageCount: messages.length,
    // The cut-out is copied with its touch-ups applied and without other people.
    actor: null,
    status: 'generating',
    metadata: setMetadataSchema.parse({
      ...metadata,
      title: undefined,
      description: undefined,
      reviewerNotes: undefined,
      tags: tagsOf(
        metadata,
        messages.map(({ id }, at) => [id, messageIds[at] ?? '']),
      ),
    }),
    ...newStampFields(),
  };
}

function tagsOf({ tags }: SetMetadata, ids: readonly (readonly [parentId: string, id: string])[]) {
  return Object.fromEntries(ids.flatMap(([parentId, id]) => (tags[parentId] ? [[id, tags[parentId]]] : [])));
}

/** The embedded engine draws the set, even from AI art: no AI is called again. */
export function derivedQueue({ imageUri, imageType, imageExif, prompts }: GenerateQueue) {
  return {
    imageUri,
    imageType,
    imageExif,
    prompts,
    engine: 'embedded',
    proofSheet: null,
    ...newQueueFields(),
  };
}

/** It references the parent's art until it is drawn. */
export function derivedMessage(
  { pose, artPath }: GenerateQueueMessage,
  content: DerivedContent,
  styleIndex: number,
) {
  return {
    pose,
    artPath,
    styleIndex,
    ...content,
    ...newMessageFields(),
  };
}
