import { adjustPixels } from '@pochitto/functions/compose/brightness';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLoad } from '../../lib/requests.ts';
import { picturePixels } from './picture_pixels.ts';

interface AdjustedPictureProps {
  readonly path: string;
  readonly brightness: number;
  readonly label: string;
  readonly className?: string;
  readonly testId?: string;
}

/** A variant with its brightness: the stored pixels through the same curve as in the download. */
export function AdjustedPicture({ path, brightness, label, className = '', testId }: AdjustedPictureProps) {
  const t = useTranslations('studio.view');
  const canvas = useRef<HTMLCanvasElement>(null);
  const { state, value: pixels } = useLoad(() => picturePixels(path), [path], 'A picture could not be read.');
  useEffect(() => {
    if (!pixels) return;
    // At most one draw per display frame, however fast the slider moves.
    const frame = requestAnimationFrame(() => draw(canvas.current, pixels, brightness));
    return () => cancelAnimationFrame(frame);
  }, [pixels, brightness]);

  if (state === 'failed') {
    return (
      <p className={`grid place-items-center bg-sunken p-4 text-note text-ink-soft ${className}`}>
        {t('unreadable')}
      </p>
    );
  }
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      data-testid={testId}
      data-ready={pixels !== null}
      data-brightness={brightness}
      className={`object-contain ${pixels ? '' : 'opacity-0'} ${className}`}
    />
  );
}

function draw(canvas: HTMLCanvasElement | null, pixels: ImageData, brightness: number): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
    canvas.width = pixels.width;
    canvas.height = pixels.height;
  }
  context.putImageData(adjusted(pixels, brightness), 0, 0);
}

/** Returns a copy with another brightness. */
export function adjusted(pixels: ImageData, brightness: number): ImageData {
  const data = new Uint8ClampedArray(pixels.data);
  adjustPixels(data, brightness);
  return new ImageData(data, pixels.width, pixels.height);
}
