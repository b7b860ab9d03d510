import { type ActingChoice, paintChoice } from '@pochitto/functions/compose/acting/choice_pictures';
import { drawingStyle } from '@pochitto/functions/compose/acting/palette';
import type { Context } from '@pochitto/functions/compose/surface';
import { useEffect, useRef } from 'react';
import { useEditor } from './use_editor.ts';

/** A choice as it is drawn on a sticker, in the set's own colors. `size` in CSS px. */
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
    // The canvas draws its own kind only; the composition's type cannot say so.
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
