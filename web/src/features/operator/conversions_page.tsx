import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { usePages } from '../../lib/use_pages.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PicturesCell } from './pictures_cell.tsx';

/** A person's conversions, for superusers: requests and results, with thumbnails on demand. */
export function Component() {
  const t = useTranslations('operator.studio');
  const states = useTranslations('studio.list.statuses');
  const format = useFormatter();
  const locale = useLocale();
  const { uid = '' } = useParams();
  const read = useCallback(
    async (cursor: string | null) => {
      const { conversions, next } = await call('listConversionsOf', { uid, cursor });
      return { items: conversions, next };
    },
    [uid],
  );
  const { pages, more, again } = usePages(read);
  return (
    <Page title={t('conversions')}>
      <Link
        to="/operator/studio"
        className="inline-flex min-h-11 items-center text-ink-soft underline decoration-line-strong underline-offset-4"
      >
        {t('title')}
      </Link>
      <h1 className="text-2xl">{t('conversions')}</h1>
      <p className="mt-1 mb-4 font-mono text-note text-ink-soft">{uid}</p>
      <div className="overflow-x-auto rounded-card border border-line bg-card">
        <table
          className="w-full min-w-200 text-sm [&_th]:whitespace-nowrap"
          data-testid="conversions"
          data-state={pages.state}
        >
          <thead className="border-b border-line text-left text-note text-ink-soft">
            <tr>
              <th className="px-3 py-2 font-bold">{t('created')}</th>
              <th className="px-3 py-2 font-bold">{t('prompt')}</th>
              <th className="px-3 py-2 font-bold">{t('state')}</th>
              <th className="px-3 py-2 font-bold">{t('pictures')}</th>
              <th className="px-3 py-2 font-bold">{t('seconds')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {pages.items.map((each) => (
              <tr key={each.conversionId} className="align-top hover:bg-sunken">
                <td className="px-3 py-2 whitespace-nowrap tabular-nums">
                  {format.dateTime(new Date(each.createdAt), { dateStyle: 'short', timeStyle: 'short' })}
                </td>
                <td className="max-w-100 px-3 py-2">
                  <span className="line-clamp-3">{each.prompt}</span>
                </td>
                <td className="px-3 py-2 whitespace-nowrap">
                  {states(each.status)}
                  {each.errorCode ? (
                    <span className="block font-mono text-note text-ink-soft">{each.errorCode}</span>
                  ) : null}
                </td>
                <td className="px-3 py-2">
                  <PicturesCell
                    conversionId={each.conversionId}
                    came={each.images.length}
                    ordered={each.generationCount}
                  />
                </td>
                <td className="px-3 py-2 whitespace-nowrap tabular-nums">
                  {each.processingTime?.toLocaleString(locale, { minimumFractionDigits: 3 }) ?? '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.state === 'ready' && pages.items.length === 0 ? (
        <p className="py-8 text-ink-soft">{t('none')}</p>
      ) : null}
      {pages.error ? (
        <div className="mt-4">
          <ErrorNotice error={pages.error}>
            <Button onPress={pages.items.length > 0 ? more : again} className="mt-3">
              {t('again')}
            </Button>
          </ErrorNotice>
        </div>
      ) : null}
      {pages.next !== null ? (
        <Button onPress={more} isDisabled={pages.state === 'reading'} className="mt-4">
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}
