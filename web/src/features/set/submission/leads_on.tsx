import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { Check, Copy, PartyPopper, Plus, Sparkles } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useCopy } from '../../../lib/copy_and_save.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { SiteLink } from './site_link.tsx';

const steps = ['open', 'press', 'wait'] as const;

interface LeadsOnProps {
  readonly set: StampSet;
  readonly onTab: (tab: SetTab) => void;
}

/** Next steps after LINE's approval: start the sale, share the set, make another one. */
export function LeadsOn({ set: { stamp }, onTab }: LeadsOnProps) {
  const t = useTranslations('submission.leadsOn');
  const isOnSale = stamp.reviewStatus === 'on_sale';
  const { isEmoji, timing } = productSpecs[stamp.product];
  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-matcha bg-card p-5"
      data-testid="leads-on"
    >
      <h2 className="flex items-center gap-2 text-lg">
        <PartyPopper size={24} strokeWidth={1.75} className="shrink-0 text-matcha" aria-hidden="true" />
        {t(isOnSale ? 'titleOnSale' : 'title')}
      </h2>
      {isOnSale ? null : stamp.metadata.autoRelease ? (
        <p>{t('auto')}</p>
      ) : (
        <>
          <ol className="flex list-decimal flex-col gap-1 pl-6 marker:font-bold">
            {steps.map((step) => (
              <li key={step}>{t(`steps.${step}`)}</li>
            ))}
          </ol>
          <SiteLink action={t('start')} testId="start-sale" />
        </>
      )}
      {stamp.creatorsMarketId && !isEmoji ? (
        <ShopLink itemId={stamp.creatorsMarketId} isOnSale={isOnSale} />
      ) : null}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Link to="/create" className={buttonClass('quiet')} data-testid="next-set">
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('eightMore')}
        </Link>
        {timing === null && !isEmoji ? (
          <Button onPress={() => onTab('stickers')} data-testid="next-animated">
            <Sparkles size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('move')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Link to the set's page in LINE's shop, for sharing. The page opens once the sale has started. */
function ShopLink({ itemId, isOnSale }: { itemId: string; isOnSale: boolean }) {
  const t = useTranslations('submission.leadsOn');
  const address = `https://store.line.me/stickershop/product/${itemId}/`;
  const { told, copy } = useCopy(address);
  const Icon = told === 'copied' ? Check : Copy;
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="font-bold">{t('friends')}</p>
      <code
        translate="no"
        className="w-full rounded-xl bg-sunken px-3 py-2 text-sm break-all select-all"
        data-testid="shop-link"
      >
        {address}
      </code>
      <div className="flex flex-wrap items-center gap-x-3">
        <Button onPress={copy} data-testid="copy-shop-link">
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          <span aria-live="polite">{t(told ?? 'copy')}</span>
        </Button>
        <p className="text-note text-ink-soft">{t(isOnSale ? 'opensNow' : 'opensLater')}</p>
      </div>
    </div>
  );
}
