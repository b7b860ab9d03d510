import { useTranslations } from 'use-intl';
import { ColorPalette } from './color_palette.tsx';
import { useChosen, useEditor } from './use_editor.ts';

/** Fill color of the caption. */
export function ColourChoice() {
  const t = useTranslations('editor.words');
  const { preset } = useEditor();
  const { sticker, changeCaption, commit } = useChosen();
  const own = preset.captionColors[sticker.turn % preset.captionColors.length] ?? '#2B2A33';
  return (
    <ColorPalette
      label={t('color')}
      value={sticker.fullCaption.color}
      own={{ name: t('colorPreset', { color: own }), color: own }}
      offered={preset.captionColors}
      testId="color"
      onChange={(color, gesture) =>
        changeCaption({ color: color?.toUpperCase() === own.toUpperCase() ? null : color }, gesture)
      }
      onCommit={commit}
    />
  );
}
