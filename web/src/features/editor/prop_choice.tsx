import { props } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';
import { ChoiceTiles } from './choice_tiles.tsx';
import { PartColor } from './part_color.tsx';
import { useActing } from './use_acting.ts';

/** What the head wears. */
export function PropChoice() {
  const t = useTranslations('acting');
  const { acting, change, settle } = useActing();
  const { prop } = acting;
  const known = props.find((name) => name === prop?.name) ?? null;
  return (
    <div className="flex flex-col gap-4">
      <ChoiceTiles
        label={t('partsFull.prop')}
        testId="prop"
        value={prop ? known : 'none'}
        tiles={[
          { name: 'none', text: t('none'), picture: null },
          ...props.map((name) => ({
            name,
            text: t(`props.${name}`),
            picture: { kind: 'prop', name } as const,
          })),
        ]}
        onChange={(name) => change({ prop: name === 'none' ? null : { name, color: null } })}
      />
      {prop && known ? (
        <PartColor
          choice={{ kind: 'prop', name: known }}
          value={prop.color}
          testId="prop-color"
          onChange={(color, gesture) => change({ prop: { ...prop, color } }, gesture)}
          onSettle={settle}
        />
      ) : null}
    </div>
  );
}
