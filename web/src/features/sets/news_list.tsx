import { BadgeCheck, type LucideIcon, Store, Undo2, Unplug, X } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { type News, type NewsKind, useUnseen } from '../../shared/news.ts';
import { buttonClass, IconButton } from '../../ui/button.tsx';

const looks: Record<NewsKind, { icon: LucideIcon; box: string; mark: string }> = {
  rejected: { icon: Undo2, box: 'bg-act-wash', mark: 'text-act-text' },
  session_expired: { icon: Unplug, box: 'bg-act-wash', mark: 'text-act-text' },
  approved: { icon: BadgeCheck, box: 'bg-matcha-wash', mark: 'text-matcha' },
  on_sale: { icon: Store, box: 'bg-matcha-wash', mark: 'text-matcha' },
};

/** What happened to sets at LINE since the person last looked. */
export function NewsList({ news }: { news: readonly News[] }) {
  const t = useTranslations('submission.news');
  const { unseen, see } = useUnseen(news);
  if (unseen.length === 0) return null;
  return (
    <section aria-label={t('label')} className="mb-6">
      <ul className="flex flex-col gap-2">
        {unseen.map((each) => (
          <NewsLine key={each.id} news={each} onSeen={() => see([each.id])} />
        ))}
      </ul>
    </section>
  );
}

function NewsLine({ news: { kind, stampId, title }, onSeen }: { news: News; onSeen: () => void }) {
  const t = useTranslations('submission.news');
  const { icon: Icon, box, mark } = looks[kind];
  return (
    <li
      data-testid={`news-${stampId}`}
      data-kind={kind}
      className={`flex items-center gap-3 rounded-card py-2 pr-2 pl-4 ${box}`}
    >
      <Icon size={22} strokeWidth={1.75} className={`shrink-0 ${mark}`} aria-hidden="true" />
      <p className="min-w-0 flex-1 font-bold">{t(kind, { title })}</p>
      <Link
        to={`/sets/${stampId}?tab=send`}
        aria-label={t('openNamed', { title })}
        className={buttonClass('quiet')}
      >
        {t('open')}
      </Link>
      <IconButton icon={X} label={t('dismiss', { title })} onPress={onSeen} data-testid="dismiss-news" />
    </li>
  );
}
