import { pictureKey, productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { StampImage } from '@pochitto/functions/domain/stamps/image';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import type { StampSet } from '../use_set.ts';

/** Thumbnails of all images that are submitted. */
export function ReviewPictures({ set: { stamp, main, tab, stickers } }: { set: StampSet }) {
  const t = useTranslations('submission.sheet');
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-base">{t('pictures', { count: stickers.length })}</h3>
      <ul
        className="grid grid-cols-[repeat(auto-fill,minmax(4.25rem,1fr))] gap-2"
        data-testid="review-pictures"
      >
        {productSpecs[stamp.product].main ? (
          <Picture image={main} name={t('main')} caption={t('main')} />
        ) : null}
        <Picture image={tab} name={t('tab')} caption={t('tab')} />
        {stickers.map(({ id, image, place, label }) => (
          <Picture
            key={id}
            image={image}
            name={t('sticker', { number: place, message: label })}
            caption={pictureKey(stamp.product, place)}
          />
        ))}
      </ul>
    </section>
  );
}

interface PictureProps {
  readonly image: StampImage | null;
  readonly name: string;
  readonly caption: string;
}

function Picture({ image, name, caption }: PictureProps) {
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  return (
    <li className="flex flex-col items-center gap-0.5">
      <span className="relative aspect-[37/32] w-full rounded-lg bg-chat-light">
        {picture.state === 'ready' ? (
          <img src={picture.url} alt={name} className="absolute inset-0 size-full object-contain p-1" />
        ) : null}
      </span>
      <span className="text-note tabular-nums text-ink-soft">{caption}</span>
    </li>
  );
}
