import { documents } from '@pochitto/functions/domain/paths';
import { presetSchema } from '@pochitto/functions/domain/presets/preset';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { PresetForm } from './preset_form.tsx';

/** The form for one style. */
export function Component() {
  const { slug = '' } = useParams();
  const t = useTranslations('operator');
  const preset = useLiveDocument(documents.preset(slug), presetSchema);
  if (preset.state === 'failed') throw preset.error;
  if (preset.state === 'loading') return <Waiting />;
  if (preset.state === 'missing') {
    return (
      <Page title={t('missing')} width="narrow">
        <h1 className="text-2xl">{t('missing')}</h1>
      </Page>
    );
  }
  const { id, isEdited: _isEdited, createdAt: _createdAt, updatedAt: _updatedAt, ...content } = preset.value;
  return <PresetForm key={id} slug={id} initial={content} />;
}
