import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { useLocale, useTranslations } from 'use-intl';
import { TickRow } from '../../../ui/switches.tsx';
import type { Submission } from './use_submission.ts';

interface ConfirmationsProps {
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string, isOn: boolean) => void;
  readonly submission: Submission;
}

/** The points that only the person can confirm, and the price. */
export function Confirmations({ ticked, onTick, submission: { money, balance } }: ConfirmationsProps) {
  const t = useTranslations('submission.sheet');
  const locale = useLocale();
  return (
    <>
      <section className="flex flex-col gap-1">
        <h3 className="text-base">{t('checks')}</h3>
        <p className="text-note text-ink-soft">{t('checksText')}</p>
        {humanChecks.map(({ id, question }) => (
          <TickRow
            key={id}
            isTicked={ticked.has(id)}
            onTick={(isOn) => onTick(id, isOn)}
            testId={`check-${id}`}
          >
            {question[locale]}
          </TickRow>
        ))}
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="text-base">{t('cost')}</h3>
        <p className="font-bold" data-testid="review-cost">
          {money === null
            ? ''
            : money.price === 0
              ? t('costFree')
              : t('costPaid', { price: money.price, balance: balance ?? 0 })}
        </p>
        <p className="text-note text-ink-soft">{t('costAgain')}</p>
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="text-base">{t('own')}</h3>
        <TickRow
          isTicked={ticked.has('in-my-name')}
          onTick={(isOn) => onTick('in-my-name', isOn)}
          testId="in-my-name"
        >
          <span className="font-bold">{t('inMyName')}</span>
        </TickRow>
      </section>
    </>
  );
}
