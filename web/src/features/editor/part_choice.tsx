import type { ActingChoice } from '@pochitto/functions/compose/acting/choice_pictures';
import { grounds, props } from '@pochitto/functions/domain/acting/acting_names';
import { useTranslations } from 'use-intl';
import { ChoicePicture, OptionalTiles } from './choice_tiles.tsx';
import { ColorPalette } from './color_palette.tsx';
import { useActing } from './use_acting.ts';

/** Choice of the prop on the head. */
export function PropChoice() {
  const t = useTranslations('acting');
  const tiles = props.map((name) => ({
    name,
    text: t(`props.${name}`),
    picture: { kind: 'prop', name } as const,
  }));
  return <PartChoice part="prop" tiles={tiles} />;
}

/** Choice of the ground behind the subject. */
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
  readonly tiles: Parameters<typeof OptionalTiles>[0]['tiles'];
}

/** Choice of a part that an acting has at most once, and its color. */
function PartChoice({ part, tiles }: PartChoiceProps) {
  const t = useTranslations('acting');
  const { acting, change, commit } = useActing();
  const own = acting[part];
  const known = tiles.find(({ name }) => name === own?.name);
  return (
    <div className="flex flex-col gap-4">
      <OptionalTiles
        label={t(`partsFull.${part}`)}
        testId={part === 'ground' ? 'acting-ground' : part}
        value={own?.name ?? null}
        tiles={tiles}
        onChange={(name) => change({ [part]: name && { name, color: null } })}
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

interface PartColorProps {
  /** The choice in its default color. */
  readonly choice: ActingChoice;
  readonly value: string | null;
  readonly testId: string;
  readonly onChange: (color: string | null, gesture?: string) => void;
  readonly onCommit: () => void;
}

/** Choice of the main color of a mark, prop or ground. */
export function PartColor({ choice, value, testId, onChange, onCommit }: PartColorProps) {
  const t = useTranslations('acting');
  return (
    <ColorPalette
      label={t('color')}
      value={value}
      own={{ name: t('colorDesign'), picture: <ChoicePicture choice={choice} size={32} /> }}
      offered={[]}
      testId={testId}
      onChange={onChange}
      onCommit={onCommit}
    />
  );
}
