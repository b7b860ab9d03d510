import type { ProductSpec } from '../../domain/product/product_spec.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import type { StickerFault } from '../../domain/stamps/image.ts';
import { addresses, firstMatch } from './text_patterns.ts';
import { brandWords, messengerWords, sensitiveWords } from './word_lists.ts';

/** A caption below this font size in px, on a sticker of 370 x 320, is hard to read on a phone's keyboard. */
const leastSize = 18;
/** The same for an emoji of 180 x 180, which is shown within text. */
const leastEmojiSize = 36;
/** Factor by which a fix makes a caption larger than needed, so it is not right at the limit. */
const headroom = 1.1;
const largestScale = 1.6;
/** An image counts as lettering only if its two commonest colors have this share. */
const letteringShare = 0.9;
/** A set is unbalanced if this share of its stickers shows only numbers. */
const numbersShare = 0.5;

export interface Caption {
  readonly messageId: string;
  readonly text: string;
  /** Font size in px, on a sticker of 370 x 320 or an emoji of 180 x 180; null if unknown. */
  readonly size: number | null;
  /** Share of the image's two commonest colors; null if it could not be read. */
  readonly commonest: number | null;
}

/** Finds problems of the captions, individually and together. */
export function judgeCaptions(spec: ProductSpec, captions: readonly Caption[]): Finding[] {
  const numbers = captions.filter(({ text }) => /^[\p{N}\p{P}\p{S}\s]+$/u.test(text) && /\p{N}/u.test(text));
  const isNumbers = captions.length > 0 && numbers.length / captions.length > numbersShare;
  return [
    ...captions.flatMap(judgeWords),
    ...captions.flatMap((caption) => judgeLetters(spec, caption)),
    ...(isNumbers ? [newFinding('set_numbers', { measured: { count: numbers.length } })] : []),
  ];
}

function judgeWords({ messageId, text }: Caption): Finding[] {
  const lists = [
    ['caption_brand', [...messengerWords, ...brandWords]],
    ['caption_url', addresses],
    ['caption_sensitive', sensitiveWords],
  ] as const;
  return lists.flatMap(([ruleId, patterns]) => {
    const word = firstMatch(text, patterns);
    return word === null ? [] : newFinding(ruleId, { messageId, measured: { word } });
  });
}

function judgeLetters(spec: ProductSpec, { messageId, text, size, commonest }: Caption): Finding[] {
  const findings: Finding[] = [];
  const length = [...text].length;
  if (spec.captionLength !== null && length > spec.captionLength)
    findings.push(
      newFinding('emoji_text_long', { messageId, measured: { count: length, limit: spec.captionLength } }),
    );
  if (spec.isEmoji && size !== null && size < leastEmojiSize)
    findings.push(
      newFinding('emoji_text_small', { messageId, measured: { size: Math.round(size * 10) / 10 } }),
    );
  if (!spec.isEmoji && size !== null && size < leastSize) {
    const scale = Math.min(largestScale, Math.ceil(((leastSize * headroom) / size) * 100) / 100);
    const measured = { size: Math.round(size * 10) / 10 };
    findings.push(
      newFinding('text_small', { messageId, measured, fix: { kind: 'caption_size', messageId, scale } }),
    );
  }
  if (text !== '' && commonest !== null && commonest > letteringShare)
    findings.push(newFinding('text_only', { messageId, fix: { kind: 'another_pose', messageId } }));
  return findings;
}

export interface ActedSticker {
  readonly messageId: string;
  /** Problems reported by the renderer: finished pixels do not show what they cover. */
  readonly faults?: readonly StickerFault[];
  /** Equal for stickers that act alike; null for an image without an acting. */
  readonly acting?: string | null;
}

/** Maximum number of stickers in a set that act alike. */
const mostAlike = 2;

/** Finds problems of actings: covered faces, and stickers that act alike. */
export function judgeActings(stickers: readonly ActedSticker[]): Finding[] {
  const places = new Map<string, number[]>();
  return stickers.flatMap(({ messageId, faults = [], acting = null }, at): Finding[] => {
    const findings = faults.map(({ ruleId, spot }) =>
      newFinding(ruleId, { messageId, spot, fix: { kind: 'reset_places', messageId } }),
    );
    if (acting === null) return findings;
    const alike = places.get(acting) ?? [];
    places.set(acting, [...alike, at + 1]);
    const [other] = alike;
    if (other === undefined || alike.length < mostAlike) return findings;
    const fix = { kind: 'another_acting', messageId } as const;
    return [...findings, newFinding('same_acting', { messageId, measured: { other }, fix })];
  });
}
