import { useTranslations } from 'use-intl';

const stickers = [1, 2, 3, 4] as const;

/** One real photo and four stickers that our own engine made from it, told as a chat. */
export function Samples() {
  const t = useTranslations('home');
  return (
    <figure
      aria-label={t('samplesLabel')}
      className="flex flex-col gap-3 rounded-[28px] bg-chat-light p-4 text-[#2b2a33] shadow-lift sm:p-6"
    >
      <div className="flex items-end gap-3">
        <img
          src="/samples/photo.jpg"
          alt={t('photoAlt')}
          width={144}
          height={144}
          className="size-32 rounded-2xl rounded-tl-sm bg-white/40 object-cover sm:size-36"
        />
        <p className="rounded-2xl rounded-bl-sm bg-white px-3.5 py-1.5 text-sm font-bold">{t('photoSays')}</p>
      </div>
      <p className="self-end rounded-2xl rounded-br-sm bg-yolk px-3.5 py-1.5 text-sm font-bold">
        {t('stickersSay')}
      </p>
      <div className="grid grid-cols-2 gap-3">
        {stickers.map((number) => (
          <img
            key={number}
            src={`/samples/portrait-${number}.png`}
            alt={t('stickerAlt', { number })}
            width={370}
            height={320}
            className="aspect-[37/32] w-full object-contain"
          />
        ))}
      </div>
    </figure>
  );
}
