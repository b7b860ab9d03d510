import { CircleCheck } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { goToLine } from '../../lib/firebase/line_login.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Whether the account is linked with LINE, and the way to link it. */
export function LineLink({ isLinked }: { isLinked: boolean }) {
  const t = useTranslations('account');
  const locale = useLocale();
  const isNew = useSearchParams()[0].get('line') === 'linked';
  const { request, isBusy, refusal } = useRequest({ staysBusy: true });
  const link = () =>
    request(async () => {
      await goToLine(locale, '/account');
    });
  return (
    <div data-testid="line-state" data-linked={isLinked} className="flex flex-col items-start gap-3">
      <div>
        <h2 className="font-sans text-note font-bold text-ink-soft">{t('line')}</h2>
        <p className="flex items-start gap-2">
          {isLinked ? (
            <CircleCheck
              size={20}
              strokeWidth={1.75}
              className="mt-1 shrink-0 text-matcha"
              aria-hidden="true"
            />
          ) : null}
          {isLinked ? t('lineLinked') : t('lineNotLinked')}
        </p>
      </div>
      {isLinked && isNew ? <Notice kind="done">{t('lineJustLinked')}</Notice> : null}
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      {isLinked ? null : (
        <Button onPress={link} isPending={isBusy} data-testid="line-link">
          {isBusy ? t('lineLinking') : t('lineLink')}
        </Button>
      )}
    </div>
  );
}
