import type { ColourEffect, Look, Pose } from './look.ts';
import type { Locale } from './user.ts';

/** How a message sounds. `polite` to elders and shops, `friendly` to friends, `cute` to close ones, `work` at work. */
export const messageTones = ['friendly', 'polite', 'cute', 'work'] as const;
export type MessageTone = (typeof messageTones)[number];

export interface SuggestedMessage {
  readonly id: string;
  readonly tone: MessageTone;
  readonly ja: string;
  readonly en: string;
  readonly look: Look;
}

interface LookPart {
  readonly flip?: boolean;
  readonly tilt?: number;
  readonly effect?: ColourEffect;
  readonly zoom?: number;
}

function look(pose: Pose, { flip = false, tilt = 0, effect = 'none', zoom = 1 }: LookPart = {}): Look {
  return { pose, flip, tilt, effect, zoom, offsetX: 0, offsetY: 0 };
}

type Row = readonly [id: string, ja: string, en: string, look: Look];

/** Each group begins with what people send most, and no two groups with the same thing: a small set is useful. */
const rows: Readonly<Record<MessageTone, readonly Row[]>> = {
  friendly: [
    ['morning', 'おはよう！', 'Morning!', look('bust', { effect: 'warm' })],
    ['okay', 'オッケー！', 'Okay!', look('full', { effect: 'vivid' })],
    ['good-night', 'おやすみ', 'Good night', look('bust', { flip: true, tilt: 14, effect: 'cool' })],
    ['on-my-way', '今向かってる！', 'On my way!', look('full', { tilt: -12 })],
    ['thanks', 'ありがとう！', 'Thanks!', look('face', { tilt: 6 })],
    ['great', 'いいね！', 'Nice!', look('face', { effect: 'pop', zoom: 1.1 })],
    ['sorry', 'ごめん🙏', 'Sorry 🙏', look('face', { flip: true, tilt: -12, effect: 'cool' })],
    ['lol', 'ウケるw', 'LOL', look('face', { flip: true, tilt: 16, effect: 'vivid' })],
    ['congratulations', 'おめでとう🎉', 'Congrats 🎉', look('full', { effect: 'pop', zoom: 1.1 })],
    ['got-it', 'りょうかい！', 'Got it!', look('bust', { tilt: -6 })],
    ['for-real', 'まじで！？', 'For real?!', look('face', { effect: 'mono', zoom: 1.2 })],
    ['see-you', 'またね〜', 'See you!', look('full', { flip: true, tilt: 8 })],
    ['free-now', '今ひま？', 'Free now?', look('bust', { flip: true, tilt: 8, effect: 'pastel' })],
    ['happy-birthday', '誕生日おめでとう', 'Happy birthday!', look('bust', { effect: 'pop', zoom: 1.1 })],
    ['arrived', 'ついたよ！', "I'm here!", look('full', { effect: 'warm' })],
  ],
  polite: [
    ['thank-you', 'ありがとうございます', 'Thank you very much', look('bust', { tilt: 6 })],
    ['excuse-me', 'すみません🙏', 'My apologies 🙏', look('face', { tilt: 12, effect: 'cool' })],
    ['please', 'よろしくお願いします', 'Thanks in advance', look('bust', { flip: true, tilt: -4 })],
    ['no-problem', '大丈夫です', 'No problem', look('bust', { effect: 'pastel' })],
    ['understood', '了解です', 'Understood', look('full')],
    ['good-morning', 'おはようございます', 'Good morning', look('full', { flip: true, effect: 'warm' })],
    ['on-the-way', '今向かってます', "I'm on my way", look('full', { tilt: -10, effect: 'vivid' })],
    ['glad', 'うれしいです！', "I'm so glad!", look('face', { effect: 'warm', zoom: 1.1 })],
    ['sleep-well', 'おやすみなさい', 'Sleep well', look('face', { flip: true, tilt: 12, effect: 'cool' })],
    ['running-late', '少し遅れます💦', 'Running late 💦', look('full', { flip: true, tilt: -14 })],
    ['take-care', 'お気をつけて', 'Take care', look('bust', { flip: true, effect: 'warm' })],
    ['looking-forward', '楽しみにしてます', 'Looking forward!', look('face', { flip: true, effect: 'pop' })],
    ['long-time', 'おひさしぶりです', 'Long time no see', look('full', { effect: 'sepia' })],
    ['count-me-in', 'ぜひ！', "I'd love to!", look('face', { tilt: -8, effect: 'vivid', zoom: 1.2 })],
  ],
  cute: [
    ['love-you', 'だいすき♡', 'Love you ♡', look('bust', { tilt: 8, effect: 'warm' })],
    ['yay', 'やったー！', 'Yay!', look('full', { tilt: -10, effect: 'pop' })],
    ['cheer', 'がんばれ〜！', 'You got this!', look('full', { flip: true, effect: 'vivid' })],
    ['hungry', 'おなかすいた', "I'm hungry", look('bust', { flip: true, tilt: -10, effect: 'mono' })],
    ['thanks-love', 'ありがとう♡', 'Thank you ♡', look('face', { effect: 'pastel', zoom: 1.1 })],
    ['pretty-please', 'おねがい♡', 'Pretty please ♡', look('face', { flip: true, tilt: 10 })],
    ['sleepy', 'ねむねむ…', 'So sleepy…', look('full', { tilt: 24, effect: 'cool' })],
    ['well-done', 'えらい！', 'Good job!', look('bust', { effect: 'vivid', zoom: 1.1 })],
    ['miss-you', 'あいたいな', 'Miss you', look('face', { tilt: -8, effect: 'sepia' })],
    ['best-ever', 'さいこう♪', 'The best ♪', look('face', { flip: true, effect: 'pop' })],
    ['waiting', 'まってるね', 'Waiting for you', look('bust', { effect: 'pastel' })],
    ['sob', 'ぴえん', 'Waaah', look('face', { tilt: 14, effect: 'cool', zoom: 1.2 })],
    ['hug', 'ぎゅーっ♡', 'Big hug ♡', look('full', { effect: 'pastel', zoom: 1.15 })],
    ['home-now', 'ただいま〜', "I'm home!", look('bust', { flip: true, effect: 'warm' })],
  ],
  work: [
    ['good-work', 'おつかれさま', 'Good work today', look('full', { effect: 'warm' })],
    ['checking', '確認します！', 'Let me check!', look('bust', { flip: true, tilt: -6 })],
    ['roger', '承知しました', 'Will do', look('face')],
    ['in-meeting', '会議中です', 'In a meeting', look('full', { flip: true, effect: 'mono' })],
    ['done', '完了しました！', 'All done!', look('full', { effect: 'pop', zoom: 1.1 })],
    ['one-moment', '少々お待ちください', 'Just a moment', look('face', { flip: true, tilt: 6 })],
    ['leaving-now', 'おさきに失礼します', 'Heading home', look('bust', { tilt: 6, effect: 'cool' })],
    ['nice-work', 'さすがです！', 'Impressive!', look('face', { effect: 'vivid', zoom: 1.15 })],
    ['call-later', 'あとで連絡します', "I'll call you later", look('bust', { flip: true, effect: 'cool' })],
    ['on-break', '休憩いってきます', 'On my break', look('full', { tilt: -8, effect: 'pastel' })],
    ['leave-it-to-me', 'おまかせください', 'Leave it to me', look('bust', { effect: 'vivid' })],
    ['helped', '助かりました！', 'You saved me!', look('face', { flip: true, tilt: -6, effect: 'warm' })],
    ['working-today', '本日出社です', 'In the office today', look('full', { flip: true })],
    ['remote-today', '在宅です🏠', 'Working from home 🏠', look('bust', { tilt: -6, effect: 'pastel' })],
  ],
};

/** Every suggestion, group by group. */
export const suggestedMessages: readonly SuggestedMessage[] = messageTones.flatMap((tone) =>
  rows[tone].map(([id, ja, en, itsLook]) => ({ id, tone, ja, en, look: itsLook })),
);

export interface MessageChoice {
  readonly id: string;
  readonly text: string;
  readonly look: Look;
}

/**
 * `count` messages in one language, all different. Without a tone the groups take turns; with one, its group
 * comes first and the others fill up. A look like its neighbour's before it is mirrored.
 */
export function suggestMessages(count: number, locale: Locale, tone?: MessageTone): MessageChoice[] {
  const first = suggestedMessages.filter((message) => message.tone === tone);
  const others = inTurns(messageTones.filter((each) => each !== tone));
  let before: Look | null = null;
  return [...first, ...others].slice(0, count).map(({ id, look: own, [locale]: text }) => {
    const alike: boolean = before?.pose === own.pose && before.flip === own.flip;
    before = alike ? { ...own, flip: !own.flip, tilt: own.tilt === 0 ? 0 : -own.tilt } : own;
    return { id, text, look: before };
  });
}

/** The first of each group, then the second of each, and so on. */
function inTurns(tones: readonly MessageTone[]): SuggestedMessage[] {
  const groups = tones.map((tone) => suggestedMessages.filter((message) => message.tone === tone));
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}
