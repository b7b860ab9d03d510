import type { Feeling } from './feeling.ts';

/**
 * Words that express a feeling in Japanese, English and Traditional Chinese, separated by |. English ones match
 * whole words; the longest match in a message wins, among equals the first in the message.
 */
export const feelingWords: Readonly<Record<Exclude<Feeling, 'neutral'>, string>> = {
  love: 'love it|だいすき|大好き|愛してる|あいしてる|好きだよ|すきだよ|すき♡|ちゅっ|ちゅー|ぎゅー|ぎゅっ|ラブ|らぶ|キュン|きゅん|love you|love u|i love|hugs|hug|kiss|xoxo|xx|愛你|我愛|最喜歡|喜歡你|抱抱|親親|😍|🥰|😘|💕|❤️',
  celebrate:
    'ハロウィン|halloween|hooray for you|おめでとー|おめでと|誕生日|たんじょうび|乾杯|かんぱい|メリークリスマス|メリクリ|クリスマス|あけまして|ハッピーバースデー|祝|congrats|congratulations|birthday|merry christmas|christmas|new year|cheers|happy anniversary|生日快樂|恭喜|新年快樂|新年|聖誕|祝賀|乾杯|🎉|🎂|🎊|🥳',
  thanks:
    '助かり|こちらこそ|my pleasure|ありがと|サンキュ|さんきゅ|感謝|助かりました|助かった|助かる|あざす|あざっす|お世話になりました|お世話になって|恩に着|thanks|thank you|thank u|thx|ty|appreciated|appreciate|grateful|saved me|謝謝|多謝|感謝|謝啦|感恩|🙇',
  request:
    'ちょうだい|なでて|あそんで|たすけて|散歩いこう|一緒にやろう|声がききたい|連絡帳みてね|おねがい|お願い|よろしく|宜しく|頼んだ|頼む|頼みます|教えて|てください|て下さい|手伝って|please|pls|plz|thanks in advance|help me|could you|can you help|拜託|麻煩|請多指教|求求|請幫|請問|幫我|🙏',
  sorry:
    'ごめん|すみません|すいません|すまん|申し訳|失礼しました|失礼いたしました|お詫び|sorry|apologies|apologize|my bad|forgive|excuse me|對不起|抱歉|不好意思|原諒|🙇‍♀️',
  good_night: 'おやすみ|sleep well|good night|goodnight|nighty|night night|sweet dreams|gn|晚安|好夢|🌙',
  sleepy:
    'ねむい|ねむね|ねむ|眠い|眠す|眠く|もう寝る|寝るね|寝ます|寝落ち|うとうと|zzz|sleepy|going to bed|need sleep|off to bed|好睏|想睡|好想睡|睏|😴|🥱|💤',
  greeting:
    '大歓迎|おはよ|こんにちは|こんにちわ|こんばんは|こんばんわ|やっほ|ハロー|はろー|ひさしぶり|久しぶり|もしもし|ごきげんよう|はじめまして|初めまして|morning|good morning|good evening|good afternoon|hello|hi|hey|hi there|long time no see|nice to meet you|早安|你好|您好|哈囉|午安|晚上好|早上好|好久不見|嗨|👋',
  bye: 'よいお年を|take good care|heading out|ばいばーい|またね|バイバイ|ばいばい|じゃあね|じゃーね|じゃあまた|また明日|またあした|また今度|またあとで|また来週|さようなら|さよなら|おさきに失礼|お先に失礼|お先に|おさきに|いってきます|行ってきます|いってらっしゃい|see you|see ya|bye|goodbye|talk to you later|ttyl|heading home|take care|later|掰掰|掰|再見|明天見|先走|下次見|拜拜|慢走|お気をつけて|気をつけて',
  good_work:
    'worked hard|you worked hard|おつかれ|お疲れ|おつ！|おつ|ご苦労|good work|great work|great work today|long day|辛苦|您辛苦',
  hungry:
    'おいしかった|feed me|おなかすいた|お腹すいた|おなか空いた|お腹空いた|はらへ|腹へ|腹減|いただきます|おいしい|美味しい|おいしそう|うまい|ごちそう|ごはん|ご飯|もぐもぐ|ぺこぺこ|ランチ|食べたい|飲みたい|hungry|starving|yummy|yum|delicious|lunch|dinner|breakfast|let us eat|eat|肚子餓|好餓|餓了|好吃|吃飯|開動|🍚|🍙|🍜|🍰|😋',
  tired:
    '暑いですね|つかれた|疲れた|疲れました|つかれました|へとへと|もうだめ|もうダメ|くたくた|クタクタ|ぐったり|しんどい|力尽き|exhausted|tired|worn out|drained|burned out|累了|好累|累死|累|😮‍💨',
  laugh:
    'ウケる|うける|爆笑|笑った|笑える|笑う|わろた|あはは|ははは|わはは|ふふっ|www|ww|草|おもしろ|面白|lol|lmao|haha|hahaha|rofl|funny|so funny|hilarious|dying|哈哈|笑死|好笑|笑|😂|🤣|（笑）|(笑)',
  surprised:
    'what a surprise|surprise|まじで！?|マジで！?|まじで|マジで|まじか|マジか|えっ！?|うそでしょ|嘘でしょ|うそ！?|うそっ|びっくり|ビックリ|なんと！|なんと|ええっ|ええー|えええ|おどろ|驚|for real|no way|omg|oh my god|wow|whoa|what?!|what!?|really?!|seriously|unbelievable|真的假的|天啊|嚇到|嚇|什麼！?|哇|😱|😲|😳',
  sad: 'かなしい|悲しい|悲し|さみしい|さびしい|寂しい|しょんぼり|しくしく|ぴえん|ぱおん|残念|ざんねん|がっかり|つらい|辛い|涙|うわーん|うわあん|うえーん|えーん|泣き|泣く|泣いた|sad|waaah|waah|cry|crying|too bad|heartbroken|i miss that|unhappy|難過|嗚嗚|哭|可惜|傷心|😭|😢|🥺',
  angry:
    'むかつ|ムカつ|怒った|怒る|怒り|おこ|ふざけるな|ふざけん|許さ|ゆるさ|いらいら|イライラ|ぷんぷん|プンプン|コラー|こらー|こら！|激おこ|いい加減に|angry|annoying|how dare|grrr|grr|not funny|mad|furious|so annoying|生氣|氣死|煩死|可惡|煩|😠|😡|💢',
  sulky:
    'ふーんだ|ふんだ|ふん！|べつに|別に|もう知らない|しらない！|いじわる|意地悪|すね|拗ね|プイ|ぷい|むー|むぅ|ぶー|hmph|whatever|so mean|meanie|fine then|哼|不理你|隨便',
  shy: 'てれる|照れ|てれ|恥ずかし|はずかし|ぽっ|もじもじ|ドキドキ|どきどき|blushing|blush|embarrassing|embarrassed|stop it, you|stop it you|shy|害羞|好害羞|不好意思啦|臉紅|☺️',
  shocked:
    '語彙力|トラブル|what do i do|trouble|ガーン|がーん|終わった…|おわった…|やばい|ヤバい|やばっ|しまった|どうしよう|絶望|オワタ|おわた|詰んだ|やっちゃった|やらかした|ひえー|ひぇ|oh no|doomed|what have i done|oops|noooo|nooo|完了啦|糟糕|糟了|慘了|怎麼辦|完蛋|😨|😰',
  cheer:
    '練習いこう|もう一戦|ドンマイ|次こそ|お手伝いします|let us go|practice|go, go, go|がんばりましょ|がんばれ|がんばろ|がんばって|頑張れ|頑張って|頑張ろ|ファイト|ふぁいと|応援|いけるいける|負けるな|きっと大丈夫|you got this|good luck|go for it|hang in there|you can do|keep going|fighting|加油|你可以的|努力|一定可以|💪|🔥',
  praise:
    '尊い|しか勝たん|つよすぎ|大きくなったね|ファンサ|wonderful|いいね|すごい|凄い|すご！|さすが|えらい|偉い|かわいい|可愛い|かっこいい|天才|神！|神|すばらしい|素晴らしい|すてき|素敵|上手|じょうず|ナイス|お見事|完璧|nice|great|awesome|impressive|good job|well done|nice work|cute|so cute|beautiful|amazing|brilliant|cool|perfect|讚|好厲害|厲害|太強|好強|做得好|好可愛|可愛|好棒|漂亮|👍|👏',
  proud:
    'ドヤ|どや|おまかせください|お任せください|どうだ|えっへん|えへん|ふふん|まかせ|任せ|余裕|オレ様|leave it to me|i am the best|ta-da|tada|trust me|i did it|behold|交給我|厲害吧|看我的|包在我身上|😎|😤',
  relieved:
    'よかった|良かった|ほっ|ホッ|安心|セーフ|助かったー|一安心|phew|relief|thank goodness|relieved|safe!|好險|鬆一口氣|還好|放心|😌',
  relaxed:
    '今日オフ|公園|のんびり|ゆっくり|休憩|休憩いってきます|休憩中|きゅうけい|まったり|ごろごろ|ゴロゴロ|だらだら|お大事に|おだいじに|くつろ|リラックス|休み|ひとやすみ|easy|taking it easy|on my break|break|chilling|chill|relax|rest well|get well|day off|放輕鬆|休息|悠哉|慢慢來|🛀|☕',
  busy: '寝かしつけ|配信みてる|返信します|reply later|会議|かいぎ|仕事中|仕事です|確認します|確認中|確認いたします|あとで連絡|後で連絡|後ほど連絡|ご連絡します|連絡します|忙しい|いそがしい|運転中|勉強中|取り込み中|作業中|電話中|本日出社|出社|in a meeting|meeting|let me check|busy|call you later|call later|working on it|at work|in the office|office|driving|studying|開會|我在忙|忙|工作中|稍後聯絡|稍後回|💻',
  done: 'わいたよ|寝ました|完了しました|完了です|完了！|できた|できました|出来た|終わったー|終わりました|おわったー|送りました|送った|提出しました|提出|クリア|ミッション|all done|done|finished|sent|mission complete|completed|it is ready|完成|搞定|做完|弄好|✅',
  home: '図書館にいるよ|ここは私の席|ただいま|おかえり|お帰り|ついたよ|着いた|つきました|着きました|ついた！|いらっしゃい|ようこそ|到着|在宅|帰宅|i am home|home now|welcome back|welcome|i am here|arrived|working from home|made it|我回來|回來了|歡迎|到了|到家|🏠',
  miss: 'お会いしたい|i miss|あいたい|会いたい|逢いたい|恋しい|会えなくて|はやく会|miss you|miss u|missing you|wish you were here|想你|好想你|想見你',
  on_the_way:
    'むかってます|いそげ|on the way|遅れて|向かってる|向かって|向かいます|今から行く|今から行き|今行く|いま行く|行くね|急いで|いそいで|急ぎ|ダッシュ|もうすぐ着|もうすぐつ|すぐ行|走ってる|出発|on my way|omw|almost there|be right there|in a hurry|coming|hurry|running late|少し遅れ|遅れます|遅れる|遅刻|出發|馬上到|路上|快到了|馬上|等我五分鐘|🏃|🚗',
  wait: '待ってください|待って下さい|ちょっと待|お待ちください|お待ち下さい|待って|まって|待つ|待ち|お待ち|まだかな|まだ？|まだー|just a moment|one moment|wait|waiting|waiting for you|one sec|hold on|a second|等一下|等我|請稍等|等你|稍等|等等|⏳',
  refuse:
    'むり！|むり|ムリ|無理|だめ|ダメ|いやだ|嫌だ|いやー|イヤ|やだ|やめて|やめろ|やめて！|断る|お断り|遠慮|NG|no thanks|no!|nope|stop!|stop|i cannot|cannot|no|never|pass|不要|不行|拒絕|我不要|不可以|🙅|❌',
  puzzled:
    'not sure|i am not sure|はて|わからない|分からない|わかんない|わからん|う〜ん|うーん|なんで|何で|どうして|どういうこと|ん？|？？？|？？|謎|きょとん|huh|do not get|do not know|no idea|hmm|why|confused|what do you mean|聽不懂|為什麼|不知道|不懂|看不懂|🤔|😕',
  question:
    'いま暇|今ひま|ひま？|暇？|どこ|何時|なんじ|何して|なにして|いつ|元気？|げんき？|行く？|いく？|食べる？|する？|どう？|誰|だれ|free now|where|what time|how are you|shall we|are you free|who|when|what are you|有空|在哪|在幹嘛|幾點|要不要|好嗎|嗎？|什麼時候|❓',
  idea: 'great idea|なるほど|ひらめいた|ひらめき|そうか|そっか|そういうことか|名案|いいこと思い|わかった！|i see|idea|i have an idea|makes sense|aha|got an idea|eureka|原來如此|想到了|有道理|原來|💡',
  agree:
    'うんうん|それな|たしかに|確かに|同感|わかる|分かる|その通り|そのとおり|そうだね|そうそう|ですよね|だよね|賛成|exactly|same here|same|i agree|agree|totally|true|right|so true|沒錯|同意|我也是|對啊|對呀|就是說',
  ok: 'okie|okie dokie|オッケ|おっけ|OK|おけ|りょ！|りょうかい|了解|承知|understood|はーい|はい|わかりました|分かりました|かしこまり|いいよ|うん|ラジャ|もちろん|よろこんで|ぜひ|大丈夫|だいじょうぶ|okay|ok|got it|will do|sure|roger|no problem|of course|sounds good|alright|yes|yep|i would love to|count me in|好的|好喔|好啊|沒問題|了解|收到|知道了|可以|沒關係|👌|🙆|🫡',
  happy:
    '勝った|当選した|合格した|参戦決定|大勝利|休講|夏休み|もうすぐ会える|デート|お花見|やった|うれし|嬉し|わーい|わくわく|ワクワク|最高|さいこう|サイコー|たのしみ|楽しみ|楽しい|たのしい|るんるん|ルンルン|幸せ|しあわせ|ハッピー|いえーい|イェーイ|万歳|ばんざい|にこにこ|yay|happy|so happy|best day|the best|woohoo|woo|hooray|looking forward|can not wait|excited|fun|開心|太棒|耶|期待|好開心|高興|幸福|😊|😄|🙌',
};
