import { ImageIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Draws pixels on a canvas that scales to its container. Without a label it is decorative. */
export function PixelPicture({
  pixels,
  label,
  className = '',
  testId,
}: {
  pixels: ImageData;
  label?: string;
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
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      data-testid={testId}
      className={`object-contain ${className}`}
    />
  );
}

interface LocalPictureProps {
  readonly blob: Blob;
  readonly alt: string;
  /** Shown if this browser cannot decode the image (HEIC). */
  readonly otherwise: string;
  readonly className: string;
}

/** An image that is only on this device. */
export function LocalPicture({ blob, alt, otherwise, className }: LocalPictureProps) {
  const url = useObjectUrl(blob);
  const [undrawable, setUndrawable] = useState<Blob | null>(null);
  if (undrawable === blob) {
    return (
      <div
        role="img"
        aria-label={alt}
        className={`flex flex-col items-center justify-center gap-1 rounded-xl bg-sunken p-2 text-note text-ink-soft ${className}`}
      >
        <ImageIcon size={24} strokeWidth={1.75} aria-hidden="true" />
        {otherwise}
      </div>
    );
  }
  return (
    <div className={`grid grid-rows-[minmax(0,1fr)] place-items-center ${className}`}>
      {url ? (
        <img
          src={url}
          alt={alt}
          onError={() => setUndrawable(blob)}
          className="max-h-full max-w-full rounded-xl object-contain"
        />
      ) : null}
    </div>
  );
}

/** Returns an object URL for a blob and revokes it when it is no longer shown. */
export function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [blob]);
  return url;
}

interface PictureBoxProps {
  readonly width: number;
  readonly height: number;
  /** Maximum height as a CSS length. */
  readonly within: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Reserves space in a picture's aspect ratio, as large as container and window allow, before it has loaded. */
export function PictureBox({ width, height, within, className = '', children }: PictureBoxProps) {
  const ratio = width / height;
  return (
    <div
      className={`relative mx-auto overflow-hidden ${className}`}
      style={{ aspectRatio: ratio, width: `min(100%, calc(${within} * ${ratio}))` }}
    >
      {children}
    </div>
  );
}

/** Backgrounds of stickers: a chat's colors in light and dark mode, and plain white. */
export const chatGrounds = {
  light: 'bg-chat-light',
  dark: 'bg-chat-dark',
  white: 'bg-white',
} as const;

export type ChatGround = keyof typeof chatGrounds;
