import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PixelPicture } from '../../ui/pictures.tsx';

interface PreviewStickersProps {
  readonly stickers: readonly { readonly id: string; readonly text: string }[];
  /** Their pictures, some of which may not be drawn yet. */
  readonly pictures: readonly (ImageData | undefined)[];
}

/** Drawn stickers in a row. */
export function PreviewStickers({ stickers, pictures }: PreviewStickersProps) {
  return (
    <PreviewRow>
      {stickers.map(({ id, text }, index) => (
        <PreviewSticker key={id} number={index + 1} text={text} picture={pictures[index]} />
      ))}
    </PreviewRow>
  );
}

export function PreviewRow({ children }: { readonly children: ReactNode }) {
  return <ul className="grid grid-cols-3 gap-2 rounded-xl bg-chat-light p-2">{children}</ul>;
}

interface PreviewStickerProps {
  readonly number: number;
  readonly text: string;
  readonly picture: ImageData | undefined;
  readonly state?: 'drawing' | 'drawn' | 'failed';
}

/** One sticker of a preview; until it is drawn, its words take the same room. */
export function PreviewSticker({ number, text, picture, state }: PreviewStickerProps) {
  const t = useTranslations('preview');
  return (
    <li data-state={state} className="relative grid aspect-[37/32] place-items-center text-[#1d2b44]">
      {picture ? (
        <PixelPicture
          pixels={picture}
          label={t('stickerAlt', { message: text || String(number) })}
          testId={`preview-${number}`}
          className="absolute inset-0 h-full w-full animate-appear"
        />
      ) : (
        <span className="line-clamp-2 px-1 text-center text-note font-bold opacity-70">{text}</span>
      )}
    </li>
  );
}
