import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import { type CSSProperties, useEffect, useRef } from 'react';
import { drawableContent, type StickerContent } from './editor_content.ts';
import type { Artist } from './open_artist.ts';
import { useEditor } from './use_editor.ts';

interface StickerCanvasProps {
  readonly artist: Artist | null;
  readonly id: string;
  readonly content: StickerContent;
  readonly touchUp: TouchUp;
  readonly className: string;
  readonly style?: CSSProperties;
  readonly testId: string;
  /** Reports the places of the marks in the shown picture. */
  readonly onPlaces?: (id: string, places: ActingPlaces | null) => void;
  /** Reports what cannot be drawn; null once it can. */
  readonly onProblem?: (problem: ErrorCode | 'internal' | null) => void;
}

/** Draws one sticker, and again at every change. While one is drawn, only the newest change is queued. */
export function StickerCanvas(props: StickerCanvasProps) {
  const size = useEditor().canvas;
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef(props);
  const painted = useRef<StickerCanvasProps | null>(null);
  const isBusy = useRef(false);

  useEffect(() => {
    newest.current = props;
    const draw = async () => {
      if (isBusy.current) return;
      isBusy.current = true;
      // Typing may continue while this draws: the newest state is drawn next.
      while (painted.current === null || isOther(painted.current, newest.current)) {
        painted.current = newest.current;
        await paint(canvas.current, painted.current);
      }
      isBusy.current = false;
    };
    draw();
  });

  return (
    <canvas
      ref={canvas}
      width={size.width}
      height={size.height}
      className={props.className}
      style={props.style}
      data-testid={props.testId}
    />
  );
}

function isOther(one: StickerCanvasProps, other: StickerCanvasProps): boolean {
  return (
    one.artist !== other.artist ||
    one.id !== other.id ||
    one.content !== other.content ||
    one.touchUp !== other.touchUp
  );
}

async function paint(canvas: HTMLCanvasElement | null, props: StickerCanvasProps): Promise<void> {
  const { artist, id, touchUp, onProblem, onPlaces } = props;
  const content = drawableContent(props.content);
  if (!artist || !canvas || !content) return;
  const startedAt = performance.now();
  try {
    const { picture, places } = await artist.whole(id, content, touchUp);
    canvas.getContext('2d')?.putImageData(picture, 0, 0);
    canvas.dataset.drawn = id;
    performance.measure('pochitto.redraw', { start: startedAt });
    onPlaces?.(id, places);
    onProblem?.(null);
  } catch (error) {
    if (!(error instanceof PochittoError)) console.warn('A sticker could not be drawn.', error);
    onProblem?.(error instanceof PochittoError ? error.code : 'internal');
  }
}
