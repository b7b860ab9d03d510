import type { Feeling } from './feeling.ts';
import { feelingWords } from './feeling_words.ts';

interface Word {
  readonly feeling: Feeling;
  readonly text: string;
  readonly weight: number;
  /** Made of Latin letters: matches whole words only. */
  readonly isLatin: boolean;
}

const latin = /^[a-z][a-z ,'\-!?]*$/;
const letter = /[a-z]/;
/** By their first UTF-16 unit. */
let known: ReadonlyMap<string, readonly Word[]> | null = null;

/** Returns the feeling that a message expresses, from its words, emoji and ending. Never throws. */
export function feelingOf(message: string): Feeling {
  const text = plain(message);
  known ??= readWords();
  let best: Word | null = null;
  for (let at = 0; at < text.length; at++) {
    for (const word of known.get(text.charAt(at)) ?? []) {
      if (best && word.weight <= best.weight) continue;
      if (text.startsWith(word.text, at) && (!word.isLatin || isWhole(text, at, word.text))) best = word;
    }
  }
  return best?.feeling ?? endingOf(text);
}

function isWhole(text: string, at: number, word: string): boolean {
  return !letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(at + word.length));
}

function readWords(): Map<string, Word[]> {
  const byStart = new Map<string, Word[]>();
  for (const [feeling, list] of Object.entries(feelingWords)) {
    for (const each of list.split('|')) {
      const text = plain(each);
      const isLatin = latin.test(text);
      // A Japanese or Chinese character counts as three Latin letters.
      const weight = isLatin ? text.length : [...text].length * 3;
      const same = byStart.get(text.charAt(0)) ?? [];
      byStart.set(text.charAt(0), same);
      same.push({ feeling: feeling as Feeling, text, weight, isLatin });
    }
  }
  return byStart;
}

/** Normalizes spelling: no half-width or uppercase letters, no contractions, one kind of wave dash and dots. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`]/gu, "'")
    .replaceAll(/\bcan't\b/g, 'cannot')
    .replaceAll(/n't\b/g, ' not')
    .replaceAll(/\bi'm\b/g, 'i am')
    .replaceAll(/'re\b/g, ' are')
    .replaceAll(/\bi'd\b/g, 'i would')
    .replaceAll(/\bi'll\b/g, 'i will')
    .replaceAll(/\blet's\b/g, 'let us')
    .replaceAll(/\b(it|that|what|where|who)'s\b/g, '$1 is')
    .replaceAll(/[~〜～]/gu, 'ー')
    .replaceAll(/\.{2,}|・{2,}/gu, '…')
    .replaceAll(/ー+/gu, 'ー');
}

function endingOf(text: string): Feeling {
  if (/[!?]*(\?!|!\?)[!?]*$/.test(text)) return 'surprised';
  if (/[♡♥❤💕]/u.test(text)) return 'love';
  if (/[wｗ]+$/u.test(text) && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][wｗ]+$/u.test(text)) {
    return 'laugh';
  }
  if (/\?+$/.test(text)) return 'question';
  if (/[♪♬🎵🎶]/u.test(text)) return 'happy';
  if (/…+$/.test(text)) return 'sad';
  return 'neutral';
}
