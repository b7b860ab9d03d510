import { Info, Ticket } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Samples } from './samples.tsx';
import { ThreeSteps } from './three_steps.tsx';

const limits = ['photo', 'one', 'rights', 'review'] as const;

export function HomePage() {
  const t = useTranslations('home');
  return (
    <Page title={t('title')}>
      <section className="grid items-center gap-8 md:grid-cols-[1.05fr_1fr] md:gap-12">
        <div>
          <h1 className="text-4xl sm:text-5xl">{t('title')}</h1>
          <p className="mt-4 max-w-prose text-lg text-ink-soft">{t('lead')}</p>
          <Link to="/create" data-testid="home-start" className={buttonClass('act', 'mt-6 max-sm:w-full')}>
            {t('act')}
          </Link>
          <p className="mt-4 flex items-start gap-2 text-sm">
            <Ticket size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-matcha" aria-hidden="true" />
            {t('price')}
          </p>
        </div>
        <Samples />
      </section>
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
      <p className="mt-10 text-note text-ink-soft">{t('footer')}</p>
    </Page>
  );
}
