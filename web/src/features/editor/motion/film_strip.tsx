import { useTranslations } from 'use-intl';
import { PixelPicture } from '../../../ui/pictures.tsx';
import { useEditor } from '../use_editor.ts';
import { usePlayerState } from './use_player.ts';

/** All frames of the selected sticker in a row; a press shows one. */
export function FilmStrip() {
  const t = useTranslations('motion');
  const { player } = useEditor();
  const pictures = usePlayerState((state) => state.pictures);
  const frame = usePlayerState((state) => state.frame);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-note font-bold text-ink-soft">{t('frames')}</h3>
      <ol className="-mx-1 flex gap-1 overflow-x-auto p-1" data-testid="film-strip">
        {pictures.map((picture, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a frame is identified by its index.
          <li key={index} className="shrink-0">
            <button
              type="button"
              aria-label={t('frame', { number: index + 1 })}
              aria-current={index === frame}
              data-drawn={picture !== null}
              onClick={() => {
                player.pause();
                player.seek(index);
              }}
              className={`checker block h-14 w-16 cursor-pointer rounded-lg border ${index === frame ? 'border-act ring-2 ring-act' : 'border-line'}`}
            >
              {picture ? <PixelPicture pixels={picture} className="size-full object-contain" /> : null}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
