import { bubbles, type LetteringName, letterings } from '@pochitto/functions/domain/acting/acting_names';
import type { CaptionPlacement } from '@pochitto/functions/domain/presets/preset';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { OptionalTiles } from './choice_tiles.tsx';
import { useActing } from './use_acting.ts';

/** Caption placements that a lettering requires. */
const placesOf: Partial<Record<LetteringName, readonly CaptionPlacement[]>> = {
  arch: ['top'],
  stack: ['right', 'left'],
  upright: ['right', 'left'],
};

/** Choice of speech bubble and lettering. */
export function BubbleChoice() {
  const t = useTranslations('acting');
  const { acting, changeLettering } = useActing();
  const { bubble, style, place } = acting.lettering;
  return (
    <div className="flex flex-col gap-4">
      <OptionalTiles
        label={t('bubbles')}
        testId="bubble"
        value={bubble}
        tiles={bubbles.map((name) => ({
          name,
          text: t(`bubbleNames.${name}`),
          picture: { kind: 'bubble', name } as const,
        }))}
        onChange={(name) => changeLettering({ bubble: name })}
      />
      {bubble === null ? (
        <ChoiceRow
          label={t('lettering')}
          value={letterings.find((name) => name === style) ?? null}
          options={letterings.map((value) => ({
            value,
            text: t(`letterings.${value}`),
            testId: `lettering-${value}`,
          }))}
          onChange={(name) => {
            const places = placesOf[name];
            const [first] = places ?? [];
            const mayStay = places === undefined || (place !== null && places.includes(place));
            changeLettering({ style: name, ...(mayStay || !first ? {} : { place: first }) });
          }}
        />
      ) : (
        <p className="text-note text-ink-soft">{t('letteringHint')}</p>
      )}
    </div>
  );
}
