import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { NameForm } from '../../shared/name_form.tsx';
import type { Wallet } from '../../shared/wallet.ts';
import { Button } from '../../ui/button.tsx';

/** Shows the person's name, which they can change, and their login ID. */
export function Identity({ wallet }: { wallet: Wallet | null }) {
  const t = useTranslations('account');
  const { loginId } = usePerson();
  return (
    <div className="flex flex-col gap-4">
      {wallet ? <DisplayName name={wallet.profile.displayName} /> : null}
      {loginId === null ? null : (
        <Fact label={t('loginId')}>
          <span data-testid="login-id">{loginId}</span>
        </Fact>
      )}
    </div>
  );
}

function DisplayName({ name }: { name: string }) {
  const t = useTranslations('account');
  const [isChanging, setChanging] = useState(false);
  if (isChanging) {
    return (
      <NameForm
        label={t('name')}
        hint={t('nameHint')}
        name={name}
        save={t('saveName')}
        onSave={(displayName) => call('changeDisplayName', { displayName })}
        onEnd={() => setChanging(false)}
        autoComplete="name"
        testId="display-name"
      />
    );
  }
  return (
    <Fact
      label={t('name')}
      change={
        <Button
          kind="plain"
          className="shrink-0"
          onPress={() => setChanging(true)}
          data-testid="change-display-name"
        >
          <Pencil size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('change')}
          <span className="sr-only">: {t('name')}</span>
        </Button>
      }
    >
      <bdi data-testid="display-name">{name || t('nameless')}</bdi>
    </Fact>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly change?: ReactNode;
}

function Fact({ label, children, change }: FactProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <dl className="min-w-0">
        <dt className="text-note font-bold text-ink-soft">{label}</dt>
        <dd className="text-lg wrap-anywhere">{children}</dd>
      </dl>
      {change}
    </div>
  );
}
