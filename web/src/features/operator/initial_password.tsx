import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCopy } from '../../lib/copy_and_save.ts';
import { Button } from '../../ui/button.tsx';

export interface GivenPassword {
  readonly loginId: string;
  readonly initialPassword: string;
}

/** The initial password to pass on: shown only here, once, and not stored. */
export function InitialPassword({ given: { loginId, initialPassword } }: { given: GivenPassword }) {
  const t = useTranslations('operator.loginIds');
  const { told, copy } = useCopy(`${t('loginId')}: ${loginId}\n${t('initialPassword')}: ${initialPassword}`);
  const Icon = told === 'copied' ? Check : Copy;
  return (
    <section
      role="status"
      data-testid="given-password"
      className="flex flex-col items-start gap-4 rounded-card border-2 border-matcha bg-card p-5 sm:p-6"
    >
      <h2 className="text-xl">{t('given')}</h2>
      <dl className="flex flex-col gap-3">
        <Told name={t('loginId')} value={loginId} testId="given-login-id" />
        <Told name={t('initialPassword')} value={initialPassword} testId="given-initial-password" />
      </dl>
      <p className="text-note text-ink-soft">{t('givenNote')}</p>
      <Button onPress={copy} data-testid="copy-given">
        <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
        <span aria-live="polite">{t(told ?? 'copy')}</span>
      </Button>
    </section>
  );
}

function Told({ name, value, testId }: { name: string; value: string; testId: string }) {
  return (
    <div>
      <dt className="text-note font-bold text-ink-soft">{name}</dt>
      <dd
        data-testid={testId}
        translate="no"
        className="font-mono text-xl font-bold break-all select-all sm:text-2xl"
      >
        {value}
      </dd>
    </div>
  );
}
