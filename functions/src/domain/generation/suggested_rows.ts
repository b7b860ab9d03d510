/** Suggestions by tone, one per line: ID, Japanese, English. No two of a tone mean the same. */
export const suggestedRows = {
  friendly: `
morning|おはよう！|Morning!
okay|オッケー！|Okay!
good-night|おやすみ|Good night
on-my-way|今向かってる！|On my way!
thanks|ありがとう！|Thanks!
great|いいね！|Nice!
sorry|ごめん🙏|Sorry 🙏
lol|ウケるw|LOL
congratulations|おめでとう🎉|Congrats 🎉
good-job-today|おつかれ〜|Long day, huh?
for-real|まじで！？|For real?!
see-you|またね〜|See you!
free-now|今ひま？|Free now?
yay|やったー！|Yay!
so-sad|かなしい…|So sad…
got-it|りょうかい！|Got it!
arrived|ついたよ！|I'm here!
go-for-it|がんばれ！|You got this!
hungry|おなかすいた|I'm hungry
same|それな！|Same here!
wait|ちょっと待って！|Wait a sec!
tired|つかれた〜|I'm exhausted
no-way|むりむり！|No way, stop!
annoyed|むかつく〜|So annoying!
happy-birthday|誕生日おめでとう|Happy birthday!
why|なんで？|Huh? Why?
oh-no|やばい！|Oh no!
aha|なるほど！|I see!
leave-it|まかせて！|Leave it to me!
phew|よかった〜|Phew!
where|どこにいる？|Where are you?
done|できた！|All done!
lazy|のんびり中|Taking it easy
sleepy|ねむい…|So sleepy…
busy|いま忙しい💦|I'm busy 💦
hello|やっほー|Hello!
love-it|だいすき！|Love it!
shy|てれる〜|I'm blushing
whatever|ふーんだ|Hmph
lets-eat|ごはん行こう！|Lunch time!
`,
  polite: `
good-morning|おはようございます|Good morning
understood|了解です|Understood
thank-you|ありがとうございます|Thank you very much
excuse-me|すみません🙏|My apologies 🙏
please|よろしくお願いします|Thanks in advance
on-the-way|今向かってます|I'm on my way
sleep-well|おやすみなさい|Sleep well
thanks-for-work|お疲れさまです|Great work today
no-problem|大丈夫です|No problem
glad|うれしいです！|I'm so happy!
running-late|少し遅れます💦|Running late 💦
take-care|お気をつけて|Take care
looking-forward|楽しみにしてます|Looking forward!
wonderful|すばらしいです|Wonderful work!
congratulations-to-you|おめでとうございます|Congratulations!
count-me-in|ぜひ！|I'd love to!
long-time|おひさしぶりです|Long time no see
hello-there|こんにちは|Hello there
rest-well|ゆっくり休んでください|Please rest well
a-moment|少し待ってください|One moment, please
i-agree|同感です|I agree
i-see-now|なるほどです|That makes sense
good-luck|応援してます|Good luck!
surprised|びっくりしました|What a surprise!
a-pity|残念です…|That's too bad…
reply-later|あとで返信します|I'll reply later
relieved|安心しました|I'm relieved
how-are-you|お元気ですか？|How are you?
helped-me|助かります|I appreciate it
delicious|おいしかったです|It was delicious
i-cannot|今回は遠慮します|I'll pass this time
arrived-safely|着きました|I've arrived
when|いつがいいですか？|When suits you?
not-sure|ちょっとわからないです|I'm not sure
heading-out|お先に失礼します|I'm heading out
finished|終わりました|It's finished
good-evening|こんばんは|Good evening
get-well|お大事に|Get well soon
miss-everyone|またお会いしたいです|I miss you all
my-pleasure|こちらこそ|My pleasure
`,
  cute: `
love-you|だいすき♡|Love you ♡
morning-sun|おはよ〜☀|Good morning ☀
yay-cute|わーい♪|Woohoo ♪
thanks-love|ありがとう♡|Thank you ♡
pretty-please|おねがい♡|Pretty please ♡
sleepy-cute|ねむねむ…|So so sleepy…
sob|ぴえん|Waaah
cheer|がんばれ〜！|Go, go, go!
okay-cute|はーい♡|Okie dokie ♡
sweet-dreams|おやすみ♡|Sweet dreams ♡
miss-you|あいたいな|Miss you
well-done|えらい！|Good job!
peckish|ぺこぺこ〜|Feed me!
hug|ぎゅーっ♡|Big hug ♡
sorry-cute|ごめんね…|Forgive me…
best-ever|さいこう♪|The best ♪
waiting|まってるね|Waiting for you
home-now|ただいま〜|I'm home!
congrats-cute|おめでと〜♡|Hooray for you ♡
so-cute|かわいい〜|So cute!
bye-cute|ばいばーい♡|Bye bye ♡
giggle|あははっ|Hahaha
really|ほんとにー！？|Really?!
pout|むぅ…|So mean…
blush|てれちゃう|Stop it, you…
kiss|ちゅっ♡|Kiss kiss
welcome-home|おかえり〜♡|Welcome home ♡
hurry|いそげいそげ〜|Hurry hurry!
shock|ガーン…|What have I done…
yummy|おいしい〜♡|Yummy ♡
relaxing|ごろごろ〜|Chilling…
proud|えっへん！|Ta-da!
worn-out|くたくた〜|Worn out…
nope|やだやだ〜|Nope nope!
grumpy|ぷんぷん！|Grrr!
curious|なになに？|What's up?
idea|ひらめいた！|I have an idea!
ready|じゅんびできた！|All ready, done!
yes-please|うんうん♪|Totally ♪
good-day|おつかれさま♡|You worked hard ♡
`,
  work: `
good-work|おつかれさま|Good work today
roger|承知しました|Will do
morning-team|おはようございます！|Morning, team!
checking|確認します！|Let me check!
regards|よろしくお願いいたします|Thanks for your help
done-work|完了しました！|Mission complete!
sorry-work|申し訳ありません|I'm very sorry
in-meeting|会議中です|In a meeting
one-moment|少々お待ちください|Just a moment
leaving-now|おさきに失礼します|Heading home
helped|助かりました！|You saved me!
nice-work|さすがです！|Impressive!
call-later|あとで連絡します|I'll call you later
leave-it-to-me|おまかせください|I'm on it, trust me
on-break|休憩いってきます|On my break
sent|送りました|Sent!
agreed|賛成です|I agree with that
on-site|向かっています|On the way there
question|今よろしいですか？|Are you free now?
remote-today|在宅です🏠|Working from home 🏠
working-today|本日出社です|In the office today
good-point|なるほど、名案です|Great idea!
lets-do-it|がんばりましょう！|Let's do this, go for it!
trouble|トラブルです！|Oh no, trouble!
deadline|締切どうしよう…|What do I do…
delayed|遅れています💦|Running behind, in a hurry
cannot-now|今は無理です|I cannot right now
got-approval|承認されました🎉|Approved, congrats 🎉
not-clear|どういうことですか？|I do not get it
relieved-work|よかったです|What a relief
tired-work|へとへとです|So tired…
lunch|ランチ行きます|Out for lunch
arrived-office|到着しました|Just arrived
welcome-back|おかえりなさい|Welcome back
driving|運転中です|I'm driving
day-off|本日休みです|Day off today
surprised-work|まじですか！？|Seriously?!
unfortunate|残念です|That is too bad
happy-news|うれしい報告です！|Happy news!
see-you-monday|また来週！|See you next week
`,
} as const;
