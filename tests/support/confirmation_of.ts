import { collections, documents } from '../../functions/src/domain/paths.ts';
import { humanChecks } from '../../functions/src/domain/stamps/human_checks.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { submissionForm } from '../../functions/src/domain/submission/submission_form.ts';
import type { Context } from '../../functions/src/platform/context.ts';

/**
 * Returns what a person confirms when they submit a set unchanged: form, revision and all checks that only people can
 * do.
 */
export async function confirmationOf({ firestore }: Pick<Context, 'firestore'>, stampId: string) {
  const stamp = stampSchema.parse((await firestore.doc(documents.stamp(stampId)).get()).data());
  const messages = await firestore
    .collection(collections.generateQueueMessages)
    .where('queueId', '==', stamp.queueId)
    .orderBy('orderPriority')
    .get();
  return {
    form: submissionForm({ ...stamp, messageIds: messages.docs.map(({ id }) => id) }),
    revision: stamp.revision,
    humanChecks: humanChecks.map(({ id }) => id),
    inMyName: true as const,
  };
}
