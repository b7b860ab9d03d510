import { Square } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { say } from './toasts.tsx';

/** Stops at once, without a question: the order still stands in the form. */
export function CancelConversion({ conversionId }: { conversionId: string }) {
  const t = useTranslations('studio.result');
  const navigate = useNavigate();
  const { request, isBusy, refusal } = useRequest({ staysBusy: true });
  const cancel = () =>
    request(async () => {
      await call('cancelConversion', { conversionId });
      say(t('cancelled'));
      await navigate('/studio', { replace: true });
    });
  return (
    <>
      <Button kind="plain" onPress={cancel} isDisabled={isBusy} data-testid="cancel-conversion">
        <Square size={16} strokeWidth={2} aria-hidden="true" />
        {isBusy ? t('cancelling') : t('cancel')}
      </Button>
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
    </>
  );
}
