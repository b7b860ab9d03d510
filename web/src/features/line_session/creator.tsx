import type { LineCreator, LineSessionSummary } from '@pochitto/functions/domain/submission/line_session';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Returns the account that the person connected. */
export function creatorOf({ pageId, creatorName }: LineSessionSummary): LineCreator {
  return { pageId: pageId ?? '', name: creatorName };
}

/** Shows a creator account: its name, and its ID, which distinguishes accounts with the same name. */
export function Creator({ name, pageId }: LineCreator) {
  const t = useTranslations('lineSession');
  return (
    <>
      <bdi className="font-bold wrap-anywhere">{name ?? t('creatorUnnamed')}</bdi>{' '}
      <span className="text-note wrap-anywhere text-ink-soft" translate="no">
        {t('creatorId', { id: pageId })}
      </span>
    </>
  );
}

export function CreatorLine(creator: LineCreator) {
  return (
    <p className="mb-1" data-testid="connected-creator">
      <Creator {...creator} />
    </p>
  );
}

/**
 * Shown when the cookies belong to another account than before: what to do, with a button that confirms the change.
 */
export function OtherCreator({ session }: { session: LineSessionSummary }) {
  const t = useTranslations('lineSession');
  const { request, isBusy, error } = useRequest();
  const { otherCreator } = session;
  if (!otherCreator) return null;
  const confirm = () => request(() => call('confirmLineCreator', { pageId: otherCreator.pageId }));
  return (
    <Notice kind="problem" title={t('otherTitle')}>
      <dl className="my-2 flex flex-col gap-2" data-testid="other-creator">
        {(
          [
            ['otherUsual', creatorOf(session)],
            ['otherNow', otherCreator],
          ] as const
        ).map(([name, creator]) => (
          <div key={name}>
            <dt className="text-note text-ink-soft">{t(name)}</dt>
            <dd>
              <Creator {...creator} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('otherText')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        kind="quiet"
        className="mt-3"
        onPress={confirm}
        isPending={isBusy}
        data-testid="confirm-creator"
      >
        {isBusy ? t('otherConfirming') : t('otherConfirm')}
      </Button>
    </Notice>
  );
}
