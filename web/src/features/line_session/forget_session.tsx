import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';

/** Has the session destroyed, after a question. */
export function ForgetSession() {
  const t = useTranslations('lineSession');
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, refusal } = useRequest();
  const forget = () =>
    request(async () => {
      await call('forgetLine', {});
      setAsking(false);
    });
  return (
    <div>
      <Button kind="danger" onPress={() => setAsking(true)} data-testid="forget-line">
        {t('forget')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('forgetTitle')}
        text={t('forgetText')}
        confirm={isBusy ? t('forgetting') : t('forgetAct')}
        cancel={useTranslations('notice')('cancel')}
        onConfirm={forget}
        isBusy={isBusy}
        confirmTestId="forget-line-confirm"
      >
        {refusal ? <RefusalNotice refusal={refusal} /> : null}
      </QuestionDialog>
    </div>
  );
}
