import type { Feeling } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { graphemes } from '../stamps/text_units.ts';

/** Most characters of a caption that are legible on an emoji. */
export const maxEmojiCaption = 3;

type Words = readonly [ja: string | null, en: string | null];

/** A feeling in up to three characters; null = the face says it better. */
const shortWords: Readonly<Record<Feeling, Words>> = {
  neutral: [null, null],
  happy: ['わーい', 'Yay'],
  love: ['すき', '♡'],
  laugh: ['笑', 'LOL'],
  thanks: ['感謝', 'THX'],
  greeting: ['やあ', 'Hi'],
  good_night: ['Zzz', 'Zzz'],
  sleepy: ['Zzz', 'Zzz'],
  bye: ['またね', 'Bye'],
  sorry: ['ごめん', null],
  request: ['お願い', 'Pls'],
  ok: ['OK', 'OK'],
  praise: ['いいね', 'Wow'],
  cheer: ['応援', 'Go!'],
  celebrate: ['祝', 'Yay'],
  surprised: ['えっ', 'Oh!'],
  sad: ['ぐすん', null],
  angry: ['怒', 'Grr'],
  sulky: ['ぷい', null],
  shy: ['てれ', null],
  shocked: ['がーん', 'OMG'],
  puzzled: ['？', '?'],
  question: ['？', '?'],
  idea: ['！', 'Aha'],
  hungry: ['腹ぺこ', 'Yum'],
  tired: ['ふう', null],
  good_work: ['お疲れ', null],
  on_the_way: ['今行く', 'OMW'],
  wait: ['待って', null],
  refuse: ['むり', 'No'],
  proud: ['どや', null],
  relieved: ['ほっ', null],
  relaxed: [null, null],
  busy: ['多忙', null],
  done: ['完了', null],
  home: [null, null],
  miss: [null, null],
  agree: ['うん', 'Yes'],
};

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const pictures = /\p{Extended_Pictographic}|\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}]/gu;
const ending = /[\s!?！？。…〜~ー♪☆★]+$/u;

/** Returns a message in at most three characters of its own language; null if it cannot be shortened that much. */
export function emojiCaption(message: string): string | null {
  const text = message.replaceAll(pictures, '').trim();
  const bare = text.replace(ending, '');
  for (const own of [text, bare]) {
    if (own !== '' && graphemes(own) <= maxEmojiCaption) return own;
  }
  const [ja, en] = shortWords[feelingOf(message)];
  return japanese.test(message) ? ja : en;
}
