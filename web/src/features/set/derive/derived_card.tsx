import { documents } from '@pochitto/functions/domain/paths';
import type { DerivedProduct } from '@pochitto/functions/domain/product/product';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveDocument } from '../../../lib/firebase/live.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { ProductCard } from './product_card.tsx';

interface DerivedCardProps {
  readonly stampId: string;
  readonly product: DerivedProduct;
  /** Shown where it was deleted. */
  readonly otherwise: ReactNode;
}

/** A set that was derived before. */
export function DerivedCard({ stampId, product, otherwise }: DerivedCardProps) {
  const t = useTranslations('derive');
  const derived = useLiveDocument(documents.stamp(stampId), stampSchema);
  if (derived.state === 'loading') return null;
  if (derived.state !== 'ready' || derived.value.deletedAt) return otherwise;
  return (
    <ProductCard product={product} text={t('existing', { count: derived.value.messageCount })}>
      <Link
        to={`/sets/${stampId}`}
        data-testid={`open-${product}`}
        className={buttonClass('quiet', 'w-full')}
      >
        {t('open')}
        <ChevronRight size={18} strokeWidth={2} aria-hidden="true" />
      </Link>
    </ProductCard>
  );
}
