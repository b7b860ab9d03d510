import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';

/** Colors that are legible on every background within a white or dark outline. */
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
const ownKey = 'own';

interface ColorPaletteProps {
  readonly label: string;
  /** #RRGGBB; null = the style's. */
  readonly value: string | null;
  /** The style's color: its value, or a picture if it has several. */
  readonly own: { readonly name: string; readonly color?: string; readonly picture?: ReactNode };
  /** Shown before the palette. */
  readonly offered: readonly string[];
  readonly testId: string;
  readonly onChange: (color: string | null, gesture?: string) => void;
  readonly onCommit: () => void;
}

/** Choice of the style's color, one of a palette, or any color. */
export function ColorPalette({ label, value, own, offered, testId, onChange, onCommit }: ColorPaletteProps) {
  const t = useTranslations('editor.words');
  const ownColor = own.color?.toUpperCase();
  const others = [...new Set([...offered, ...palette].map((each) => each.toUpperCase()))].filter(
    (each) => each !== ownColor,
  );
  const now = value === null || value.toUpperCase() === ownColor ? ownKey : value.toUpperCase();
  const isOther = now !== ownKey && !others.includes(now);
  const ring =
    'pressable grid size-11 cursor-pointer place-items-center rounded-full data-[selected]:ring-2 data-[selected]:ring-ink';
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        value={isOther ? null : now}
        onChange={(color) => onChange(color === ownKey ? null : color)}
        orientation="horizontal"
        className="flex flex-col gap-2"
      >
        <Label className="text-note font-bold text-ink-soft">{label}</Label>
        <div className="flex flex-wrap items-center gap-1">
          <Radio value={ownKey} aria-label={own.name} data-testid={`${testId}-own`} className={ring}>
            {own.picture ?? <Swatch color={own.color ?? '#2B2A33'} isChosen={now === ownKey} />}
          </Radio>
          {others.map((color) => (
            <Radio
              key={color}
              value={color}
              aria-label={t('colorNamed', { color })}
              data-testid={`${testId}-${color.slice(1)}`}
              className={ring}
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
          value={(now === ownKey ? (ownColor ?? '#2B2A33') : now).toLowerCase()}
          data-testid={`${testId}-any`}
          onChange={(event) => onChange(event.target.value.toUpperCase(), testId)}
          onBlur={onCommit}
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
