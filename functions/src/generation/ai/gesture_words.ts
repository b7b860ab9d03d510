import type { Feeling } from '../../domain/acting/feeling.ts';
import type { Pose } from '../../domain/stamps/pose.ts';

/** Gestures for a close-up of the head, from the chest up, and for the whole figure. */
type Row = readonly [near: string, upper: string, whole: string];

/** Gestures separated by |, the most expressive first. */
const rows: Readonly<Record<Feeling, Row>> = {
  neutral: [
    'a finger on the cheek|the head tilted a little',
    'hands folded in front|arms relaxed at the sides',
    'standing at ease|sitting with crossed legs',
  ],
  happy: [
    'both hands on the cheeks|a joyful fist beside the face',
    'both arms thrown up|both fists pumped in front of the chest',
    'jumping with bent knees|dancing on one leg',
  ],
  love: [
    'blowing a kiss over the palm|cheek nestled in both hands',
    'arms opened for a hug|fingers forming a heart in front of the chest',
    'on tiptoe with one leg kicked back|hugging itself on tiptoe',
  ],
  laugh: [
    'a hand before the mouth|both hands on the cheeks',
    'holding the belly with both hands|pointing forward',
    'rolling on the back with kicking legs|bent over, slapping a knee',
  ],
  thanks: [
    'palms pressed together under the chin|fingertips together before the mouth',
    'a hand laid on the chest|bowing with palms together',
    'a deep bow from the waist|bowing on one knee',
  ],
  greeting: [
    'a small wave beside the face|peeking over the fingertips',
    'one arm raised in a big wave|saluting with two fingers',
    'striding in with a wave|hopping with one arm up',
  ],
  good_night: [
    'cheek resting on folded hands|cheek snuggled into a pillow',
    'hugging a pillow|waving from under a blanket',
    'curled up on a pillow|standing with a pillow under one arm',
  ],
  sleepy: [
    'rubbing one eye|the head nodding down',
    'stretching one arm up|hugging a pillow',
    'lying on one side|sitting slumped with drooping arms',
  ],
  bye: [
    'fingers waving beside the cheek|a small wave before the chin',
    'waving with one arm high|waving with both hands',
    'walking away, looking back with a wave|marching off with a raised hand',
  ],
  sorry: [
    'palms together before the face|hiding behind the fingertips',
    'bowing with palms together|hands clasped in front, shoulders drawn up',
    'kneeling in a deep bow|bowing deeply from the waist',
  ],
  request: [
    'palms together under the chin|fingers laced below the chin',
    'hands clasped in front of the chest|both palms held out',
    'kneeling with clasped hands|on tiptoe, reaching out',
  ],
  ok: [
    'a thumb up beside the cheek|a ring of thumb and finger beside the eye',
    'a thumb up held forward|a ring of thumb and finger held forward',
    'arms raised into a circle over the head|standing firm with a thumb up',
  ],
  praise: [
    'clapping beside the cheek|both thumbs up under the chin',
    'clapping in front of the chest|both arms presenting to one side',
    'jumping while clapping|on one knee with presenting hands',
  ],
  cheer: [
    'a fist beside the cheek|hands cupped around the mouth',
    'one fist thrust up|both fists shaken in front',
    'a wide stance with one fist thrust up|leaping with both fists up',
  ],
  celebrate: [
    'clapping beside the face|fingers spread beside both cheeks',
    'both arms thrown wide|both arms up with spread fingers',
    'jumping with arms thrown wide|dancing with one knee up',
  ],
  surprised: [
    'both hands on the cheeks|fingertips before the mouth',
    'hands flung up, leaning back|fingers spread, shoulders up',
    'jumping back with flung arms|frozen on one leg with spread arms',
  ],
  sad: [
    'wiping an eye with the back of a hand|cheek propped on a fist',
    'shoulders hanging, arms limp|hugging itself',
    'sitting with hugged knees|trudging with limp arms',
  ],
  angry: [
    'a clenched fist beside the face|fingers pressed to the temples',
    'arms crossed high|both fists clenched in front',
    'stamping one foot with clenched fists|a wide stance with hands on the hips',
  ],
  sulky: [
    'cheek turned away on a fist|a finger twirled at the temple',
    'arms crossed, looking away|one shoulder turned to us, hands behind the back',
    'sitting half turned away|kicking the air',
  ],
  shy: [
    'both hands covering the cheeks|peeking through the fingers',
    'fingertips touching in front|hands hidden behind the back',
    'knees together, twisting on tiptoe|crouching with hidden cheeks',
  ],
  shocked: [
    'both hands clutching the head|a hand over the mouth',
    'arms dropped, shoulders fallen|hands raised in horror',
    'sunk to the knees|staggering back with raised hands',
  ],
  puzzled: [
    'scratching the head|a finger on the chin',
    'shrugging with open palms|one arm folded, a finger on the chin',
    'squatting with the chin on a fist|sitting cross-legged, scratching the head',
  ],
  question: [
    'a hand cupped behind the ear|a finger on the cheek',
    'leaning in with open palms|one hand raised as in class',
    'leaning in on tiptoe|hopping with one raised hand',
  ],
  idea: [
    'a finger raised beside the face|snapping the fingers beside the ear',
    'a finger pointed straight up|a fist struck into the palm',
    'springing up with a raised finger|a wide stance, pointing up',
  ],
  hungry: [
    'a fork held beside the mouth|both hands under the chin',
    'hands on the belly|holding a spoon and a fork',
    'sitting cross-legged, hands on the belly|bent forward, arms around the belly',
  ],
  tired: [
    'forehead resting on one hand|cheek sunk onto folded arms',
    'arms hanging, back bent|wiping the forehead',
    'lying flat on the belly|sitting slumped with stretched legs',
  ],
  good_work: [
    'a cup held beside the cheek|cheek resting in both hands',
    'offering a cup with both hands|bowing with a hand laid on the chest',
    'sitting down with a cup|bowing from the waist',
  ],
  on_the_way: [
    'a hand shading the eyes|a pointing finger beside the cheek',
    'arms swinging, leaning into the wind|pointing far ahead',
    'running at full speed|leaping with a stretched leg',
  ],
  wait: [
    'an open palm beside the face|fingers drumming on the cheek',
    'both palms held out|pointing at the wrist',
    'squatting with the chin in both hands|leaning forward with one palm out',
  ],
  refuse: [
    'a finger wagging before the face|a palm before the face, turned away',
    'forearms crossed in front|both palms pushed out',
    'turning away with palms pushed out|a wide stance with crossed forearms',
  ],
  proud: [
    'thumb and finger framing the chin|chin raised high',
    'hands on the hips, chest out|a thumb pointing at the chest',
    "a hero's stance with hands on the hips|leaning back with crossed legs",
  ],
  relieved: [
    'a hand fanning the face|wiping the forehead',
    'a hand laid on the chest|shoulders dropped, palms down',
    'sitting down with stretched legs|sitting, leaning back on both hands',
  ],
  relaxed: [
    'the head resting on one hand|a cup held at the chin',
    'arms behind the head|holding a warm cup with both hands',
    'lying on the side, head on one hand|sitting cross-legged with a cup',
  ],
  busy: [
    'a phone held to the ear|a pen tucked behind the ear',
    'typing on a small laptop|a stack of papers in both arms',
    'running with papers under the arm|sitting with a laptop on the knees',
  ],
  done: [
    'a fist of victory beside the face|two fingers spread beside the eye',
    'wiping the hands clean|two spread fingers held forward',
    'a wide stance with both thumbs up|leaping with two spread fingers',
  ],
  home: [
    'a small wave from the side of the picture|both hands beside the cheeks',
    'arms opened wide|one arm raised in a wave',
    'stepping forward with open arms|skipping with one arm up',
  ],
  miss: [
    'cheek leaning on folded hands|a fingertip on the cheek, gazing up',
    'hugging a small cushion|one hand reaching out',
    'sitting with hugged knees, gazing up|on tiptoe, reaching far out',
  ],
  agree: [
    'nodding with a finger on the chin|a thumb up beside the face',
    'pointing forward with both hands|arms folded in a deep nod',
    'slapping a knee, pointing forward|hopping with a raised thumb',
  ],
};

/** Returns the gestures of a feeling that fit a framing, the most expressive first. */
export function gesturesOf(feeling: Feeling, framing: Pose['framing']): readonly string[] {
  const [near, upper, whole] = rows[feeling].map((choices) => choices.split('|')) as [
    string[],
    string[],
    string[],
  ];
  if (framing === 'face') return near;
  return framing === 'bust' ? [...upper, ...near] : [...whole, ...upper];
}

/** Movements of an object without limbs, by energy. */
export const bodyMotions: readonly (readonly string[])[] = [
  ['sinking to one side', 'slumped and sagging', 'leaning back lazily'],
  ['tipping gently to one side', 'bowing forward', 'standing upright, a little stretched'],
  ['hopping a little', 'swaying to one side', 'stretched tall and bouncy'],
  ['leaping up', 'shaking from side to side', 'squashed before a leap'],
];
