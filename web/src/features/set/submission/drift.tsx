import type { SubmissionAttempt } from '@pochitto/functions/domain/submission_attempt';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { manualId } from './manual_id.ts';

/** The site's pages were not as we know them: why that is no drama, and the way that always works. */
export function Drift({ drift }: { drift: NonNullable<SubmissionAttempt['drift']> }) {
  const t = useTranslations('submission');
  const facts = [
    [t('driftStep'), t(`steps.${drift.step}`)],
    [t('driftExpected'), drift.expected],
    [t('driftFound'), drift.found],
  ] as const;
  return (
    <div className="flex flex-col items-start gap-3" data-testid="drift">
      <p>{t('drift')}</p>
      <Button
        onPress={() => {
          const manual = document.getElementById(manualId);
          manual?.scrollIntoView({ block: 'start' });
          manual?.focus({ preventScroll: true });
        }}
        data-testid="to-manual"
      >
        {t('driftManual')}
      </Button>
      <details className="w-full">
        <summary className="text-note font-bold text-ink-soft">{t('driftMore')}</summary>
        <dl className="mt-2 flex flex-col gap-2 rounded-xl bg-sunken p-3 text-note">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-ink-soft">{name}</dt>
              <dd className="break-words whitespace-pre-wrap">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
