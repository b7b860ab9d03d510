import type { CallableOutput } from '@pochitto/functions/domain/api';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { buttonClass } from '../../ui/button.tsx';
import { Logo } from '../../ui/page.tsx';
import { PageTitle } from '../../ui/page_title.ts';
import { SharedPicture } from './shared_picture.tsx';

interface SharedPreviewProps {
  readonly preview: Extract<CallableOutput<'openShare'>, { readonly kind: 'set_preview' }>;
  readonly token: string;
}

/** The shared preview of a set. */
export function SharedPreview({ preview, token }: SharedPreviewProps) {
  const t = useTranslations('shared.set');
  const product = useTranslations('product')('name');
  const locale = useLocale();
  const kind = t(`counts.${preview.product}`, { count: preview.count });
  const title = preview.title[locale] || kind;
  return (
    <>
      <PageTitle>{`${title} - ${product}`}</PageTitle>
      <h1 className="text-center text-2xl wrap-anywhere">
        <bdi>{title}</bdi>
      </h1>
      <p className="mt-1 mb-5 text-center text-note text-ink-soft">
        {title === kind ? t('preview') : t('previewOf', { kind })}
      </p>
      <SharedPicture
        token={token}
        number={1}
        width={preview.width}
        height={preview.height}
        alt={t('alt', { title })}
      />
    </>
  );
}

/** Link to the site where such sets are made. */
export function MakeOwn() {
  const t = useTranslations('shared.set');
  return (
    <section className="mt-8 flex flex-col items-center gap-3 rounded-card border border-line bg-card p-5 text-center">
      <Logo />
      <p>{t('what')}</p>
      <Link to="/" className={buttonClass('act')} data-testid="make-own">
        {t('make')}
      </Link>
    </section>
  );
}
