import type { CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { languageOfMessages, translateMessages } from '../../domain/generation/translate_messages.ts';
import { directMotions } from '../../domain/motion/direct_motion.ts';
import { type Preset, plainCaption, withFontFor } from '../../domain/presets/preset.ts';
import { emojiCaption } from '../../domain/product/emoji_caption.ts';
import { largestCount, productSpecs } from '../../domain/product/product_spec.ts';
import { type Derivation, restyledCaption, translatedSticker } from '../../domain/stamps/derivation.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { QueueMessage } from '../../stamps/index.ts';

type Request = CallableRequest<'deriveSet'>;
type Requested<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>;

/** What a derived sticker shows; the rest is its parent's. */
export type DerivedContent = Pick<GenerateQueueMessage, 'message' | 'caption' | 'acting'>;

/** How a derived set differs from its parent. */
export interface DerivationPlan {
  readonly derivation: Derivation;
  readonly stamp: Pick<Stamp, 'product' | 'presetId' | 'presetConfig' | 'payWith'>;
  /** The parent's stickers that it has, in order, and what they show. */
  readonly messages: readonly QueueMessage[];
  readonly contents: readonly DerivedContent[];
}

export function derivationIn(request: Request): Derivation {
  switch (request.kind) {
    case 'product':
      return { kind: 'product', product: request.product };
    case 'style':
      return { kind: 'style', presetId: request.presetId };
    case 'language':
      return { kind: 'language', language: request.language };
  }
}

/**
 * Plans a derived set. `preset`: the requested style, if any; `messages`: all of the parent.
 *
 * @throws PochittoError `derived_count` for too few stickers; `preset_unknown`; `stamp_changed` if the request was made
 * for other messages; `derived_same_style`, `derived_same_language`, `derived_same_messages`
 */
export function planDerivation(
  parent: Stamp,
  messages: readonly QueueMessage[],
  request: Request,
  preset: Preset | null,
): DerivationPlan {
  const derivation = derivationIn(request);
  const { presetId, presetConfig } = parent;
  switch (request.kind) {
    case 'product': {
      const { product } = request;
      const chosen = chosenOf(messages, product);
      const stamp = { product, presetId, presetConfig, payWith: 'tokens' } as const;
      return { derivation, stamp, messages: chosen, contents: asProduct(chosen, request) };
    }
    case 'style': {
      if (!preset?.isActive) throw new PochittoError('preset_unknown');
      if (request.presetId === presetId) throw new PochittoError('derived_same_style');
      const chosen = chosenOf(messages, parent.product);
      const language = languageOfMessages(chosen.map(({ data }) => data.message));
      const stamp = {
        product: parent.product,
        presetId: request.presetId,
        presetConfig: withFontFor(language, preset.config),
        payWith: request.payWith,
      };
      const contents = chosen.map(({ data: { message, acting, caption } }) => ({
        message,
        acting,
        caption: restyledCaption(caption),
      }));
      return { derivation, stamp, messages: chosen, contents };
    }
    case 'language': {
      if (parent.revision !== request.revision) throw new PochittoError('stamp_changed');
      const chosen = chosenOf(messages, parent.product);
      const stamp = {
        product: parent.product,
        presetId,
        presetConfig: presetConfig && withFontFor(request.language, presetConfig),
        payWith: request.payWith,
      };
      return { derivation, stamp, messages: chosen, contents: inLanguage(chosen, request) };
    }
  }
}

/** Returns the first finished stickers, as many as the product allows. */
function chosenOf(messages: readonly QueueMessage[], product: Stamp['product']): readonly QueueMessage[] {
  const done = messages.filter(({ data }) => data.state === 'done');
  const count = largestCount(product, done.length);
  if (count === 0) throw new PochittoError('derived_count');
  return done.slice(0, count);
}

/** Chooses motions for the whole set at once, so no two adjacent ones are alike. */
function asProduct(
  messages: readonly QueueMessage[],
  { product, captions }: Requested<'product'>,
): readonly DerivedContent[] {
  const { timing, isEmoji } = productSpecs[product];
  const motions = timing
    ? directMotions(messages.map(({ data }) => ({ text: data.message, acting: data.acting })))
    : [];
  return messages.map(({ data: { message, caption, acting } }, at) => ({
    acting: acting && { ...acting, motion: motions[at] ?? null },
    ...(isEmoji ? shortened(message, caption, captions) : { message, caption }),
  }));
}

/** A caption without a short form is hidden, and can be shortened by hand. */
function shortened(
  message: string,
  caption: GenerateQueueMessage['caption'],
  captions: Requested<'product'>['captions'],
): Pick<DerivedContent, 'message' | 'caption'> {
  const short = emojiCaption(message);
  const isHidden = captions === 'none' || short === null || caption?.hidden === true;
  const { font, color } = caption ?? plainCaption;
  return { message: short ?? message, caption: { ...plainCaption, font, color, hidden: isHidden } };
}

function inLanguage(
  messages: readonly QueueMessage[],
  { language, messages: given }: Requested<'language'>,
): readonly DerivedContent[] {
  const ids = new Set(messages.map(({ id }) => id));
  if (Object.keys(given).some((id) => !ids.has(id))) throw new PochittoError('stamp_changed');
  const texts = messages.map(({ data }) => data.message);
  if (languageOfMessages(texts) === language) throw new PochittoError('derived_same_language');
  const suggested = translateMessages(
    messages.map(({ data }) => ({ text: data.message, feeling: data.acting?.feeling ?? null })),
    language,
  );
  const translated = messages.map(({ id, data }, at) => given[id] ?? suggested[at]?.text ?? data.message);
  const isSame = messages.every(({ data }, at) => data.caption?.hidden || translated[at] === data.message);
  if (isSame) throw new PochittoError('derived_same_messages');
  return messages.map(({ data }, at) => {
    const message = translated[at] ?? '';
    return { message, ...translatedSticker(data, message, language) };
  });
}
