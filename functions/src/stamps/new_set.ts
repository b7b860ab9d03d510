import { FieldValue } from 'firebase-admin/firestore';
import { PochittoError } from '../domain/errors.ts';
import { unleased } from '../domain/lease.ts';
import { documents } from '../domain/paths.ts';
import { type Preset, presetSchema } from '../domain/presets/preset.ts';
import type { Context } from '../platform/context.ts';
import { readDocument } from '../platform/read_document.ts';

/**
 * Returns the style of a new set. Read outside transactions, because everybody reads it: a set may still get a style
 * that is switched off meanwhile.
 *
 * @throws PochittoError `preset_unknown` if it is not offered
 */
export async function requirePreset({ firestore }: Pick<Context, 'firestore'>, id: string): Promise<Preset> {
  const preset = readDocument(presetSchema, await firestore.doc(documents.preset(id)).get());
  if (!preset?.isActive) throw new PochittoError('preset_unknown');
  return preset;
}

const timestamps = () => ({
  createdAt: FieldValue.serverTimestamp(),
  updatedAt: FieldValue.serverTimestamp(),
  deletedAt: null,
});

/** The fields of a new set that do not depend on how it is made. */
export const newStampFields = () => ({
  title: '',
  description: '',
  category: '',
  tags: [],
  revision: 0,
  mainMessageId: null,
  tabMessageId: null,
  touchUp: [],
  retryCount: 0,
  consumedTokens: 0,
  failure: null,
  packagePath: null,
  creatorsMarketId: null,
  reviewStatus: null,
  reviewMessage: null,
  ...timestamps(),
});

/** The same of a new queue. */
export const newQueueFields = () => ({
  runNumber: 0,
  failsTo: 'failed',
  ...unleased,
  consumedAt: null,
  ...timestamps(),
});

/** The same of a new message. */
export const newMessageFields = () => ({
  regenerations: 0,
  runNumber: 0,
  state: 'pending',
  failure: null,
  ...timestamps(),
});
