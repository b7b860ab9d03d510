import { useTranslations } from 'use-intl';
import { PixelPicture } from '../../ui/pictures.tsx';

interface PreviewStickersProps {
  readonly stickers: readonly { readonly id: string; readonly text: string }[];
  /** Their pictures, some of which may not be drawn yet. */
  readonly pictures: readonly (ImageData | undefined)[];
}

/** Drawn stickers in a row; until each is drawn, its words take the same room. */
export function PreviewStickers({ stickers, pictures }: PreviewStickersProps) {
  const t = useTranslations('preview');
  return (
    <ul className="grid grid-cols-3 gap-2 rounded-xl bg-chat-light p-2">
      {stickers.map(({ id, text }, index) => {
        const pixels = pictures[index];
        return (
          <li key={id} className="relative grid aspect-[37/32] place-items-center text-[#1d2b44]">
            {pixels ? (
              <PixelPicture
                pixels={pixels}
                label={t('stickerAlt', { message: text })}
                testId={`preview-${index + 1}`}
                className="absolute inset-0 h-full w-full animate-appear"
              />
            ) : (
              <span className="line-clamp-2 px-1 text-center text-note font-bold opacity-70">{text}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
