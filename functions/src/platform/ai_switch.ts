import { PochittoError } from '../domain/errors.ts';
import { type AiSwitch, aiSwitchSchema } from '../domain/generation/openai_usage.ts';
import { documents } from '../domain/paths.ts';
import type { Context } from './context.ts';
import { readDocument } from './read_document.ts';

/**
 * Throws if an operator has stopped AI drawing. Checked before each charge and before each call to a vendor.
 *
 * @throws PochittoError `engine_unavailable`
 */
export async function requireAiRunning(context: Pick<Context, 'firestore'>): Promise<void> {
  if ((await readAiSwitch(context))?.isStopped)
    throw new PochittoError('engine_unavailable', 'An operator stopped AI drawing.');
}

/** Reads the switch; null if it was never used, which means that AI drawing is on. */
export async function readAiSwitch({ firestore }: Pick<Context, 'firestore'>): Promise<AiSwitch | null> {
  return readDocument(aiSwitchSchema, await firestore.doc(documents.aiSwitch()).get());
}
