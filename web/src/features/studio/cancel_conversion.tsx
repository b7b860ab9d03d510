import type { Refusal } from '@pochitto/functions/domain/api';
import { Square } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { refusalOf } from '../../lib/firebase/refused.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { say } from './toasts.tsx';

/** Stops at once, without a question: the order still stands in the form. */
export function CancelConversion({ conversionId }: { conversionId: string }) {
  const t = useTranslations('studio.result');
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const cancel = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await call('cancelConversion', { conversionId });
      say(t('cancelled'));
      await navigate('/studio', { replace: true });
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };
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
