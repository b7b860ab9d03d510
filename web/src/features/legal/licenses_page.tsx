import { notices } from 'virtual:third-party-licenses';
import { useTranslations } from 'use-intl';
import { Page } from '../../ui/page.tsx';

/** The licenses of all third-party software that Pochitto uses, each with its text. */
export function Component() {
  const t = useTranslations('legal.licenses');
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('lead')}</p>
      <ul className="flex flex-col gap-3">
        {notices.map(({ packages, license, text }) => (
          <li key={`${license} ${packages[0]}`}>
            <details className="rounded-card border border-line bg-card px-4 py-2">
              <summary className="min-h-11 cursor-pointer content-center break-words">
                <span lang="en">{packages.join(', ')}</span>{' '}
                <span lang="en" className="text-note whitespace-nowrap text-ink-soft">
                  {license}
                </span>
              </summary>
              {text === '' ? (
                <p className="my-2 text-note">{t('noText')}</p>
              ) : (
                <pre lang="en" className="my-2 text-note break-words whitespace-pre-wrap">
                  {text}
                </pre>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Page>
  );
}
