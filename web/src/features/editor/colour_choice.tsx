import { Check } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { useChosen, useEditor } from './use_editor.ts';

/** Beside the preset's own: colours that read well on every ground within a white or dark stroke. */
const palette = [
  '#2B2A33',
  '#FFFFFF',
  '#E8452C',
  '#D9741A',
  '#FFC53D',
  '#2F8F4E',
  '#2F74B5',
  '#7A4FB5',
  '#E0559B',
  '#8A5A3B',
];

/** Fill colour of the caption: the preset's, one of a palette, or any. */
export function ColourChoice() {
  const t = useTranslations('editor.words');
  const { preset } = useEditor();
  const { sticker, changeCaption, settle } = useChosen();
  const own = preset.captionColors[sticker.turn % preset.captionColors.length] ?? '#2B2A33';
  const offered = [...new Set([own, ...preset.captionColors, ...palette].map((each) => each.toUpperCase()))];
  const now = (sticker.fullCaption.color ?? own).toUpperCase();
  const isOther = !offered.includes(now);
  const choose = (color: string, gesture?: string) =>
    changeCaption({ color: color.toUpperCase() === own.toUpperCase() ? null : color }, gesture);

  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        value={isOther ? null : now}
        onChange={(color) => choose(color)}
        orientation="horizontal"
        className="flex flex-col gap-2"
      >
        <Label className="text-note font-bold text-ink-soft">{t('color')}</Label>
        <div className="flex flex-wrap items-center gap-1">
          {offered.map((color) => (
            <Radio
              key={color}
              value={color}
              aria-label={t(color === own.toUpperCase() ? 'colorPreset' : 'colorNamed', { color })}
              data-testid={`color-${color.slice(1)}`}
              className="pressable grid size-11 cursor-pointer place-items-center rounded-full data-[selected]:ring-2 data-[selected]:ring-ink"
            >
              <Swatch color={color} isChosen={color === now} />
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <label className="flex min-h-11 w-fit items-center gap-2 rounded-full pr-2 text-sm font-bold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky">
        <span className={`grid size-11 place-items-center rounded-full ${isOther ? 'ring-2 ring-ink' : ''}`}>
          {isOther ? <Swatch color={now} isChosen /> : <span className="spectrum size-8 rounded-full" />}
        </span>
        {t('colorOwn')}
        <input
          type="color"
          className="sr-only"
          value={now.toLowerCase()}
          data-testid="color-own"
          onChange={(event) => choose(event.target.value.toUpperCase(), 'color')}
          onBlur={settle}
        />
      </label>
    </div>
  );
}

function Swatch({ color, isChosen }: { color: string; isChosen: boolean }) {
  return (
    <span
      className="grid size-8 place-items-center rounded-full border border-line-strong"
      style={{ backgroundColor: color }}
    >
      {isChosen ? (
        <Check
          size={16}
          strokeWidth={3}
          style={{ color: isBright(color) ? '#2B2A33' : '#FFFFFF' }}
          aria-hidden="true"
        />
      ) : null}
    </span>
  );
}

function isBright(color: string): boolean {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return part(1) * 0.299 + part(3) * 0.587 + part(5) * 0.114 > 150;
}
