/**
 * Messages as people send them, with the feeling that a reader sees in them. Written before the code that reads
 * feelings, so that it is an independent check. Each row is one feeling; messages are separated by
 * .
 */
const lines: Readonly<Record<string, string>> = {
  happy:
    'やったー！|うれしい！|わーい♪|最高！|さいこう♪|たのしみ〜|楽しい！|るんるん♪|幸せ〜|Yay!|So happy!|Best day ever!|Woohoo!|Looking forward!|好開心！|太棒了耶！|耶～|期待！',
  love: 'だいすき♡|大好きだよ|愛してる|ちゅっ♡|ぎゅーっ♡|らぶ♡|Love you|I love you so much|Big hug ♡|XOXO|愛你喔|我愛你|最喜歡你了|抱抱',
  laugh:
    'ウケるw|ウケる〜|爆笑|笑った|あははは|www|草|おもしろすぎ|LOL|Hahaha|ROFL|So funny!|I am dying 😂|哈哈哈|笑死|太好笑了',
  thanks:
    'ありがとう！|ありがとうございます|サンキュー|感謝です|助かりました！|あざす！|ありがと〜|お世話になりました|Thanks!|Thank you very much|Much appreciated|You saved me!|Thx|謝謝！|多謝|感謝你|謝謝您的幫忙',
  greeting:
    'おはよう！|こんにちは|おはようございます|こんばんは|やっほー|ハロー！|おひさしぶりです|もしもし|Morning!|Hello!|Hi there|Good evening|Long time no see|早安|你好|哈囉|午安|晚上好|好久不見',
  good_night:
    'おやすみ|おやすみなさい|おやすみ〜💤|また明日、おやすみ|Good night|Nighty night|Sweet dreams|晚安|晚安好夢',
  sleepy: 'ねむい…|ねむねむ…|眠すぎる|もう寝る|zzz…|So sleepy…|Going to bed|Need sleep|好睏|想睡覺|好想睡',
  bye: 'またね〜|バイバイ！|じゃあね|また明日！|さようなら|おさきに失礼します|いってきます|See you!|Bye bye|Talk to you later|See you tomorrow|Heading home|掰掰|再見|明天見|先走了',
  sorry:
    'ごめん🙏|ごめんね|すみません|申し訳ありません|ごめんなさい…|遅れてごめん|失礼しました|Sorry!|I am so sorry|My apologies|My bad|對不起|抱歉|不好意思|真的很抱歉',
  request:
    'おねがい♡|お願いします|よろしくお願いします|よろしく！|頼んだ！|教えてください|Please!|Pretty please|Thanks in advance|Can you help me?|拜託|麻煩你了|請多指教|求求你',
  ok: 'オッケー！|OK！|りょうかい！|承知しました|はーい|わかりました|かしこまりました|いいよ〜|うん！|Okay!|Got it!|Will do|Sure thing|Roger that|No problem|好的|沒問題|了解|收到！|知道了',
  praise:
    'いいね！|すごい！|さすがです！|えらい！|かわいい〜|天才！|神！|すばらしい|Nice!|Awesome|Impressive!|Good job!|Well done|So cute!|You are amazing|讚！|好厲害|太強了|做得好|好可愛',
  cheer:
    'がんばれ〜！|ファイト！|がんばって|応援してる！|いけるいける|負けるな！|You got this!|Good luck!|Go for it|Hang in there|加油！|你可以的|努力！',
  celebrate:
    'おめでとう🎉|お誕生日おめでとう|誕生日おめでとう|合格おめでとう！|乾杯！|メリークリスマス|あけましておめでとう|Congrats 🎉|Happy birthday!|Merry Christmas|Happy New Year|Cheers!|生日快樂|恭喜！|新年快樂|聖誕快樂',
  surprised:
    'まじで！？|えっ！？|うそでしょ！？|びっくり！|なんと！|ええーっ！|For real?!|No way!|OMG|Wow!|What?!|真的假的|天啊|嚇到|什麼！？',
  sad: 'かなしい|さみしい…|しょんぼり|ぴえん|残念…|がっかり|つらい…|涙が出る|うわーん|泣きたい|So sad|I miss that…|Waaah|I want to cry|Too bad…|好難過|嗚嗚|哭哭|可惜',
  angry:
    'むかつく|怒ったぞ|ふざけるな！|許さない！|いらいら|もう怒った|ぷんぷん|コラー！|I am angry|So annoying|How dare you!|Grrr|Not funny|生氣了|氣死我了|煩死了|可惡',
  sulky: 'ふーんだ|べつに|もう知らない|いじわる|すねてます|プイッ|Hmph|Whatever|So mean|哼|不理你了|隨便啦',
  shy: 'てれる〜|恥ずかしい|ぽっ…|照れちゃう|もじもじ|I am blushing|So embarrassing|Stop it, you|害羞|好害羞|不好意思啦',
  shocked:
    'ガーン|終わった…|やばい！|しまった！|どうしよう|絶望|オワタ|Oh no!|I am doomed|What have I done|完了啦|糟糕|慘了|怎麼辦',
  puzzled:
    'はて？|わからない|う〜ん…|なんで？|よくわかんない|どういうこと？|？？？|Huh?|I do not get it|No idea|Hmm…|聽不懂|為什麼？|不知道',
  question:
    '今ひま？|どこにいる？|何時にする？|何してるの？|いつ空いてる？|元気？|行く？|Free now?|Where are you?|What time?|How are you?|Shall we go?|有空嗎？|你在哪？|在幹嘛？|幾點？',
  idea: 'なるほど|ひらめいた！|そうか！|そういうことか|名案！|わかった！|I see|I have an idea!|Makes sense|Aha!|原來如此|我想到了|有道理',
  hungry:
    'おなかすいた|腹へった|いただきます|おいしい！|ごちそうさま|ごはん行こう|もぐもぐ|I am hungry|Yummy!|Lunch time|Let us eat|肚子餓|好餓|好吃|吃飯囉',
  tired:
    'つかれた〜|疲れました|へとへと|もうだめ…|くたくた|ぐったり|I am exhausted|So tired|Worn out|累了|好累喔|累死了',
  good_work:
    'おつかれさま|お疲れさまです|お疲れさまでした|おつ！|おつかれ〜|ご苦労さま|Good work today|Great work, everyone|Long day, huh|辛苦了|您辛苦了',
  on_the_way:
    '今向かってる！|今から行くね|急いでます|ダッシュ！|もうすぐ着く|走ってる！|On my way!|Almost there|Be right there|In a hurry|出發！|馬上到|在路上了|快到了',
  wait: 'ちょっと待って|まってるね|少々お待ちください|待って！|まだかな〜|Just a moment|Wait!|Waiting for you|One sec|等一下|等我|請稍等|等你喔',
  refuse:
    'むり！|だめ！|いやだ|やめて！|断る|NO！|遠慮します|No thanks|Nope|Stop!|I cannot|不要！|不行|拒絕|我不要',
  proud:
    'ドヤァ|どうだ！|えっへん|ふふん|まかせて！|おまかせください|Leave it to me|I am the best|Ta-da!|交給我|厲害吧|看我的',
  relieved:
    'よかった〜|ほっ|安心した|セーフ！|ほっとした|Phew|What a relief|Thank goodness|好險|鬆一口氣|還好',
  relaxed:
    'のんびり|ゆっくりしてね|休憩いってきます|まったり|ごろごろ|お大事に|Taking it easy|On my break|Chilling|放輕鬆|休息一下|悠哉',
  busy: '会議中です|仕事中|確認します！|あとで連絡します|いま忙しい|運転中です|In a meeting|Let me check!|I am busy|Call you later|開會中|我在忙|工作中|稍後聯絡',
  done: '完了しました！|できた！|終わったー！|送りました|提出しました|All done!|Finished!|Sent!|Mission complete|完成了|搞定|做完了',
  home: 'ただいま〜|おかえり！|ついたよ！|いらっしゃい|到着！|在宅です🏠|I am home!|Welcome back|I am here!|我回來了|歡迎回來|到了',
  miss: 'あいたいな|会いたい|恋しい|はやく会いたい|Miss you|I miss you so much|Wish you were here|想你|好想你|想見你',
  agree:
    'それな〜|たしかに|同感です|わかる〜|その通り！|そうだね|Exactly|Same here|I agree|Totally|沒錯|同意|我也是',
};

/** At least 300 messages in Japanese, English and Traditional Chinese. */
export const expectedFeelings: readonly (readonly [text: string, feeling: string])[] = Object.entries(
  lines,
).flatMap(([feeling, texts]) => texts.split('|').map((text) => [text, feeling] as const));
