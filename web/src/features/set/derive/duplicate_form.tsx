import type { CallableInput } from '@pochitto/functions/domain/api';
import { documents } from '@pochitto/functions/domain/paths';
import { type Derivation, derivationKey } from '@pochitto/functions/domain/stamps/derivation';
import { type Payment, type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useLiveDocument, type WithId } from '../../../lib/firebase/live.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { PayChoice, PriceLine, usePaying } from '../../../shared/pay_choice.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Foot, Page } from '../../../ui/page.tsx';
import type { DuplicableSet } from './finished_set.tsx';

interface DuplicateFormProps {
  readonly set: DuplicableSet;
  readonly title: string;
  readonly lead: string;
  readonly path: 'style' | 'language';
  /** null until it is chosen. */
  readonly derivation: Derivation | null;
  readonly request: (payWith: Payment) => CallableInput<'deriveSet'>;
  /** Why it cannot start yet; null = it can. */
  readonly problem: string | null;
  /** Called once the duplicate exists. */
  readonly onMade?: () => void;
  readonly children: ReactNode;
}

/** Frame of the pages that duplicate a set: the choice, how it is paid, and the button with the price above it. */
export function DuplicateForm(props: DuplicateFormProps) {
  const { set, title, lead, path, derivation, request: inputOf, problem, children } = props;
  const { stamp, chosen } = set;
  const t = useTranslations('derive');
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<Payment | null>(null);
  const paying = usePaying(stamp.userId, chosen.length, wanted);
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const existing = useExisting(stamp, derivation);
  const home = `/sets/${stamp.id}`;
  const { payWith } = paying;
  const isReady = derivation !== null && problem === null;
  const start = () =>
    payWith &&
    request(async () => {
      const { stampId } = await call('deriveSet', inputOf(payWith));
      props.onMade?.();
      await navigate(`/sets/${stampId}`, { replace: true });
    });
  return (
    <>
      <Page title={title} width="narrow">
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        <p className="mt-2 mb-6 text-ink-soft">{lead}</p>
        <div className="flex flex-col gap-6">
          {error ? <ErrorNotice error={error} sayUncharged /> : null}
          {children}
          {existing ? null : <PayChoice paying={paying} onChange={setWanted} next={`${home}/${path}`} />}
        </div>
      </Page>
      <Foot
        note={
          existing ? (
            t('existsAlready')
          ) : problem ? (
            <span className="font-bold text-act-text">{problem}</span>
          ) : (
            <PriceLine paying={paying} />
          )
        }
      >
        <Link to={home} aria-label={t('back')} className={buttonClass('quiet', 'size-14 !px-0')}>
          <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        </Link>
        {existing ? (
          <Link to={`/sets/${existing}`} data-testid="open-existing" className={buttonClass('act', 'flex-1')}>
            {t('open')}
          </Link>
        ) : (
          <Button
            kind="act"
            className="flex-1"
            isDisabled={isBusy || !isReady || payWith === null}
            data-testid="start-duplicate"
            onPress={start}
          >
            {isBusy ? t('starting') : t('duplicate', { count: chosen.length })}
          </Button>
        )}
      </Foot>
    </>
  );
}

/** Returns the ID of the derived set, if it was already made and not deleted. */
function useExisting(stamp: WithId<Stamp>, derivation: Derivation | null): string | null {
  const id = (derivation && stamp.derivedStampIds[derivationKey(derivation)]) ?? null;
  // Without one, the set itself, which is already loaded.
  const derived = useLiveDocument(documents.stamp(id ?? stamp.id), stampSchema);
  return derived.state === 'ready' && derived.value.id === id && !derived.value.deletedAt ? id : null;
}
