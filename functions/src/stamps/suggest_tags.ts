import { maxTags } from '../domain/stamps/set_metadata.ts';

/** Topics of captions, and the keywords that people search for. */
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
  [/ウケる|あはは|笑|草|w{1,}$|lol|haha/iu, ['笑う', 'ウケる']],
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
  [/こんばんは|good evening/iu, ['こんばんは', 'あいさつ', '夜']],
  [/やっほー|また来週|お会い/u, ['あいさつ', 'またね']],
  [/おかえり|welcome back/iu, ['おかえり', '帰宅']],
  [/ひま|のんびり|ごろごろ|free now|taking it easy|chilling/iu, ['暇', 'のんびり']],
  [/つかれ|くたくた|へとへと|exhausted|worn out|so tired|long day/iu, ['疲れた', 'お疲れさま']],
  [/むり|無理|やだ|遠慮|no way|nope|i'll pass|stop it/iu, ['無理', '断る']],
  [/むかつく|ぷんぷん|むぅ|ふーんだ|annoying|grrr|hmph|so mean/iu, ['怒る', 'ムカつく']],
  [/なんで|なになに|どういうこと|わからない|huh\?|why\?|what's up|not get it|not sure/iu, ['疑問', 'なぜ']],
  [/やばい|ガーン|残念|トラブル|締切|oh no|too bad|what do i do/iu, ['ショック', 'ピンチ']],
  [/なるほど|同感|賛成|それな|うんうん|ぜひ|i see|makes sense|agree|totally/iu, ['なるほど', '賛成']],
  [/まかせ|leave it to me|on it, trust me/iu, ['任せて', '返事']],
  [/よかった|安心|phew|relie/iu, ['よかった', '安心']],
  [/どこ|いつが|よろしいですか|when suits|are you free|how are you/iu, ['質問', '予定']],
  [/できた|終わりました|承認|送りました|complete|finished|ta-da|sent!|happy news/iu, ['完了', '報告']],
  [/忙しい|いそげ|あとで|busy|hurry/iu, ['忙しい', '急ぐ']],
  [/わーい|楽しみ|woohoo|so happy|looking forward/iu, ['嬉しい', '楽しみ']],
  [/てれ|かわいい|blush|cute|kiss/iu, ['照れる', 'かわいい']],
  [/大丈夫|こちらこそ|no problem|my pleasure/iu, ['大丈夫', '返事']],
  [/気をつけ|お大事|休んで|take care|get well/iu, ['気をつけて', '心配']],
  [/すばらしい|さすが|名案|wonderful|impressive/iu, ['すごい', '褒める']],
  [/助かり|appreciate|saved me/iu, ['ありがとう', '感謝']],
  [/おいし|ぺこぺこ|ランチ|delicious|feed me/iu, ['ご飯', 'おいしい']],
  [/着きました|到着|arrived|heading out|運転中|driving/iu, ['移動中', '連絡']],
  [/在宅|出社|休憩|休みです|in the office|on my break|day off/iu, ['仕事', '予定']],
  [/申し訳|forgive/iu, ['ごめん', '謝る']],
  [/ひらめ|idea/iu, ['ひらめき', 'アイデア']],
  [/ほんとに|really\?|seriously|surprise/iu, ['驚き', 'びっくり']],
  [/応援|good luck|let's do this|go, go/iu, ['頑張れ', '応援']],
];

/** Returns up to nine Japanese tags for a caption; empty if its topic is unknown. */
export function suggestTags(text: string): string[] {
  const found = subjects.flatMap(([about, tags]) => (about.test(text) ? tags : []));
  return [...new Set(found)].slice(0, maxTags);
}
