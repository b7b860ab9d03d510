import type { DerivedProduct } from '@pochitto/functions/domain/product/product';
import { Clapperboard, Smile } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface ProductCardProps {
  readonly product: DerivedProduct;
  readonly text: string;
  readonly children: ReactNode;
}

const icons = { animated_sticker: Clapperboard, emoji: Smile, animated_emoji: Clapperboard } as const;

export function ProductCard({ product, text, children }: ProductCardProps) {
  const t = useTranslations('derive');
  const Icon = icons[product];
  return (
    <article
      data-testid={`product-${product}`}
      className="flex h-full flex-col gap-3 rounded-card border border-line bg-card p-5"
    >
      <h3 className="flex items-center gap-2 text-base">
        <Icon size={22} strokeWidth={1.75} aria-hidden="true" className="text-act-text" />
        {t(`titles.${product}`)}
      </h3>
      <p className="text-sm">{text}</p>
      <div className="mt-auto flex flex-col gap-3">{children}</div>
    </article>
  );
}
