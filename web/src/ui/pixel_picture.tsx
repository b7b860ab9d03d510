import { useEffect, useRef } from 'react';

/** Pixels on the page, scaled to fit where they stand. */
export function PixelPicture({
  pixels,
  label,
  className = '',
  testId,
}: {
  pixels: ImageData;
  label: string;
  className?: string;
  testId?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawn = canvas.current;
    if (!drawn) return;
    drawn.width = pixels.width;
    drawn.height = pixels.height;
    drawn.getContext('2d')?.putImageData(pixels, 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      data-testid={testId}
      className={`object-contain ${className}`}
    />
  );
}
