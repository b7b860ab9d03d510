import { grounds } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';
import { ChoiceTiles } from './choice_tiles.tsx';
import { PartColor } from './part_color.tsx';
import { useActing } from './use_acting.ts';

/** What is behind the subject. */
export function GroundChoice() {
  const t = useTranslations('acting');
  const { acting, change, settle } = useActing();
  const { ground } = acting;
  const known = grounds.find((name) => name === ground?.name) ?? null;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceTiles
        label={t('partsFull.ground')}
        testId="acting-ground"
        value={ground ? known : 'none'}
        tiles={[
          { name: 'none', text: t('none'), picture: null },
          ...grounds.map((name) => ({
            name,
            text: t(`grounds.${name}`),
            picture: { kind: 'ground', name } as const,
          })),
        ]}
        onChange={(name) => change({ ground: name === 'none' ? null : { name, color: null } })}
      />
      {ground && known ? (
        <PartColor
          choice={{ kind: 'ground', name: known }}
          value={ground.color}
          testId="ground-color"
          onChange={(color, gesture) => change({ ground: { ...ground, color } }, gesture)}
          onSettle={settle}
        />
      ) : null}
    </div>
  );
}
