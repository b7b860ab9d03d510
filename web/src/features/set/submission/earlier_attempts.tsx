import { errorTexts } from '@pochitto/functions/domain/error_texts';
import { useLocale, useTranslations } from 'use-intl';
import { AttemptHeading, AttemptSteps } from './attempt_card.tsx';
import type { Attempt } from './use_attempts.ts';

/** What was tried before the latest attempt, folded. */
export function EarlierAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  const t = useTranslations('submission');
  if (attempts.length === 0) return null;
  return (
    <details className="rounded-card border border-line bg-card p-5" data-testid="earlier-attempts">
      <summary className="font-display text-base">{t('earlier', { count: attempts.length })}</summary>
      <ul className="mt-3 flex flex-col divide-y divide-line">
        {attempts.map((attempt) => (
          <li key={attempt.id} className="flex flex-col gap-2 py-4">
            <AttemptHeading attempt={attempt} />
            {attempt.errorCode ? <What code={attempt.errorCode} /> : null}
            <details>
              <summary className="text-note font-bold text-ink-soft">{t('flow')}</summary>
              <AttemptSteps attempt={attempt} />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

function What({ code }: { code: NonNullable<Attempt['errorCode']> }) {
  return <p className="text-sm">{errorTexts[useLocale()][code][0]}</p>;
}
