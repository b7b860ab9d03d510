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
  /** One message per line: Japanese, English, Traditional Chinese. */
  readonly rows: string;
}

export const messagePacks: Readonly<Record<MessagePackName, MessagePack>> = {
  family: {
    tone: 'friendly',
    rows: `
ただいま〜|I'm home!|我回來了〜
おかえり！|Welcome back!|歡迎回來！
ごはんできたよ|Dinner's ready!|飯煮好囉
いってきます！|Heading out!|我出門了！
迎えに行くね|Coming to get you|我去接你
もうすぐ着くよ|Almost there!|快到了喔
買い物お願い！|Groceries, please!|幫我買東西！
何時に帰る？|When are you home?|幾點回家？
先に寝るね|Going to bed|我先睡囉
気をつけてね|Take care!|路上小心喔
電話ちょうだい|Call me, please|打電話給我
いつもありがとう|Thanks for everything|一直很謝謝你
ごちそうさま！|That was delicious!|好吃，吃飽了！
お風呂わいたよ|Bath's ready, relax|洗澡水好了
体に気をつけて|Take good care|保重身體
`,
  },
  couple: {
    tone: 'cute',
    rows: `
だいすき♡|Love you!|最喜歡你♡
会いたいな|I miss you|好想見你
今なにしてる？|What are you up to?|在幹嘛？
ぎゅーして！|Hug me!|抱抱我！
おやすみ、またあした|Good night, see you|晚安，明天見
きょうもかわいい|You're so cute today|今天也好可愛
デートしよ！|Date night, please!|去約會吧！
ごめんね、ゆるして|Sorry, forgive me|對不起，原諒我
やきもち…むぅ|Hmph, I'm jealous|吃醋了…哼
ずっといっしょ♡|Love you always|永遠在一起♡
声がききたい|Call me, I miss you|想聽你的聲音
もうすぐ会えるね|So happy to see you soon|快要見面了呢
記念日おめでとう|Happy anniversary!|紀念日快樂
てれるなあ|I'm blushing|好害羞喔
`,
  },
  parents: {
    tone: 'friendly',
    rows: `
お迎えお願いします|Pick-up, please|麻煩接小孩
今、寝ました〜|Finally asleep, phew|剛睡著〜
ギャン泣き中…|Crying again…|大哭中…
よくできました！|Well done, you!|做得好！
お弁当できた！|Lunch box done!|便當做好了！
熱がでました…|Fever today, so sad|發燒了…
少し遅れます！|Running late, sorry!|會晚一點！
写真ありがとう！|Thanks for the photos!|謝謝照片！
大きくなったね！|Wow, so big now!|長大了呢！
今日は公園！|So happy, park day!|今天去公園！
宿題やった？|Is homework done?|功課寫了嗎？
寝かしつけ中|Bedtime, reply later|哄睡中
お下がり助かる！|Hand-me-downs, thank you!|謝謝二手衣！
連絡帳みてね|Please check the notes|請看聯絡簿
`,
  },
  pet: {
    tone: 'cute',
    rows: `
ごはんまだ？|Is it dinner yet?|吃飯了沒？
なでて！|Pet me, please!|摸摸我！
おやつちょうだい|Treats, please!|給我點心
散歩いこう！|Walk time, please!|去散步吧！
ねむねむ…|So sleepy…|好睏好睏…
あそんで〜|Play with me, please|陪我玩〜
ここは私の席|My seat. No!|這是我的位子
おこったぞ！|Grr, I'm mad!|我生氣囉！
いい子でしょ？|I'm a good one, ta-da!|我很乖吧？
おるすばん…|Home alone, so sad|自己看家…
だいすきだよ|I love you, human|最愛你了
おかえり、まってた！|Welcome back!|你回來啦！
なになに？|What's that?|那是什麼？
びっくりした！|Whoa!|嚇一跳！
てれちゃう|Blushing!|害羞了
`,
  },
  office: {
    tone: 'work',
    rows: `
承知いたしました|Understood|我明白了
確認いたします|Let me check|我來確認
会議に入ります|In a meeting|進會議了
本日は在宅です|Working from home|今天在家工作
お先に失礼します|Heading home|先下班了
資料送りました|Files sent|資料已寄出
少々お待ちください|One moment, please|請稍等
お疲れさまでした|Great work today|您今天辛苦了
ありがとうございます！|Thank you very much!|非常謝謝您！
申し訳ありません|My apologies|真的很抱歉
休憩いただきます|On my break|去休息一下
遅れて参加します|Running late, joining|會晚點加入
ご連絡お待ちします|Waiting for your reply|等您聯絡
お手伝いします！|Leave it to me!|我來幫忙！
完了しました！|All done!|完成了！
`,
  },
  club: {
    tone: 'friendly',
    rows: `
練習いこう！|Practice time, yay!|去練習吧！
ナイスプレー！|Nice play!|打得好！
集合！急いで！|Gather up, hurry!|集合！快點！
がんばっていこう！|You got this, team!|加油衝啊！
勝ったー！|Yay, we won!|贏了！
くやしい…次こそ|So sad… next time!|不甘心…下次再來
おつかれさま！|Great work, all!|大家辛苦了！
遅刻します、ごめん|Running late, sorry|我會遲到，抱歉
今日オフだよ|Day off today!|今天休息喔
応援してる！|Good luck, team!|為你加油！
筋肉痛でむり…|So tired, can't move|肌肉痠痛不行了
ドンマイ！|No problem!|沒關係！
差し入れありがとう|Thanks for the snacks!|謝謝慰勞
新入部員大歓迎！|Welcome, new members!|歡迎新社員！
`,
  },
  fan: {
    tone: 'friendly',
    rows: `
尊い…|So beautiful…|太神了…
推ししか勝たん！|My fave is perfect!|我推最棒！
当選した！|I got tickets, yay!|抽中了！
落選…ぴえん|No tickets… so sad|沒抽中…嗚嗚
チケットありがとう|Thanks for the tickets!|謝謝你的票
現場むかってます！|On my way to the show!|前往現場中！
待って、むり|Wait, I can't|等等，我不行了
新曲やばい！|Wow, that new song!|新歌太強了！
ファンサきた！|OMG, they waved!|跟我互動了！
グッズ完売…|Sold out… oh no|周邊賣完了…
参戦決定！|I'm going, woohoo!|決定參戰！
配信みてる|Watching, reply later|看直播中
語彙力なくなった|OMG, no words|完全詞窮
生きててよかった|So happy to be here|活著真好
`,
  },
  gaming: {
    tone: 'friendly',
    rows: `
今から入れる？|Are you free to play?|可以加入嗎？
ナイス！|Nice one!|漂亮！
ごめん、落ちた|Sorry, got disconnected|抱歉，斷線了
勝った！|Yay, victory!|贏了！
負けた…|We lost… so sad|輸了…
もう一戦！|One more, please!|再來一場！
味方つよすぎ|Wow, great team|隊友太強
ちょっと待って、離席|Wait, be right back|等一下，離開一下
今日は寝ます|Going to bed, gg|今天先睡了
ガチャ大勝利！|Woohoo, what a pull!|抽卡大成功！
爆死した…|Oh no, bad luck…|抽卡慘敗…
まかせて！|Leave it to me!|交給我！
たすけてー！|Help me, please!|救救我！
おつかれ、またやろう|Great work, later!|辛苦了，下次再玩
`,
  },
  study: {
    tone: 'friendly',
    rows: `
勉強中です|Studying now|讀書中
テスト終わったー！|Exam's done!|考完了！
やばい、赤点かも|Oh no, I might fail|糟糕，可能會當掉
合格した！|I passed, woohoo!|考上了！
ノート見せて、お願い|Notes, please!|筆記借我，拜託
課題おわらない…|So much homework, so tired|作業寫不完…
図書館にいるよ|I'm here, library|我在圖書館
眠すぎる…|So sleepy…|睏死了…
一緒にやろう！|Join me, please!|一起讀吧！
教えてくれてありがと|Thanks for explaining|謝謝你教我
休講だって！|Class is off, yay!|停課了！
遅刻しそう！|Running late!|要遲到了！
がんばれ受験生|Good luck on the exam!|考生加油
単位ください…|Credits, please…|給我學分…
`,
  },
  seasons: {
    tone: 'polite',
    rows: `
あけましておめでとう|Happy New Year!|新年快樂
今年もよろしく|Best wishes, thank you|今年也請多指教
お花見しませんか|Picnic time, yay!|要不要去賞花？
暑いですね、ご自愛を|So hot, take care|好熱，請保重
夏休みだー！|Summer break, yay!|放暑假囉！
ハロウィンだぞー|Happy Halloween!|萬聖節來囉！
メリークリスマス！|Merry Christmas!|聖誕快樂！
よいお年を|See you next year!|明年見
母の日ありがとう|Thanks, Mom!|謝謝媽媽
父の日ありがとう|Thanks, Dad!|謝謝爸爸
誕生日おめでとう！|Happy birthday to you!|祝你生日快樂！
入学おめでとう|Congrats, new student!|恭喜入學
卒業おめでとう|Congrats, graduate!|恭喜畢業
雪だ！びっくり|Wow, snow!|下雪了！嚇一跳
花粉つらい…|Hay fever, so sad|花粉好難受…
`,
  },
};
