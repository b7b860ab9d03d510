import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useEditor } from '../use_editor.ts';
import { usePlayerState } from './use_player.ts';

interface PlayedCanvasProps {
  readonly className: string;
  readonly style: CSSProperties;
  readonly testId: string;
  /** Reports the places of the marks in the shown picture. */
  readonly onPlaces: (id: string, places: ActingPlaces | null) => void;
  /** Reports what cannot be drawn; null once it can. */
  readonly onProblem: (problem: ErrorCode | 'internal' | null) => void;
}

/** Shows the player's current frame. The last picture stays until the next is drawn. */
export function PlayedCanvas({ className, style, testId, onPlaces, onProblem }: PlayedCanvasProps) {
  const { player, canvas: size } = useEditor();
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = usePlayerState((state) => state.places);
  const problem = usePlayerState((state) => state.problem);
  const id = usePlayerState((state) => state.played?.id ?? null);
  useEffect(() => {
    let painted: ImageData | null = null;
    const paint = () => {
      const { pictures, frame, played } = player.state();
      const picture = pictures[frame];
      if (!canvas.current || !played || !picture || picture === painted) return;
      painted = picture;
      canvas.current.getContext('2d')?.putImageData(picture, 0, 0);
      canvas.current.dataset.drawn = played.id;
      canvas.current.dataset.frame = String(frame);
    };
    paint();
    return player.subscribe(paint);
  }, [player]);
  useEffect(() => {
    if (id !== null && places) onPlaces(id, places);
  }, [id, places, onPlaces]);
  useEffect(() => onProblem(problem), [problem, onProblem]);
  return (
    <canvas
      ref={canvas}
      width={size.width}
      height={size.height}
      className={className}
      style={style}
      data-testid={testId}
    />
  );
}
