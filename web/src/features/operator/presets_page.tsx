import { collections } from '@pochitto/functions/domain/paths';
import { presetSchema } from '@pochitto/functions/domain/presets/preset';
import { orderBy } from 'firebase/firestore';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { ofOne, useLiveQuery } from '../../lib/firebase/live.ts';
import { PresetPicture } from '../../shared/presets/preset_picture.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';

/** All styles, including hidden ones. */
export function Component() {
  const t = useTranslations('operator');
  const locale = useLocale();
  const format = useFormatter();
  const presets = useLiveQuery('all', collections.presets, [orderBy('order')], presetSchema, ofOne);
  if (presets.state === 'failed') throw presets.error;
  if (presets.state === 'loading') return <Waiting />;
  const found = presets.state === 'ready' ? presets.value : [];
  return (
    <Page title={t('presets')}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-2xl">{t('presets')}</h1>
          <p className="mt-1 text-note text-ink-soft">{t('presetsText')}</p>
        </div>
        <Link to="/operator/presets/new" data-testid="new-preset" className={buttonClass('quiet')}>
          <Plus size={18} strokeWidth={2} aria-hidden="true" />
          {t('new')}
        </Link>
      </div>
      {found.length === 0 ? <p className="py-8 text-ink-soft">{t('empty')}</p> : null}
      <div className="overflow-x-auto rounded-card border border-line bg-card">
        <table className="w-full min-w-180 text-sm [&_th]:whitespace-nowrap" data-testid="presets">
          <thead className="border-b border-line text-left text-note text-ink-soft">
            <tr>
              <th className="w-16 px-3 py-2 font-bold">{t('order')}</th>
              <th className="w-20 px-3 py-2" />
              <th className="px-3 py-2 font-bold">{t('name')}</th>
              <th className="px-3 py-2 font-bold">{t('slug')}</th>
              <th className="px-3 py-2 font-bold">{t('category')}</th>
              <th className="px-3 py-2 font-bold">{t('active')}</th>
              <th className="px-3 py-2 font-bold">{t('updated')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {found.map((preset) => (
              <tr key={preset.id} data-testid={`row-${preset.id}`} className="hover:bg-sunken">
                <td className="px-3 py-1.5 tabular-nums">{preset.order}</td>
                <td className="px-3 py-1.5">
                  <div className="w-16 overflow-hidden rounded-md">
                    <PresetPicture slug={preset.id} config={preset.config} isEdited={preset.isEdited} />
                  </div>
                </td>
                <td className="px-3 py-1.5">
                  <Link
                    to={`/operator/presets/${preset.id}`}
                    aria-label={t('open', { name: preset.name[locale] })}
                    className="inline-flex min-h-11 flex-col justify-center font-bold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
                  >
                    {preset.name.ja}
                  </Link>
                  <span className="block text-note text-ink-soft">{preset.name.en}</span>
                </td>
                <td className="px-3 py-1.5 font-mono text-note">{preset.id}</td>
                <td className="px-3 py-1.5">{preset.category}</td>
                <td className={`px-3 py-1.5 ${preset.isActive ? 'font-bold text-matcha' : 'text-ink-soft'}`}>
                  {preset.isActive ? t('active') : t('inactive')}
                </td>
                <td className="px-3 py-1.5 whitespace-nowrap tabular-nums">
                  {format.dateTime(preset.updatedAt, { dateStyle: 'short', timeStyle: 'short' })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  );
}
