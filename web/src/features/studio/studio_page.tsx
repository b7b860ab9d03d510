import { mayAct } from '@pochitto/functions/domain/accounts/role';
import { CircleCheck, Images, Scissors } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRole } from '../../lib/firebase/use_role.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { OpenConversion } from './open_conversion.tsx';
import { type ChosenPhoto, newOrder, type Order, type OrderChoice, withChoice } from './order.ts';
import { OrderForm } from './order_form.tsx';
import { QuotaMeter } from './quota_meter.tsx';
import { Toasts } from './toasts.tsx';
import { useQuota } from './use_quota.ts';

/**
 * The order on the left, the latest result on the right; on a phone, the pictures come first once they are
 * requested.
 */
export function Component() {
  const t = useTranslations('studio');
  const { conversionId } = useParams();
  const { uid } = usePerson();
  const navigate = useNavigate();
  const quota = useQuota(uid);
  const isStaff = mayAct(useRole()?.role ?? 'member', 'staff');
  const { order, choose } = useOrder();
  /** The photo sent last, from this device: shown while its pictures are made. */
  const [sent, setSent] = useState<{ conversionId: string; photo: ChosenPhoto | null } | null>(null);

  const onStarted = async (started: string) => {
    setSent({ conversionId: started, photo: order.photo });
    // The same photo with other choices is the next order: only its request ID changes.
    choose({});
    await navigate(`/studio/${started}`);
    window.scrollTo({ top: 0 });
  };

  return (
    <Page title={t('title')}>
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="mr-auto text-3xl">{t('title')}</h1>
        <QuotaMeter quota={quota} />
        <Link to="/studio/gallery" data-testid="to-gallery" className={buttonClass('quiet')}>
          <Images size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('gallery')}
        </Link>
      </div>
      <div className="grid items-start gap-x-8 gap-y-10 md:grid-cols-[19rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]">
        <OrderForm uid={uid} order={order} quota={quota} onChoose={choose} onStarted={onStarted} />
        <section aria-label={t('result.heading')} className={conversionId ? 'max-md:order-first' : ''}>
          {conversionId ? (
            <OpenConversion
              key={conversionId}
              uid={uid}
              conversionId={conversionId}
              sentPhoto={sent?.conversionId === conversionId ? sent.photo : null}
              hasPhoto={order.photo !== null}
              onPhoto={(photo) => choose({ photo })}
            />
          ) : (
            <EmptyResult />
          )}
        </section>
      </div>
      {isStaff ? (
        <Link to="/operator/studio" className={buttonClass('plain', 'mt-8 -ml-3')}>
          {t('usage')}
        </Link>
      ) : null}
      <Toasts />
    </Page>
  );
}

/** The order of the page, and how to change it. It is kept after pictures are made from it. */
function useOrder() {
  const [order, setOrder] = useState<Order>(newOrder);
  const choose = useMemo(() => (choice: OrderChoice) => setOrder((before) => withChoice(before, choice)), []);
  return { order, choose };
}

const tips = ['face', 'light', 'plain'] as const;

/** Before the first picture: where the results appear, and which photos work well. */
function EmptyResult() {
  const t = useTranslations('studio.empty');
  return (
    <div className="flex flex-col items-center gap-4 rounded-card border border-line bg-card px-6 py-12 text-center md:min-h-[34rem] md:justify-center">
      <span className="grid size-20 place-items-center rounded-full bg-plum-wash text-plum">
        <Scissors size={36} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 className="text-xl">{t('title')}</h2>
      <p className="max-w-sm text-ink-soft">{t('text')}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-left text-sm">
        {tips.map((tip) => (
          <li key={tip} className="flex items-center gap-2">
            <CircleCheck size={18} strokeWidth={1.75} className="shrink-0 text-matcha" aria-hidden="true" />
            {t(`tips.${tip}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
