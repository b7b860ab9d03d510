import { mayAct } from '@pochitto/functions/domain/role';
import { Images } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRole } from '../../lib/firebase/use_role.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyResult } from './empty_result.tsx';
import { OpenConversion } from './open_conversion.tsx';
import type { ChosenPhoto } from './order.ts';
import { OrderForm } from './order_form.tsx';
import { QuotaMeter } from './quota_meter.tsx';
import { Toasts } from './toasts.tsx';
import { useOrder } from './use_order.ts';
import { useQuota } from './use_quota.ts';

/** The order to the left, what came of the last one to the right; on a phone the pictures come first once they are asked for. */
export function Component() {
  const t = useTranslations('studio');
  const { conversionId } = useParams();
  const { uid } = usePerson();
  const navigate = useNavigate();
  const quota = useQuota(uid);
  const isStaff = mayAct(useRole()?.role ?? 'member', 'staff');
  const { order, choose } = useOrder();
  /** What was sent last, still on this device: seen while its pictures are made. */
  const [sent, setSent] = useState<{ conversionId: string; photo: ChosenPhoto | null } | null>(null);

  const onStarted = async (started: string) => {
    setSent({ conversionId: started, photo: order.photo });
    // The same photo with other wishes is the next order: only its name is new.
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
