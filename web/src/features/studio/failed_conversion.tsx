import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { OrderText } from './order_text.tsx';
import type { Conversion } from './use_conversion.ts';
import { useRemoval } from './use_removal.ts';

/** Why no picture came out, what to do, and that nothing was counted. */
export function FailedConversion({ conversion }: { conversion: Conversion }) {
  const t = useTranslations('studio');
  const { removeAll, refusal } = useRemoval(conversion.id);
  const code = errorCodes.find((each) => each === conversion.errorCode) ?? 'studio_failed';
  return (
    <div
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-5"
      data-testid="failed-conversion"
    >
      <h2 className="text-xl">{t('result.failedTitle')}</h2>
      <RefusalNotice refusal={{ code, path: [] }}>
        <p className="text-note text-ink-soft">{t('uncounted')}</p>
      </RefusalNotice>
      <OrderText conversion={conversion} />
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <Button kind="plain" onPress={removeAll} className="-ml-3 self-start" data-testid="remove-all">
        <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('act.removeFailed')}
      </Button>
    </div>
  );
}
