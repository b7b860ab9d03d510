import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Has LINE asked whether the connection still works. What it says otherwise is seen in the state. */
export function CheckSession() {
  const t = useTranslations('lineSession');
  const [isGood, setGood] = useState(false);
  const { request, isBusy, refusal } = useRequest();
  const check = () =>
    request(async () => {
      setGood(false);
      setGood((await call('checkLineSession', {})).status === 'active');
    });
  return (
    <div className="flex flex-col items-start gap-3">
      <Button onPress={check} isPending={isBusy} data-testid="check-line-session">
        <RefreshCw size={20} strokeWidth={1.75} aria-hidden="true" />
        {isBusy ? t('checking') : t('check')}
      </Button>
      {isGood ? <Notice kind="done">{t('checked')}</Notice> : null}
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
    </div>
  );
}
