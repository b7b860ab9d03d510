import { type ActingChoice, paintChoice } from '@pochitto/functions/compose/acting/choice_pictures';
import { drawingStyle } from '@pochitto/functions/compose/acting/palette';
import type { Context } from '@pochitto/functions/compose/surface';
import { Ban } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslations } from 'use-intl';
import { useEditor } from './use_editor.ts';

export interface Tile<Name extends string> {
  readonly name: Name;
  readonly text: string;
  /** null = none. */
  readonly picture: ActingChoice | null;
  /** Additional text. */
  readonly note?: string | null;
}

interface ChoiceTilesProps<Name extends string> {
  readonly label: string;
  readonly value: Name | null;
  readonly tiles: readonly Tile<Name>[];
  readonly testId: string;
  readonly onChange: (name: Name) => void;
}

export const tileGrid = 'grid grid-cols-[repeat(auto-fill,minmax(4.9rem,1fr))] gap-2';
export const tileClass =
  'pressable relative flex min-h-22 cursor-pointer flex-col items-center justify-start gap-0.5 rounded-xl border border-line-strong bg-card px-1 pt-1.5 pb-1 text-center hover:bg-sunken disabled:cursor-default disabled:opacity-50';
export const tileText = 'w-full text-note leading-tight font-bold text-balance break-words hyphens-auto';

/** A radio group of tiles with pictures. */
export function ChoiceTiles<Name extends string>({
  label,
  value,
  tiles,
  testId,
  onChange,
}: ChoiceTilesProps<Name>) {
  return (
    <RadioGroup
      value={value}
      onChange={(wanted) => {
        const tile = tiles.find(({ name }) => name === wanted);
        if (tile) onChange(tile.name);
      }}
      orientation="horizontal"
    >
      <Label className="sr-only">{label}</Label>
      <div className={tileGrid}>
        {tiles.map(({ name, text, picture, note }) => (
          <Radio
            key={name}
            value={name}
            data-testid={`${testId}-${name}`}
            className={`${tileClass} data-[selected]:border-ink data-[selected]:bg-yolk-wash data-[selected]:ring-2 data-[selected]:ring-ink`}
          >
            {picture ? (
              <ChoicePicture choice={picture} />
            ) : (
              <span className="grid size-12 place-items-center text-ink-soft">
                <Ban size={26} strokeWidth={1.75} aria-hidden="true" />
              </span>
            )}
            <span className={tileText}>{text}</span>
            {note ? <span className="text-[0.6875rem] leading-tight text-ink-soft">{note}</span> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

interface OptionalTilesProps<Name extends string> extends Omit<ChoiceTilesProps<Name>, 'value' | 'onChange'> {
  /** A name that is not offered selects no tile. */
  readonly value: string | null;
  readonly onChange: (name: Name | null) => void;
}

/** A radio group of tiles with an additional "none". */
export function OptionalTiles<Name extends string>({
  value,
  tiles,
  onChange,
  ...rest
}: OptionalTilesProps<Name>) {
  const t = useTranslations('acting');
  return (
    <ChoiceTiles<Name | 'none'>
      {...rest}
      value={value === null ? 'none' : (tiles.find(({ name }) => name === value)?.name ?? null)}
      tiles={[{ name: 'none', text: t('none'), picture: null }, ...tiles]}
      onChange={(name) => onChange(name === 'none' ? null : name)}
    />
  );
}

/** Draws a choice as it appears on a sticker, in the set's own colors. `size` in CSS px. */
export function ChoicePicture({ choice, size = 48 }: { choice: ActingChoice; size?: number }) {
  const { preset } = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { kind, name } = choice;
  const color = 'color' in choice ? choice.color : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice is its kind, name and color.
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.canvas.width;
    context.clearRect(0, 0, pixels, pixels);
    // The canvas draws only contexts of its own kind; the composition's type cannot express that.
    paintChoice(context as unknown as Context, choice, pixels, drawingStyle(preset));
  }, [kind, name, color, size, preset]);
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none shrink-0 rounded-lg bg-[light-dark(transparent,#f4efe8)]"
    >
      <canvas ref={canvas} width={size * 2} height={size * 2} style={{ width: size, height: size }} />
    </span>
  );
}
