import type { suggestedRows } from './suggested_rows.ts';

/** Packs by receiver or topic: a pack's own messages come first, then those of its tone. */
export const messagePackNames = [
  'family',
  'couple',
  'parents',
  'pet',
  'office',
  'club',
  'fan',
  'gaming',
  'study',
  'seasons',
] as const;
export type MessagePackName = (typeof messagePackNames)[number];

interface MessagePack {
  readonly tone: keyof typeof suggestedRows;
  /** One message per line: Japanese, English. */
  readonly rows: string;
}

export const messagePacks: Readonly<Record<MessagePackName, MessagePack>> = {
  family: {
    tone: 'friendly',
    rows: `
ただいま〜|I'm home!
おかえり！|Welcome back!
ごはんできたよ|Dinner's ready!
いってきます！|Heading out!
迎えに行くね|Coming to get you
もうすぐ着くよ|Almost there!
買い物お願い！|Groceries, please!
何時に帰る？|When are you home?
先に寝るね|Going to bed
気をつけてね|Take care!
電話ちょうだい|Call me, please
いつもありがとう|Thanks for everything
ごちそうさま！|That was delicious!
お風呂わいたよ|Bath's ready, relax
体に気をつけて|Take good care
`,
  },
  couple: {
    tone: 'cute',
    rows: `
だいすき♡|Love you!
会いたいな|I miss you
今なにしてる？|What are you up to?
ぎゅーして！|Hug me!
おやすみ、またあした|Good night, see you
きょうもかわいい|You're so cute today
デートしよ！|Date night, please!
ごめんね、ゆるして|Sorry, forgive me
やきもち…むぅ|Hmph, I'm jealous
ずっといっしょ♡|Love you always
声がききたい|Call me, I miss you
もうすぐ会えるね|So happy to see you soon
記念日おめでとう|Happy anniversary!
てれるなあ|I'm blushing
`,
  },
  parents: {
    tone: 'friendly',
    rows: `
お迎えお願いします|Pick-up, please
今、寝ました〜|Finally asleep, phew
ギャン泣き中…|Crying again…
よくできました！|Well done, you!
お弁当できた！|Lunch box done!
熱がでました…|Fever today, so sad
少し遅れます！|Running late, sorry!
写真ありがとう！|Thanks for the photos!
大きくなったね！|Wow, so big now!
今日は公園！|So happy, park day!
宿題やった？|Is homework done?
寝かしつけ中|Bedtime, reply later
お下がり助かる！|Hand-me-downs, thank you!
連絡帳みてね|Please check the notes
`,
  },
  pet: {
    tone: 'cute',
    rows: `
ごはんまだ？|Is it dinner yet?
なでて！|Pet me, please!
おやつちょうだい|Treats, please!
散歩いこう！|Walk time, please!
ねむねむ…|So sleepy…
あそんで〜|Play with me, please
ここは私の席|My seat. No!
おこったぞ！|Grr, I'm mad!
いい子でしょ？|I'm a good one, ta-da!
おるすばん…|Home alone, so sad
だいすきだよ|I love you, human
おかえり、まってた！|Welcome back!
なになに？|What's that?
びっくりした！|Whoa!
てれちゃう|Blushing!
`,
  },
  office: {
    tone: 'work',
    rows: `
承知いたしました|Understood
確認いたします|Let me check
会議に入ります|In a meeting
本日は在宅です|Working from home
お先に失礼します|Heading home
資料送りました|Files sent
少々お待ちください|One moment, please
お疲れさまでした|Great work today
ありがとうございます！|Thank you very much!
申し訳ありません|My apologies
休憩いただきます|On my break
遅れて参加します|Running late, joining
ご連絡お待ちします|Waiting for your reply
お手伝いします！|Leave it to me!
完了しました！|All done!
`,
  },
  club: {
    tone: 'friendly',
    rows: `
練習いこう！|Practice time, yay!
ナイスプレー！|Nice play!
集合！急いで！|Gather up, hurry!
がんばっていこう！|You got this, team!
勝ったー！|Yay, we won!
くやしい…次こそ|So sad… next time!
おつかれさま！|Great work, all!
遅刻します、ごめん|Running late, sorry
今日オフだよ|Day off today!
応援してる！|Good luck, team!
筋肉痛でむり…|So tired, can't move
ドンマイ！|No problem!
差し入れありがとう|Thanks for the snacks!
新入部員大歓迎！|Welcome, new members!
`,
  },
  fan: {
    tone: 'friendly',
    rows: `
尊い…|So beautiful…
推ししか勝たん！|My fave is perfect!
当選した！|I got tickets, yay!
落選…ぴえん|No tickets… so sad
チケットありがとう|Thanks for the tickets!
現場むかってます！|On my way to the show!
待って、むり|Wait, I can't
新曲やばい！|Wow, that new song!
ファンサきた！|OMG, they waved!
グッズ完売…|Sold out… oh no
参戦決定！|I'm going, woohoo!
配信みてる|Watching, reply later
語彙力なくなった|OMG, no words
生きててよかった|So happy to be here
`,
  },
  gaming: {
    tone: 'friendly',
    rows: `
今から入れる？|Are you free to play?
ナイス！|Nice one!
ごめん、落ちた|Sorry, got disconnected
勝った！|Yay, victory!
負けた…|We lost… so sad
もう一戦！|One more, please!
味方つよすぎ|Wow, great team
ちょっと待って、離席|Wait, be right back
今日は寝ます|Going to bed, gg
ガチャ大勝利！|Woohoo, what a pull!
爆死した…|Oh no, bad luck…
まかせて！|Leave it to me!
たすけてー！|Help me, please!
おつかれ、またやろう|Great work, later!
`,
  },
  study: {
    tone: 'friendly',
    rows: `
勉強中です|Studying now
テスト終わったー！|Exam's done!
やばい、赤点かも|Oh no, I might fail
合格した！|I passed, woohoo!
ノート見せて、お願い|Notes, please!
課題おわらない…|So much homework, so tired
図書館にいるよ|I'm here, library
眠すぎる…|So sleepy…
一緒にやろう！|Join me, please!
教えてくれてありがと|Thanks for explaining
休講だって！|Class is off, yay!
遅刻しそう！|Running late!
がんばれ受験生|Good luck on the exam!
単位ください…|Credits, please…
`,
  },
  seasons: {
    tone: 'polite',
    rows: `
あけましておめでとう|Happy New Year!
今年もよろしく|Best wishes, thank you
お花見しませんか|Picnic time, yay!
暑いですね、ご自愛を|So hot, take care
夏休みだー！|Summer break, yay!
ハロウィンだぞー|Happy Halloween!
メリークリスマス！|Merry Christmas!
よいお年を|See you next year!
母の日ありがとう|Thanks, Mom!
父の日ありがとう|Thanks, Dad!
誕生日おめでとう！|Happy birthday to you!
入学おめでとう|Congrats, new student!
卒業おめでとう|Congrats, graduate!
雪だ！びっくり|Wow, snow!
花粉つらい…|Hay fever, so sad
`,
  },
};
