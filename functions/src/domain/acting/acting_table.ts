import type { BubbleName, ExpressionName, GroundName, MarkName, PropName } from './acting_names.ts';
import type { Feeling } from './feeling.ts';

/**
 * How a feeling can be acted, each list from best to least. The director of a set picks one of each, so that the
 * same feeling looks different each time. `ground` and `prop` are optional.
 */
export interface ActingChoices {
  readonly expressions: readonly ExpressionName[];
  /** Marks that belong together. */
  readonly marks: readonly (readonly MarkName[])[];
  readonly props: readonly PropName[];
  readonly grounds: readonly GroundName[];
  readonly bubbles: readonly BubbleName[];
  /** 0 calm … 3 loud: how large it is shown and how much its lettering moves. */
  readonly energy: 0 | 1 | 2 | 3;
}

type Row = readonly [
  energy: ActingChoices['energy'],
  expressions: string,
  marks: string,
  props: string,
  grounds: string,
  bubbles: string,
];

/** Names separated by spaces; marks that belong together are joined with +. */
const rows: Readonly<Record<Feeling, Row>> = {
  neutral: [
    1,
    'smile own wink cat_mouth',
    'sparkles notes flowers',
    'ribbon sprout',
    'disc dots',
    'speech square',
  ],
  happy: [
    3,
    'laugh big_smile happy_eyes sparkling starry',
    'sparkles+notes confetti flowers+notes star+sparkles',
    'flower_crown party_hat rabbit_ears',
    'sun_rays burst dots',
    'speech shout',
  ],
  love: [
    2,
    'heart_eyes wink smile content',
    'hearts+blush heart+blush hearts flowers+heart',
    'ribbon cat_ears rabbit_ears',
    'hearts dots disc',
    'thought speech',
  ],
  laugh: [
    3,
    'laugh giggle happy_eyes big_smile',
    'tears+shock_lines flying_drops tears+notes confetti',
    'party_hat bear_ears',
    'burst dots focus_lines',
    'shout speech',
  ],
  thanks: [
    1,
    'smile closed sparkling big_smile',
    'hearts+blush flowers sparkles+blush heart+sparkles',
    'flower_crown ribbon halo',
    'disc dots sun_rays hearts',
    'speech box',
  ],
  greeting: [
    2,
    'big_smile smile wink happy_eyes',
    'sparkles notes flowers star+notes',
    'flower_crown ribbon school_cap',
    'sun_rays sky dots',
    'speech square',
  ],
  good_night: [0, 'closed content smile', 'zzz zzz+star star', 'nightcap', 'night', 'whisper thought'],
  sleepy: [
    0,
    'closed squint drool content',
    'zzz zzz+puff dots+zzz',
    'nightcap',
    'night room',
    'whisper thought',
  ],
  bye: [
    1,
    'wink smile big_smile cat_mouth',
    'notes sparkles puff heart+notes',
    'school_cap sprout',
    'sky speed disc',
    'speech',
  ],
  sorry: [
    1,
    'sad tight teary closed',
    'sweat+gloom flying_drops sweat tears+sweat',
    'sprout',
    'gloom disc spotlight',
    'whisper box',
  ],
  request: [
    1,
    'sparkling big_eyes teary wink',
    'sparkles+blush hearts heart+sweat flowers',
    'cat_ears rabbit_ears ribbon',
    'spotlight disc dots',
    'speech thought',
  ],
  ok: [
    1,
    'wink smile grin own',
    'check sparkles star+check thumbs_up',
    'headband safety_helmet school_cap',
    'disc burst dots',
    'speech square',
  ],
  praise: [
    2,
    'sparkling starry big_smile heart_eyes',
    'thumbs_up+sparkles star+sparkles hearts flowers+sparkles',
    'crown ribbon bear_ears',
    'burst sun_rays stage',
    'speech shout',
  ],
  cheer: [
    3,
    'determined shout grin big_smile',
    'flame+shock_lines flame sparkles+shock_lines star+flame',
    'headband',
    'burst sun_rays focus_lines',
    'shout',
  ],
  celebrate: [
    3,
    'laugh starry happy_eyes wink',
    'confetti confetti+hearts star+sparkles confetti+notes',
    'party_hat crown top_hat santa_hat',
    'dots burst stage sun_rays',
    'speech shout',
  ],
  surprised: [
    3,
    'surprised stunned big_eyes',
    'exclamation+shock_lines interrobang exclamation+sweat interrobang+bolt',
    'glasses',
    'focus_lines burst',
    'shout',
  ],
  sad: [
    1,
    'sad crying teary frown',
    'tears+gloom broken_heart+tears tears gloom+sigh',
    'sprout',
    'water gloom spotlight',
    'whisper thought',
  ],
  angry: [
    3,
    'angry shout determined',
    'anger+steam anger+flame bolt+anger steam+shock_lines',
    'devil_horns headband',
    'focus_lines burst',
    'shout',
  ],
  sulky: [
    1,
    'pout angry squint',
    'anger+blush steam sigh+anger puff',
    'devil_horns cat_ears',
    'disc',
    'square box',
  ],
  shy: [
    1,
    'tight closed smile cat_mouth',
    'blush_lines+flying_drops blush+heart blush_lines+steam blush+flowers',
    'ribbon cat_ears',
    'hearts dots',
    'whisper thought',
  ],
  shocked: [
    2,
    'stunned sad dizzy surprised',
    'gloom+sweat bolt+gloom soul+gloom shiver+sweat',
    'glasses',
    'gloom focus_lines spotlight',
    'shout whisper',
  ],
  puzzled: [
    1,
    'dizzy squint frown own',
    'question+sweat question dizzy_stars question+dots',
    'glasses sprout',
    'disc spotlight',
    'thought',
  ],
  question: [
    1,
    'big_eyes cat_mouth surprised smile',
    'question question+sparkles question+dots question+notes',
    'glasses sprout cat_ears',
    'disc dots',
    'thought speech',
  ],
  idea: [
    2,
    'surprised starry wink big_smile',
    'bulb bulb+sparkles bulb+exclamation',
    'glasses',
    'burst disc',
    'speech square',
  ],
  hungry: [
    2,
    'drool sparkling teary happy_eyes',
    'rice_bowl rice_bowl+sparkles rice_bowl+sweat hearts+rice_bowl',
    'headband bear_ears',
    'dots room disc',
    'thought speech',
  ],
  tired: [
    0,
    'dizzy squint closed sad',
    'sigh+sweat soul dizzy_stars sweat+gloom',
    'towel headband',
    'room gloom',
    'whisper box',
  ],
  good_work: [
    1,
    'closed smile content wink',
    'flowers+sparkles sparkles hearts+flowers notes+flowers',
    'flower_crown towel halo',
    'disc sun_rays sky',
    'speech box',
  ],
  on_the_way: [
    3,
    'determined shout big_smile grin',
    'puff+sweat puff flying_drops+puff puff+shock_lines',
    'headband school_cap',
    'speed',
    'shout speech',
  ],
  wait: [
    1,
    'big_eyes surprised tight smile',
    'dots sweat dots+sweat flying_drops',
    'sprout ribbon',
    'disc spotlight',
    'speech whisper',
  ],
  refuse: [
    2,
    'tight angry pout squint',
    'cross cross+sweat anger+cross flying_drops+cross',
    'devil_horns mask',
    'focus_lines burst',
    'shout square',
  ],
  proud: [
    2,
    'grin smile wink determined',
    'sparkles+star star shock_lines+sparkles flame',
    'sunglasses crown top_hat',
    'focus_lines spotlight stage sun_rays',
    'square shout',
  ],
  relieved: [
    0,
    'content closed smile',
    'sigh+flowers sigh sweat+sparkles flowers',
    'halo towel',
    'sky disc',
    'whisper thought',
  ],
  relaxed: [
    0,
    'content closed cat_mouth smile',
    'notes flowers+notes sigh+notes steam',
    'towel headphones sunglasses',
    'room water sky',
    'thought box',
  ],
  busy: [
    1,
    'own squint determined dizzy',
    'sweat dots sweat+shock_lines flying_drops+dots',
    'glasses headphones safety_helmet mask',
    'room spotlight',
    'square box',
  ],
  done: [
    2,
    'big_smile grin laugh wink',
    'check+sparkles check star+check confetti+check',
    'crown safety_helmet',
    'sun_rays burst dots',
    'square speech',
  ],
  home: [
    1,
    'big_smile smile laugh happy_eyes',
    'hearts sparkles+notes flowers puff',
    'sprout bear_ears',
    'room disc sky',
    'speech box',
  ],
  miss: [
    1,
    'teary sad frown closed',
    'heart+tears heart hearts+sigh broken_heart',
    'rabbit_ears cat_ears',
    'night water hearts',
    'thought whisper',
  ],
  agree: [
    2,
    'closed grin wink big_smile',
    'thumbs_up exclamation check thumbs_up+sparkles',
    'glasses bear_ears',
    'burst disc',
    'speech square',
  ],
};

/** Returns the ways to act a feeling. */
export function actingChoices(feeling: Feeling): ActingChoices {
  const [energy, expressions, marks, props, grounds, bubbles] = rows[feeling];
  return {
    energy,
    expressions: listed(expressions),
    marks: listed<string>(marks).map((together) => together.split('+') as MarkName[]),
    props: listed(props),
    grounds: listed(grounds),
    bubbles: listed(bubbles),
  };
}

/** A test compares every name with the lists of names. */
function listed<Name extends string>(names: string): Name[] {
  return names.split(' ') as Name[];
}
