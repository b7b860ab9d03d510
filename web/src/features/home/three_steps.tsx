import { ImagePlus, MessageCircleHeart, Stamp } from 'lucide-react';
import { useTranslations } from 'use-intl';

const steps = [
  { name: 'photo', icon: ImagePlus },
  { name: 'words', icon: MessageCircleHeart },
  { name: 'done', icon: Stamp },
] as const;

export function ThreeSteps() {
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
