import { ChevronDown } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

const groups = {
  making: ['photo', 'drawings', 'others', 'change', 'duplicate', 'ai'],
  line: ['submit', 'rejected', 'sales', 'account'],
  money: ['price', 'refund', 'konbini'],
  data: ['stored', 'delete'],
} as const;
const names = ['making', 'line', 'money', 'data'] as const;

/** Frequently asked questions with collapsed answers. */
export function Component() {
  const t = useTranslations('help');
  const footer = useTranslations('footer');
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="text-3xl">{t('title')}</h1>
      {names.map((group) => (
        <section key={group} className="mt-8">
          <h2 className="text-xl">{t(`groups.${group}`)}</h2>
          <ul className="mt-3 flex flex-col gap-2">
            {groups[group].map((question: Question) => (
              <li key={question}>
                <details className="group rounded-card border border-line bg-card">
                  <summary className="flex min-h-14 list-none items-center gap-3 px-5 py-3 font-bold [&::-webkit-details-marker]:hidden">
                    <span className="flex-1">{t(`questions.${question}.ask`)}</span>
                    <ChevronDown
                      size={20}
                      strokeWidth={1.75}
                      className="shrink-0 text-ink-soft group-open:rotate-180"
                      aria-hidden="true"
                    />
                  </summary>
                  <p className="px-5 pb-5 whitespace-pre-line">{t(`questions.${question}.answer`)}</p>
                </details>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="mt-10 text-ink-soft">{t('more')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link to="/legal/commerce" className={buttonClass('quiet')}>
          {t('contact')}
        </Link>
        <Link to="/status" className={buttonClass('quiet')}>
          {footer('status')}
        </Link>
      </div>
    </Page>
  );
}

type Question = (typeof groups)[(typeof names)[number]][number];
