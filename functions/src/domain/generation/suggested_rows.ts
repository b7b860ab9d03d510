/** Suggestions by tone, one per line: ID, Japanese, English, Traditional Chinese. No two of a tone mean the same. */
export const suggestedRows = {
  friendly: `
morning|おはよう！|Morning!|早安！
okay|オッケー！|Okay!|好喔！
good-night|おやすみ|Good night|晚安
on-my-way|今向かってる！|On my way!|我在路上了！
thanks|ありがとう！|Thanks!|謝謝！
great|いいね！|Nice!|讚喔！
sorry|ごめん🙏|Sorry 🙏|抱歉🙏
lol|ウケるw|LOL|笑死
congratulations|おめでとう🎉|Congrats 🎉|恭喜🎉
good-job-today|おつかれ〜|Long day, huh?|辛苦啦〜
for-real|まじで！？|For real?!|真的假的！？
see-you|またね〜|See you!|拜拜〜
free-now|今ひま？|Free now?|現在有空嗎？
yay|やったー！|Yay!|太棒了！
so-sad|かなしい…|So sad…|好難過…
got-it|りょうかい！|Got it!|收到！
arrived|ついたよ！|I'm here!|我到了！
go-for-it|がんばれ！|You got this!|加油！
hungry|おなかすいた|I'm hungry|肚子餓了
same|それな！|Same here!|我也是！
wait|ちょっと待って！|Wait a sec!|等我一下！
tired|つかれた〜|I'm exhausted|好累喔〜
no-way|むりむり！|No way, stop!|不行不行！
annoyed|むかつく〜|So annoying!|氣死我了〜
happy-birthday|誕生日おめでとう|Happy birthday!|生日快樂
why|なんで？|Huh? Why?|為什麼？
oh-no|やばい！|Oh no!|糟糕！
aha|なるほど！|I see!|原來如此！
leave-it|まかせて！|Leave it to me!|交給我！
phew|よかった〜|Phew!|還好還好〜
where|どこにいる？|Where are you?|你在哪裡？
done|できた！|All done!|完成了！
lazy|のんびり中|Taking it easy|悠哉中
sleepy|ねむい…|So sleepy…|好睏…
busy|いま忙しい💦|I'm busy 💦|我在忙💦
hello|やっほー|Hello!|哈囉
love-it|だいすき！|Love it!|最喜歡了！
shy|てれる〜|I'm blushing|好害羞〜
whatever|ふーんだ|Hmph|哼
lets-eat|ごはん行こう！|Lunch time!|去吃飯吧！
`,
  polite: `
good-morning|おはようございます|Good morning|您早安
understood|了解です|Understood|了解
thank-you|ありがとうございます|Thank you very much|謝謝您
excuse-me|すみません🙏|My apologies 🙏|不好意思🙏
please|よろしくお願いします|Thanks in advance|麻煩您了
on-the-way|今向かってます|I'm on my way|正在路上
sleep-well|おやすみなさい|Sleep well|祝您好夢
thanks-for-work|お疲れさまです|Great work today|您辛苦了
no-problem|大丈夫です|No problem|沒問題
glad|うれしいです！|I'm so happy!|我好開心！
running-late|少し遅れます💦|Running late 💦|會晚一點到💦
take-care|お気をつけて|Take care|路上小心
looking-forward|楽しみにしてます|Looking forward!|很期待！
wonderful|すばらしいです|Wonderful work!|真是太厲害了
congratulations-to-you|おめでとうございます|Congratulations!|恭喜您
count-me-in|ぜひ！|I'd love to!|我很樂意！
long-time|おひさしぶりです|Long time no see|好久不見
hello-there|こんにちは|Hello there|您好
rest-well|ゆっくり休んでください|Please rest well|請好好休息
a-moment|少し待ってください|One moment, please|請稍等一下
i-agree|同感です|I agree|我也同意
i-see-now|なるほどです|That makes sense|原來是這樣
good-luck|応援してます|Good luck!|為您加油！
surprised|びっくりしました|What a surprise!|嚇我一跳
a-pity|残念です…|That's too bad…|真可惜…
reply-later|あとで返信します|I'll reply later|稍後回覆您
relieved|安心しました|I'm relieved|放心了
how-are-you|お元気ですか？|How are you?|您好嗎？
helped-me|助かります|I appreciate it|感謝幫忙
delicious|おいしかったです|It was delicious|很好吃
i-cannot|今回は遠慮します|I'll pass this time|這次先不要了
arrived-safely|着きました|I've arrived|已經到了
when|いつがいいですか？|When suits you?|什麼時候方便？
not-sure|ちょっとわからないです|I'm not sure|我不太清楚
heading-out|お先に失礼します|I'm heading out|我先走了
finished|終わりました|It's finished|已經完成了
good-evening|こんばんは|Good evening|晚上好
get-well|お大事に|Get well soon|請保重
miss-everyone|またお会いしたいです|I miss you all|好想再見到您
my-pleasure|こちらこそ|My pleasure|彼此彼此
`,
  cute: `
love-you|だいすき♡|Love you ♡|愛你♡
morning-sun|おはよ〜☀|Good morning ☀|早安呀〜☀
yay-cute|わーい♪|Woohoo ♪|耶〜♪
thanks-love|ありがとう♡|Thank you ♡|謝謝你♡
pretty-please|おねがい♡|Pretty please ♡|拜託嘛♡
sleepy-cute|ねむねむ…|So so sleepy…|好想睡…
sob|ぴえん|Waaah|嗚嗚
cheer|がんばれ〜！|Go, go, go!|加油加油〜！
okay-cute|はーい♡|Okie dokie ♡|好〜♡
sweet-dreams|おやすみ♡|Sweet dreams ♡|祝好夢♡
miss-you|あいたいな|Miss you|好想你
well-done|えらい！|Good job!|好棒棒！
peckish|ぺこぺこ〜|Feed me!|好餓好餓〜
hug|ぎゅーっ♡|Big hug ♡|抱抱♡
sorry-cute|ごめんね…|Forgive me…|對不起嘛…
best-ever|さいこう♪|The best ♪|最棒了♪
waiting|まってるね|Waiting for you|等你喔
home-now|ただいま〜|I'm home!|我回來了〜
congrats-cute|おめでと〜♡|Hooray for you ♡|恭喜恭喜〜♡
so-cute|かわいい〜|So cute!|好可愛〜
bye-cute|ばいばーい♡|Bye bye ♡|拜拜囉♡
giggle|あははっ|Hahaha|哈哈哈
really|ほんとにー！？|Really?!|真的嗎！？
pout|むぅ…|So mean…|哼哼…
blush|てれちゃう|Stop it, you…|害羞啦
kiss|ちゅっ♡|Kiss kiss|親親♡
welcome-home|おかえり〜♡|Welcome home ♡|歡迎回來〜♡
hurry|いそげいそげ〜|Hurry hurry!|快點快點〜
shock|ガーン…|What have I done…|慘了…
yummy|おいしい〜♡|Yummy ♡|好好吃〜♡
relaxing|ごろごろ〜|Chilling…|放輕鬆〜
proud|えっへん！|Ta-da!|厲害吧！
worn-out|くたくた〜|Worn out…|累癱了〜
nope|やだやだ〜|Nope nope!|不要不要〜
grumpy|ぷんぷん！|Grrr!|生氣囉！
curious|なになに？|What's up?|什麼什麼？
idea|ひらめいた！|I have an idea!|我想到了！
ready|じゅんびできた！|All ready, done!|準備好了！
yes-please|うんうん♪|Totally ♪|對呀對呀♪
good-day|おつかれさま♡|You worked hard ♡|今天辛苦了♡
`,
  work: `
good-work|おつかれさま|Good work today|辛苦了
roger|承知しました|Will do|好的，我知道了
morning-team|おはようございます！|Morning, team!|大家早安！
checking|確認します！|Let me check!|我確認一下！
regards|よろしくお願いいたします|Thanks for your help|再麻煩您了
done-work|完了しました！|Mission complete!|已完成！
sorry-work|申し訳ありません|I'm very sorry|非常抱歉
in-meeting|会議中です|In a meeting|開會中
one-moment|少々お待ちください|Just a moment|請稍候
leaving-now|おさきに失礼します|Heading home|我先下班了
helped|助かりました！|You saved me!|幫大忙了！
nice-work|さすがです！|Impressive!|真不愧是您！
call-later|あとで連絡します|I'll call you later|稍後聯絡您
leave-it-to-me|おまかせください|I'm on it, trust me|包在我身上
on-break|休憩いってきます|On my break|休息一下
sent|送りました|Sent!|已寄出
agreed|賛成です|I agree with that|贊成
on-site|向かっています|On the way there|正趕過去
question|今よろしいですか？|Are you free now?|現在方便嗎？
remote-today|在宅です🏠|Working from home 🏠|在家上班🏠
working-today|本日出社です|In the office today|今天進公司
good-point|なるほど、名案です|Great idea!|好主意！
lets-do-it|がんばりましょう！|Let's do this, go for it!|一起加油吧！
trouble|トラブルです！|Oh no, trouble!|出狀況了！
deadline|締切どうしよう…|What do I do…|截止日怎麼辦…
delayed|遅れています💦|Running behind, in a hurry|會遲到
cannot-now|今は無理です|I cannot right now|現在不行
got-approval|承認されました🎉|Approved, congrats 🎉|核准了🎉
not-clear|どういうことですか？|I do not get it|這是什麼意思？
relieved-work|よかったです|What a relief|太好了
tired-work|へとへとです|So tired…|累壞了
lunch|ランチ行きます|Out for lunch|去吃午餐
arrived-office|到着しました|Just arrived|已抵達
welcome-back|おかえりなさい|Welcome back|歡迎回來
driving|運転中です|I'm driving|開車中
day-off|本日休みです|Day off today|今天休假
surprised-work|まじですか！？|Seriously?!|真的嗎！？
unfortunate|残念です|That is too bad|很遺憾
happy-news|うれしい報告です！|Happy news!|有好消息！
see-you-monday|また来週！|See you next week|下週見
`,
} as const;
