import { Link } from 'react-router';
import { useTranslations } from 'use-intl';

const links = {
  help: '/help',
  status: '/status',
  terms: '/legal/terms',
  privacy: '/legal/privacy',
  commerce: '/legal/commerce',
  licenses: '/legal/licenses',
};
const names = ['help', 'status', 'terms', 'privacy', 'commerce', 'licenses'] as const;

/** Footer with help and the legally required links. */
export function Footer() {
  const t = useTranslations();
  return (
    <footer className="mt-12 border-t border-line pt-4 text-note text-ink-soft">
      <nav aria-label={t('footer.label')}>
        <ul className="-mx-2 flex flex-wrap">
          {names.map((name) => (
            <li key={name}>
              <Link
                to={links[name]}
                className="inline-flex min-h-11 items-center rounded-full px-2 underline hover:text-ink"
              >
                {t(`footer.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="mt-2">{t('home.footer')}</p>
    </footer>
  );
}
