import type { CallableRequest } from '../../domain/api.ts';
import type { GenerateQueue } from '../../domain/generation/generate_queue.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import type { Motion } from '../../domain/motion/motion.ts';
import { plainCaption } from '../../domain/presets/preset.ts';
import { emojiCaption } from '../../domain/product/emoji_caption.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import { setMetadataSchema } from '../../domain/stamps/set_metadata.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import { newMessageFields, newQueueFields, newStampFields } from '../../stamps/index.ts';

/** Titles are unique at the site, so a derived set starts without one; author and sale settings stay the same. */
export function derivedStamp(parent: Stamp, messageCount: number) {
  const { presetId, presetConfig, subject, engine, photoName, metadata } = parent;
  const emptyTexts = { title: undefined, description: undefined, reviewerNotes: undefined, tags: undefined };
  return {
    presetId,
    presetConfig,
    subject,
    engine,
    photoName,
    messageCount,
    payWith: 'tokens',
    // The cut-out is copied with its touch-ups applied and without other people.
    actor: null,
    status: 'generating',
    metadata: setMetadataSchema.parse({ ...metadata, ...emptyTexts }),
    ...newStampFields(),
  };
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

interface Change extends Pick<CallableRequest<'deriveSet'>, 'product' | 'captions'> {
  readonly styleIndex: number;
  /** The sticker's motion, for an animated product. */
  readonly motion: Motion | null;
}

/**
 * Builds a message of a derived set from a message of the parent. It references the parent's art until it is drawn.
 */
export function derivedMessage(
  parent: GenerateQueueMessage,
  { product, captions, styleIndex, motion }: Change,
) {
  const { message, pose, caption, artPath } = parent;
  const acting = parent.acting && { ...parent.acting, motion };
  return {
    pose,
    acting,
    artPath,
    styleIndex,
    ...(productSpecs[product].isEmoji ? shortened(message, caption, captions) : { message, caption }),
    ...newMessageFields(),
  };
}

/** A caption without a short form is hidden, and can be shortened by hand. */
function shortened(
  message: string,
  caption: GenerateQueueMessage['caption'],
  captions: Change['captions'],
): Pick<GenerateQueueMessage, 'message' | 'caption'> {
  const short = emojiCaption(message);
  const isHidden = captions === 'none' || short === null || caption?.hidden === true;
  const { font, color } = caption ?? plainCaption;
  return { message: short ?? message, caption: { ...plainCaption, font, color, hidden: isHidden } };
}
