import { type Product, productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { type ExportTarget, exportTargets } from '@pochitto/functions/domain/stamps/export_target';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import type { Wanted } from './use_download.ts';

interface OtherTargetsProps {
  readonly product: Product;
  readonly busy: Wanted | null;
  readonly onDownload: (target: ExportTarget) => void;
  readonly children: ReactNode;
}

/** The same stickers for messengers without a review; animated ones stay animated there. */
export function OtherTargets({ product, busy, onDownload, children }: OtherTargetsProps) {
  const t = useTranslations('send');
  const notes = productSpecs[product].timing ? 'animatedNotes' : 'targetNotes';
  return (
    <section className="rounded-card border border-line bg-card p-5">
      <h2 className="text-lg">{t('others')}</h2>
      <p className="mt-1 text-note text-ink-soft">{t('othersText')}</p>
      <ul className="mt-3 grid gap-3 sm:grid-cols-3">
        {exportTargets
          .filter((target) => target !== 'line')
          .map((target) => (
            <li key={target} className="flex flex-col gap-2 rounded-xl bg-sunken p-4">
              <h3 className="text-base">{t(`targets.${target}`)}</h3>
              <p className="flex-1 text-note text-ink-soft">{t(`${notes}.${target}`)}</p>
              <Button
                isDisabled={busy !== null}
                onPress={() => onDownload(target)}
                aria-label={t('downloadFor', { target: t(`targets.${target}`) })}
                data-testid={`download-${target}`}
                className="mt-1 self-start"
              >
                <Download size={18} strokeWidth={1.75} aria-hidden="true" />
                {busy === `${target} zip` ? t('preparing') : t('getIt')}
              </Button>
            </li>
          ))}
      </ul>
      <div className="mt-3">{children}</div>
    </section>
  );
}
