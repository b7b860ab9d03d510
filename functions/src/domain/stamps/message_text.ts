import { z } from 'zod';
import type { ErrorCode } from '../error_codes.ts';
import { drawableRuns } from './drawable_characters.ts';
import { graphemes, graphemesOf } from './text_units.ts';

/** The languages that messages can be translated to. */
export const messageLanguages = ['ja', 'en', 'zh-Hant'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/** Longest caption in graphemes: still legible in three lines on a sticker 370 px wide. */
export const maxMessageGraphemes = 30;

const control = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00AD\u180E\u200B\u200C\u2028\u2029\u2060-\u2064\uFEFF]|\u034F/u;
/** A joiner or a tag outside an emoji sequence. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*)\u200D|\u200D(?!\p{Extended_Pictographic})|(?<![\u{1F3F4}\u{E0020}-\u{E007E}])[\u{E0020}-\u{E007F}]/u;
/** More combining marks on one letter than any supported script uses. */
const piledMarks = /\p{M}{4}/u;
const bidirectional =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const foreign =
  /[^\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]/u;
const word = /[\p{L}\p{N}!?！？♪☆★♡♥…。、ー〜~]/u;

/** Returns why a caption cannot be drawn, or null. `text` must be trimmed and in NFC. */
export function messageProblem(text: string): ErrorCode | null {
  return textProblem(text) ?? (graphemesOf(text).every(isDrawable) ? null : 'message_script');
}

/** Like `messageProblem`, whatever characters the fonts of this version have. */
function textProblem(text: string): ErrorCode | null {
  if (text.length === 0) return 'message_empty';
  if (/^[\p{M}\s]+$/u.test(text)) return 'message_empty';
  if (control.test(text) || strayJoiner.test(text)) return 'message_control_character';
  if (bidirectional.test(text)) return 'message_right_to_left';
  if (foreign.test(text) || piledMarks.test(text)) return 'message_script';
  if (graphemes(text) > maxMessageGraphemes) return 'message_too_long';
  if (!word.test(text.replaceAll(/[#*0-9]\uFE0F?\u20E3/gu, ''))) return 'message_emoji_only';
  return null;
}

/** Normalizes a typed text for storage: NFC, trimmed, runs of spaces of any width collapsed. */
export function tidyMessage(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Zs}\t]+/gu, ' ')
    .trim();
}

let drawablePoints: ReadonlySet<number> | null = null;

/** Whether the fallback fonts of captions have a glyph for a grapheme. */
function isDrawable(grapheme: string): boolean {
  drawablePoints ??= readDrawablePoints();
  return drawablePoints.has(grapheme.codePointAt(0) ?? 0);
}

function readDrawablePoints(): Set<number> {
  const points = new Set<number>();
  let from = 0;
  for (const [index, run] of drawableRuns.trim().split(/\s+/).entries()) {
    const to = from + Number.parseInt(run, 36);
    // Runs without and with glyphs alternate.
    if (index % 2 === 1) for (let point = from; point < to; point += 1) points.add(point);
    from = to;
  }
  return points;
}

const textWith = (
  problemOf: (text: string) => ErrorCode | null,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
) =>
  z
    .string({ error: 'message_empty' })
    .max(2000, 'message_too_long')
    .transform(tidyMessage)
    .superRefine((text, context) => {
      const problem = mayBeEmpty && text === '' ? null : problemOf(text);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    });

/** Schema of one caption, normalized; the issue's message is an error code. */
export const messageText = textWith(messageProblem, { mayBeEmpty: false });

/** Like `messageText`, or empty for a sticker without words. */
export const messageTextOrEmpty = textWith(messageProblem, { mayBeEmpty: true });

/** Like `messageTextOrEmpty`, for stored messages: fonts of other versions had other characters. */
export const storedMessageText = textWith(textProblem, { mayBeEmpty: true });
