import { type DerivedProduct, derivationsOf } from '@pochitto/functions/domain/product/product';
import { type Stamp, stampIsFinished } from '@pochitto/functions/domain/stamps/stamp';
import { useTranslations } from 'use-intl';
import type { WithId } from '../../../lib/firebase/live.ts';
import { DerivedCard } from './derived_card.tsx';
import { NewProductCard } from './new_product_card.tsx';

/** What else a finished set can become, and what it became already. */
export function DeriveCards({ stamp }: { stamp: WithId<Stamp> }) {
  const t = useTranslations('derive');
  const products = derivationsOf[stamp.product];
  if (products.length === 0 || !stampIsFinished(stamp)) return null;
  return (
    <section className="mt-6 flex flex-col gap-3" aria-label={t('heading')}>
      <h2 className="text-lg">{t('heading')}</h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {products.map((product) => (
          <li key={product}>
            <Card stamp={stamp} product={product} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ stamp, product }: { stamp: WithId<Stamp>; product: DerivedProduct }) {
  const derivedId = stamp.derivedStampIds[product];
  const fresh = <NewProductCard stamp={stamp} product={product} />;
  return derivedId ? <DerivedCard stampId={derivedId} product={product} otherwise={fresh} /> : fresh;
}
