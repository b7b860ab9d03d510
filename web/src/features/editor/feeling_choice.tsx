import type { ActingChoice } from '@pochitto/functions/compose/acting/choice_pictures';
import { type Feeling, feelings } from '@pochitto/functions/domain/acting/feeling';
import { feelingOf } from '@pochitto/functions/domain/acting/feeling_of';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { Shuffle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { ChoiceTiles } from './choice_tiles.tsx';
import { useActing } from './use_acting.ts';
import { useChosen } from './use_editor.ts';

const mark = (name: Extract<ActingChoice, { kind: 'mark' }>['name']) => ({ kind: 'mark', name }) as const;
const prop = (name: Extract<ActingChoice, { kind: 'prop' }>['name']) => ({ kind: 'prop', name }) as const;
const ground = (name: Extract<ActingChoice, { kind: 'ground' }>['name']) =>
  ({ kind: 'ground', name }) as const;

/** Icon of each feeling. */
const pictures: Readonly<Record<Feeling, ActingChoice>> = {
  neutral: prop('sprout'),
  happy: mark('notes'),
  love: mark('hearts'),
  laugh: mark('tears'),
  thanks: mark('flowers'),
  greeting: ground('sun_rays'),
  good_night: ground('night'),
  sleepy: mark('zzz'),
  bye: mark('puff'),
  sorry: mark('sweat'),
  request: mark('sparkles'),
  ok: mark('check'),
  praise: mark('thumbs_up'),
  cheer: mark('flame'),
  celebrate: mark('confetti'),
  surprised: mark('interrobang'),
  sad: mark('broken_heart'),
  angry: mark('anger'),
  sulky: mark('steam'),
  shy: mark('blush_lines'),
  shocked: mark('gloom'),
  puzzled: mark('dizzy_stars'),
  question: mark('question'),
  idea: mark('bulb'),
  hungry: mark('rice_bowl'),
  tired: mark('soul'),
  good_work: prop('towel'),
  on_the_way: ground('speed'),
  wait: mark('dots'),
  refuse: mark('cross'),
  proud: prop('sunglasses'),
  relieved: mark('sigh'),
  relaxed: prop('headphones'),
  busy: prop('glasses'),
  done: mark('star'),
  home: ground('room'),
  miss: mark('heart'),
  agree: mark('exclamation'),
};

/** Choice of the feeling that the sticker shows; each press plans a new acting. */
export function FeelingChoice() {
  const t = useTranslations('acting');
  const { acting, feel } = useActing();
  const { sticker } = useChosen();
  const said = feelingOf(tidyMessage(sticker.message));
  // The feeling of the words comes first.
  const offered = [said, ...feelings.filter((each) => each !== said)];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button onPress={() => feel(acting.feeling)} data-testid="another-acting">
          <Shuffle size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('another')}
        </Button>
        <p className="text-note text-ink-soft">{t('feelingHint')}</p>
      </div>
      <ChoiceTiles
        label={t('partsFull.feeling')}
        testId="feeling"
        value={sticker.acting ? acting.feeling : null}
        tiles={offered.map((name) => ({
          name,
          text: t(`feelings.${name}`),
          picture: pictures[name],
          note: name === said ? t('fromWords') : null,
        }))}
        onChange={feel}
      />
    </div>
  );
}
