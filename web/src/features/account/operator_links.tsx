import { KeyRound, type LucideIcon, Scissors, Stamp } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';

/** The operator's own pages. */
export function OperatorLinks() {
  const t = useTranslations('account');
  return (
    <>
      <h2 className="text-xl">{t('operatorTitle')}</h2>
      <nav aria-label={t('operatorTitle')} className="flex flex-wrap gap-2">
        <Place to="/operator/login-ids" text={t('operatorLoginIds')} icon={KeyRound} />
        <Place to="/operator/presets" text={t('operatorStyles')} icon={Stamp} />
        <Place to="/operator/studio" text={t('operatorStudio')} icon={Scissors} />
      </nav>
    </>
  );
}

function Place({ to, text, icon: Icon }: { to: string; text: string; icon: LucideIcon }) {
  return (
    <Link to={to} className={buttonClass('quiet')}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </Link>
  );
}
