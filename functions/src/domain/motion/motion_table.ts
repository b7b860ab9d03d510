import type { Feeling } from '../acting/feeling.ts';
import type { CaptionMotionName, SubjectMotionName } from './motion_names.ts';

/** A motion that suits a feeling. Marks and face use their own motions. */
export interface MotionChoice {
  readonly subject: SubjectMotionName;
  readonly caption: CaptionMotionName;
  /** Duration of one loop. */
  readonly seconds: 1 | 2;
}

/** For every feeling, best first: subject, caption, seconds of one loop. */
const rows: Readonly<Record<Feeling, string>> = {
  neutral: 'sway wave 2, nod none 2, breathe pop 2',
  happy: 'bounce wave 1, jump pop 2, dance beat 2',
  love: 'pulse beat 2, sway wave 2, float pop 2',
  laugh: 'shiver jitter 1, bounce beat 1, dance wave 2',
  thanks: 'bow pop 2, nod wave 2, pulse beat 2',
  greeting: 'pop_in wave 2, dance wave 2, slide_in none 2',
  good_night: 'breathe wave 2, droop none 2, sway none 2',
  sleepy: 'droop wave 2, breathe none 2',
  bye: 'dance wave 2, sway swing 2, float pop 2',
  sorry: 'bow none 2, droop jitter 2',
  request: 'sway wave 2, nod beat 2, pulse pop 2',
  ok: 'nod pop 2, jump beat 2, flip beat 2',
  praise: 'bounce beat 1, pulse pop 2, jump wave 2',
  cheer: 'jump beat 1, bounce jitter 1, pulse pop 2',
  celebrate: 'jump wave 2, spin pop 2, dance beat 2',
  surprised: 'startle jitter 2, jump pop 2, shiver beat 1',
  sad: 'droop none 2, shiver wave 2, sway none 2',
  angry: 'shake jitter 1, startle beat 2, shiver jitter 1',
  sulky: 'shake none 2, droop jitter 2, breathe beat 2',
  shy: 'sway wave 2, shiver none 2, nod beat 2',
  shocked: 'shiver jitter 1, startle none 2, droop jitter 2',
  puzzled: 'sway swing 2, nod wave 2',
  question: 'sway pop 2, nod swing 2, float wave 2',
  idea: 'startle pop 2, jump beat 2, pop_in wave 2',
  hungry: 'sway wave 2, bounce beat 1, droop none 2',
  tired: 'droop none 2, sway wave 2, breathe none 2',
  good_work: 'bow pop 2, nod wave 2, breathe pop 2',
  on_the_way: 'slide_in jitter 2, bounce swing 1, dance wave 2',
  wait: 'shiver jitter 1, startle pop 2, shake beat 2',
  refuse: 'shake jitter 1, shake beat 2, startle pop 2',
  proud: 'pulse pop 2, pop_in beat 2, nod beat 2',
  relieved: 'breathe wave 2, droop none 2, float wave 2',
  relaxed: 'float wave 2, sway wave 2, breathe none 2',
  busy: 'shiver jitter 1, shake none 2, nod none 1',
  done: 'jump pop 2, pop_in beat 2, flip beat 2',
  home: 'slide_in wave 2, bounce wave 1, pop_in wave 2',
  miss: 'sway wave 2, droop none 2, breathe none 2',
  agree: 'nod beat 1, nod pop 2, bounce none 1',
};

/** Returns the motions that suit a feeling, best first. */
export function motionChoices(feeling: Feeling): readonly MotionChoice[] {
  return rows[feeling].split(', ').map((row) => {
    const [subject, caption, seconds] = row.split(' ');
    return {
      subject: subject as SubjectMotionName,
      caption: caption as CaptionMotionName,
      seconds: seconds === '1' ? 1 : 2,
    };
  });
}
