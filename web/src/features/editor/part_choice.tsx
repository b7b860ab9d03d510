import { grounds, props } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';
import { ChoiceTiles } from './choice_tiles.tsx';
import { PartColor } from './part_color.tsx';
import { useActing } from './use_acting.ts';

/** What the head wears. */
export function PropChoice() {
  const t = useTranslations('acting');
  const tiles = props.map((name) => ({
    name,
    text: t(`props.${name}`),
    picture: { kind: 'prop', name } as const,
  }));
  return <PartChoice part="prop" tiles={tiles} />;
}

/** What is behind the subject. */
export function SceneChoice() {
  const t = useTranslations('acting');
  const tiles = grounds.map((name) => ({
    name,
    text: t(`grounds.${name}`),
    picture: { kind: 'ground', name } as const,
  }));
  return <PartChoice part="ground" tiles={tiles} />;
}

interface PartChoiceProps {
  readonly part: 'prop' | 'ground';
  readonly tiles: Parameters<typeof ChoiceTiles>[0]['tiles'];
}

/** One of the parts that an acting has once or not at all, and its color. */
function PartChoice({ part, tiles }: PartChoiceProps) {
  const t = useTranslations('acting');
  const { acting, change, commit } = useActing();
  const own = acting[part];
  const known = tiles.find(({ name }) => name === own?.name);
  return (
    <div className="flex flex-col gap-4">
      <ChoiceTiles
        label={t(`partsFull.${part}`)}
        testId={part === 'ground' ? 'acting-ground' : part}
        value={own ? (known?.name ?? null) : 'none'}
        tiles={[{ name: 'none', text: t('none'), picture: null }, ...tiles]}
        onChange={(name) => change({ [part]: name === 'none' ? null : { name, color: null } })}
      />
      {own && known?.picture ? (
        <PartColor
          choice={known.picture}
          value={own.color}
          testId={`${part}-color`}
          onChange={(color, gesture) => change({ [part]: { ...own, color } }, gesture)}
          onCommit={commit}
        />
      ) : null}
    </div>
  );
}
