import type { ActingChoice } from '@pochitto/functions/compose/acting/choice_pictures';
import { useTranslations } from 'use-intl';
import { ChoicePicture } from './choice_picture.tsx';
import { ColorPalette } from './color_palette.tsx';

interface PartColorProps {
  /** Shown for the color that the design gives it. */
  readonly choice: ActingChoice;
  readonly value: string | null;
  readonly testId: string;
  readonly onChange: (color: string | null, gesture?: string) => void;
  readonly onCommit: () => void;
}

/** The main color of a mark, a prop or a ground. */
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
