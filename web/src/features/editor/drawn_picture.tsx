import { useEffect, useRef } from 'react';

/** Draws pixels to a canvas of their size. */
export function DrawnPicture({ picture, className }: { picture: ImageData; className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => canvas.current?.getContext('2d')?.putImageData(picture, 0, 0), [picture]);
  return <canvas ref={canvas} width={picture.width} height={picture.height} className={className} />;
}
