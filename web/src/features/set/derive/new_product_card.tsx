import type { DerivedProduct } from '@pochitto/functions/domain/product/product';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { derivationPrices } from '@pochitto/functions/domain/tokens/prices';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import type { WithId } from '../../../lib/firebase/live.ts';
import { useRequest } from '../../../lib/requests.ts';
import { RefusalNotice } from '../../../shared/refusal_notice.tsx';
import { useWallet } from '../../../shared/wallet.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { ProductCard } from './product_card.tsx';

type Captions = 'short' | 'none';

/** A product that the set is not yet: what one gets, what it costs, and the button. */
export function NewProductCard({ stamp, product }: { stamp: WithId<Stamp>; product: DerivedProduct }) {
  const t = useTranslations('derive');
  const navigate = useNavigate();
  const wallet = useWallet(stamp.userId);
  const [captions, setCaptions] = useState<Captions>('short');
  const { request, isBusy, refusal } = useRequest({ staysBusy: true });
  const spec = productSpecs[product];
  const price = derivationPrices[product];
  const count = Math.max(0, ...spec.counts.filter((each) => each <= stamp.messageCount));
  const isShort = wallet.state === 'ready' && wallet.value.balance < price;

  const derive = () =>
    request(async () => {
      const { stampId } = await call('deriveSet', { stampId: stamp.id, product, captions });
      await navigate(`/sets/${stampId}`);
    });

  return (
    <ProductCard product={product} text={t(`texts.${product}`, { count })}>
      {spec.isEmoji ? (
        <ChoiceRow<Captions>
          label={t('captions')}
          value={captions}
          onChange={setCaptions}
          isDisabled={isBusy}
          options={[
            { value: 'short', text: t('captionsShort') },
            { value: 'none', text: t('captionsNone'), testId: 'captions-none' },
          ]}
        />
      ) : null}
      {refusal ? <RefusalNotice refusal={refusal} sayUncharged /> : null}
      {count === 0 ? (
        <p className="text-note text-ink-soft">{t('tooFew')}</p>
      ) : isShort ? (
        <>
          <p className="text-note font-bold">{t('short', { price, balance: wallet.value.balance })}</p>
          <Link to="/tokens" className={buttonClass('quiet')}>
            {t('toTokens')}
          </Link>
        </>
      ) : (
        <>
          <Button isDisabled={isBusy} onPress={derive} data-testid={`derive-${product}`}>
            {isBusy ? t('starting') : t(`make.${product}`, { price })}
          </Button>
          {wallet.state === 'ready' ? (
            <p className="text-center text-note text-ink-soft">
              {t('balance', { balance: wallet.value.balance })}
            </p>
          ) : null}
        </>
      )}
    </ProductCard>
  );
}
