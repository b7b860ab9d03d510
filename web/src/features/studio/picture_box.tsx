import type { ReactNode } from 'react';

interface PictureBoxProps {
  readonly width: number;
  readonly height: number;
  /** Greatest height, CSS. */
  readonly within: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Room in the shape of a picture, as large as its place and the window allow, there before the picture is. */
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
