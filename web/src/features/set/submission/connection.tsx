import { CircleCheck, Plug, Unplug, UserX } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../../i18n/format_date.ts';
import { connectPath } from '../../../lib/next_path.ts';
import { buttonClass } from '../../../ui/button.tsx';
import type { LineConnection } from './use_submission.ts';

const looks = {
  loading: { icon: Plug, tint: 'text-ink-soft', title: 'loading' },
  none: { icon: Plug, tint: 'text-ink-soft', title: 'none' },
  forgotten: { icon: Plug, tint: 'text-ink-soft', title: 'forgotten' },
  expired: { icon: Unplug, tint: 'text-act-text', title: 'expired' },
  other_creator: { icon: UserX, tint: 'text-act-text', title: 'otherCreator' },
  active: { icon: CircleCheck, tint: 'text-matcha', title: 'active' },
} as const satisfies Record<LineConnection['state'], unknown>;

const acts = {
  none: 'connect',
  forgotten: 'connect',
  expired: 'reconnect',
  other_creator: 'settleCreator',
  active: 'manage',
} as const;

/** Shows whether LINE is connected, with a link to connect it and return. */
export function Connection({ connection, stampId }: { connection: LineConnection; stampId: string }) {
  const t = useTranslations('submission.connection');
  const { state } = connection;
  const { icon: Icon, tint, title } = looks[state];
  return (
    <div
      data-testid="line-connection"
      data-state={state}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-sunken p-4"
    >
      <Icon size={24} strokeWidth={1.75} className={`shrink-0 ${tint}`} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-note text-ink-soft">{t('label')}</p>
        <p className={`font-bold ${state === 'expired' || state === 'other_creator' ? tint : ''}`}>
          {t(title)}
        </p>
        {connection.state === 'active' && connection.creatorName !== null ? (
          <p className="wrap-anywhere">
            <bdi>{t('as', { name: connection.creatorName })}</bdi>
          </p>
        ) : null}
        <ConnectionNote connection={connection} />
      </div>
      {state === 'loading' ? null : (
        <Link
          to={connectPath(`/sets/${stampId}?tab=send`)}
          data-testid="connect-line"
          className={buttonClass(state === 'active' ? 'plain' : 'quiet')}
        >
          {t(acts[state])}
        </Link>
      )}
    </div>
  );
}

function ConnectionNote({ connection }: { connection: LineConnection }) {
  const t = useTranslations('submission.connection');
  const dateTime = useDateTime();
  const text = () => {
    switch (connection.state) {
      case 'loading':
        return null;
      case 'active':
        return connection.verifiedAt
          ? t('activeText', { at: dateTime(connection.verifiedAt) })
          : t('activeNever');
      case 'expired':
        return t('expiredText');
      case 'other_creator':
        return t('otherCreatorText');
      default:
        return t('noneText');
    }
  };
  return <p className="text-note text-ink-soft">{text()}</p>;
}
