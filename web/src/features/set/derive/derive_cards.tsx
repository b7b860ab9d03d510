import { documents } from '@pochitto/functions/domain/paths';
import {
  type DerivedProduct,
  derivationsOf,
  largestCount,
  productSpecs,
} from '@pochitto/functions/domain/product/product_spec';
import { type Stamp, stampIsFinished, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { derivationPrices } from '@pochitto/functions/domain/tokens/prices';
import { ChevronRight, Clapperboard, Smile } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useLiveDocument, type WithId } from '../../../lib/firebase/live.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { useWallet } from '../../../shared/wallet.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { DuplicateCards } from './duplicate_cards.tsx';

/** Lists what can be derived from a finished set, and the sets already derived. */
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
        {stamp.product === 'sticker' ? <DuplicateCards stamp={stamp} /> : null}
      </ul>
    </section>
  );
}

function Card({ stamp, product }: { stamp: WithId<Stamp>; product: DerivedProduct }) {
  const derivedId = stamp.derivedStampIds[product];
  const fresh = <NewProductCard stamp={stamp} product={product} />;
  return derivedId ? <DerivedCard stampId={derivedId} product={product} otherwise={fresh} /> : fresh;
}

interface DerivedCardProps {
  readonly stampId: string;
  readonly product: DerivedProduct;
  /** Shown if it was deleted. */
  readonly otherwise: ReactNode;
}

/** A set that was already derived. */
function DerivedCard({ stampId, product, otherwise }: DerivedCardProps) {
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

type Captions = 'short' | 'none';

/** A product that can be derived: what it includes, its price, and the button. */
function NewProductCard({ stamp, product }: { stamp: WithId<Stamp>; product: DerivedProduct }) {
  const t = useTranslations('derive');
  const navigate = useNavigate();
  const wallet = useWallet(stamp.userId);
  const [captions, setCaptions] = useState<Captions>('short');
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const spec = productSpecs[product];
  const price = derivationPrices[product];
  const count = largestCount(product, stamp.messageCount);
  const isShort = wallet.state === 'ready' && wallet.value.balance < price;

  const derive = () =>
    request(async () => {
      const { stampId } = await call('deriveSet', { kind: 'product', stampId: stamp.id, product, captions });
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
      {error ? <ErrorNotice error={error} sayUncharged /> : null}
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
            {isBusy ? t('starting') : t('make', { price })}
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

interface ProductCardProps {
  readonly product: DerivedProduct;
  readonly text: string;
  readonly children: ReactNode;
}

const icons = { animated_sticker: Clapperboard, emoji: Smile, animated_emoji: Clapperboard } as const;

function ProductCard({ product, text, children }: ProductCardProps) {
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
