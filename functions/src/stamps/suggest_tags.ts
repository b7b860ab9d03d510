import { maxTags } from '../domain/set_metadata.ts';

/** What a caption is about, and the words people search for it by. */
const subjects: readonly (readonly [about: RegExp, tags: readonly string[]])[] = [
  [/おはよ|morning/iu, ['おはよう', 'あいさつ', '朝']],
  [/こんにち|hello|\bhi\b/iu, ['こんにちは', 'あいさつ']],
  [/おやすみ|ねむ|good ?night|sleep/iu, ['おやすみ', '眠い', '夜']],
  [/ありがと|感謝|thank/iu, ['ありがとう', '感謝', 'お礼']],
  [/ごめん|すみません|失礼|sorry|apolog/iu, ['ごめん', '謝る']],
  [/了解|りょうかい|承知|おっけ|オッケ|okay|\bok\b|got it|understood|will do/iu, ['了解', 'OK', '返事']],
  [/おつかれ|お疲れ|good work|well done/iu, ['お疲れさま', '仕事']],
  [/おめでと|congrat|birthday/iu, ['おめでとう', 'お祝い']],
  [/お願い|おねがい|よろしく|please/iu, ['お願い', 'よろしく']],
  [/好き|すき|ぎゅ|あいたい|love|hug|miss you|[♡♥❤]/iu, ['好き', 'ラブラブ', 'ハート']],
  [/やった|さいこう|最高|うれし|嬉し|いいね|yay|great|nice|glad|best/iu, ['嬉しい', '喜ぶ', '最高']],
  [/がんば|頑張|ファイト|えらい|cheer|you got this|good job/iu, ['頑張れ', '応援']],
  [/ウケる|笑|草|w{1,}$|lol|haha/iu, ['笑う', 'ウケる']],
  [/ぴえん|悲し|かなし|泣|つら|sob|waa|cry|sad/iu, ['悲しい', '泣く']],
  [/まじ|マジ|えっ|びっくり|for real|what\?|wow/iu, ['驚き', 'びっくり']],
  [/またね|じゃあね|ばいばい|バイバイ|see you|bye/iu, ['バイバイ', 'またね']],
  [
    /向か|ついた|着い|遅れ|待って|まって|お待ち|on (?:my|the) way|late|here|wait|moment/iu,
    ['移動中', '待ち合わせ'],
  ],
  [/おなか|ごはん|ご飯|食べ|hungry|lunch|dinner/iu, ['お腹すいた', 'ご飯']],
  [/会議|確認|完了|meeting|check|done/iu, ['仕事', '連絡']],
  [/ひさし|元気|久し|long time/iu, ['久しぶり', '元気']],
  [/ただいま|帰|home/iu, ['ただいま', '帰宅']],
];

/** At most nine tags for a caption, in Japanese; none where nothing is known of it. */
export function suggestTags(text: string): string[] {
  const found = subjects.flatMap(([about, tags]) => (about.test(text) ? tags : []));
  return [...new Set(found)].slice(0, maxTags);
}
