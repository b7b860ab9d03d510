import { ImagePlus, Info, MessageCircleHeart, Stamp, Ticket } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { onEarlyPhoto } from '../../lib/prerendered.ts';
import { Footer } from '../../shared/footer.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file_button.tsx';
import { Page } from '../../ui/page.tsx';
import { useTrialPart, warmTrial } from './use_trial_part.ts';

const limits = ['photo', 'one', 'rights', 'review'] as const;

export function HomePage() {
  const t = useTranslations('home');
  const { trial, isUnloaded, take } = useTrialPart();
  const [isOver, setOver] = useState(false);
  useEffect(() => onEarlyPhoto(take), [take]);
  const drop = {
    onDragEnter: warmTrial,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) take(file);
    },
  };
  return (
    <Page title={t('title')}>
      <div {...drop} className={`rounded-[28px] ${isOver ? 'outline-3 outline-offset-8 outline-act' : ''}`}>
        {trial ? (
          <trial.Part photo={trial.photo} onPhoto={take} />
        ) : (
          <section className="grid items-center gap-8 md:grid-cols-[1.05fr_1fr] md:gap-12">
            <div>
              <h1 className="text-4xl sm:text-5xl">{t('title')}</h1>
              <p className="mt-4 max-w-prose text-lg text-ink-soft">{t('lead')}</p>
              <FileButton
                kind="act"
                accept="image/*,.heic,.heif"
                onFile={take}
                testId="trial-photo"
                onPress={warmTrial}
                className="mt-6 max-sm:w-full"
              >
                <ImagePlus size={22} strokeWidth={1.75} aria-hidden="true" />
                {t('act')}
              </FileButton>
              <p className="mt-3 text-sm text-ink-soft" role="status">
                {isUnloaded ? t('trial.unloaded') : t('actHint')}
              </p>
              <p className="mt-4 flex items-start gap-2 text-sm">
                <Ticket
                  size={20}
                  strokeWidth={1.75}
                  className="mt-0.5 shrink-0 text-matcha"
                  aria-hidden="true"
                />
                {t('price')}
              </p>
              <Link
                to="/create"
                data-testid="home-start"
                className={buttonClass('plain', '-ml-3 mt-1 underline')}
              >
                {t('start')}
              </Link>
            </div>
            <Samples />
          </section>
        )}
      </div>
      <ThreeSteps />
      <section className="mt-16 rounded-card border border-line bg-card p-6 sm:p-8">
        <h2 className="text-2xl">{t('limitsTitle')}</h2>
        <ul className="mt-4 grid gap-3 sm:grid-cols-2">
          {limits.map((limit) => (
            <li key={limit} className="flex items-start gap-2">
              <Info size={20} strokeWidth={1.75} className="mt-1 shrink-0 text-ink-soft" aria-hidden="true" />
              {t(`limits.${limit}`)}
            </li>
          ))}
        </ul>
      </section>
      <Footer />
    </Page>
  );
}

const steps = [
  { name: 'photo', icon: ImagePlus },
  { name: 'words', icon: MessageCircleHeart },
  { name: 'done', icon: Stamp },
] as const;

function ThreeSteps() {
  const t = useTranslations('home');
  return (
    <section className="mt-16">
      <h2 className="text-2xl">{t('stepsTitle')}</h2>
      <ol className="mt-4 grid gap-4 sm:grid-cols-3">
        {steps.map(({ name, icon: Icon }, index) => (
          <li key={name} className="flex gap-4 rounded-card border border-line bg-card p-5 sm:flex-col">
            <span className="font-display grid size-12 shrink-0 place-items-center rounded-full bg-ink text-xl text-paper">
              {index + 1}
            </span>
            <div>
              <h3 className="flex items-center gap-2 text-lg">
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
                {t(`steps.${name}.title`)}
              </h3>
              <p className="mt-1 text-ink-soft">{t(`steps.${name}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const stickers = [1, 2, 3, 4] as const;

/** A real photo and four stickers that the engine made from it, shown as a chat. */
function Samples() {
  const t = useTranslations('home');
  const locale = useLocale();
  return (
    <figure
      aria-label={t('samplesLabel')}
      className="flex flex-col gap-3 rounded-[28px] bg-chat-light p-4 text-[#2b2a33] shadow-lift sm:p-6"
    >
      <div className="flex items-end gap-3">
        <img
          src="/samples/photo.webp"
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
            src={`/samples/${locale}-${number}.webp`}
            // The prerendered page is Japanese: other readers must not load its pictures.
            loading="lazy"
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
