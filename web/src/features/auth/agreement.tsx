import { Link } from 'react-router';
import { useTranslations } from 'use-intl';

/** What somebody agrees to by signing up. */
export function Agreement() {
  const t = useTranslations('auth');
  const link = 'font-bold text-ink underline';
  return (
    <p className="mt-4 text-note text-ink-soft">
      {t.rich('agree', {
        terms: (text) => (
          <Link to="/legal/terms" className={link}>
            {text}
          </Link>
        ),
        privacy: (text) => (
          <Link to="/legal/privacy" className={link}>
            {text}
          </Link>
        ),
      })}
    </p>
  );
}
