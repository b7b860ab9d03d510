import {
  type PresetContent,
  presetContentSchema,
  presetSlugSchema,
} from '@pochitto/functions/domain/presets/preset';
import { ChevronLeft, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { CaptionPart } from './caption_part.tsx';
import { DrawingPart } from './drawing_part.tsx';
import { NamesPart } from './names_part.tsx';
import { PosesPart } from './poses_part.tsx';
import { PresetPreview } from './preset_preview.tsx';
import { RingPart } from './ring_part.tsx';

interface PresetFormProps {
  /** null for a style that does not exist yet. */
  readonly slug: string | null;
  readonly initial: PresetContent;
}

/** The fields of a style on the left, its preview on a photo on the right. */
export function PresetForm({ slug, initial }: PresetFormProps) {
  const t = useTranslations('operator');
  const navigate = useNavigate();
  const [preset, setPreset] = useState(initial);
  const [newSlug, setNewSlug] = useState('');
  const [isSaved, setSaved] = useState(false);
  const { request, isBusy, error } = useRequest();
  const state = isBusy ? 'saving' : isSaved ? 'saved' : 'idle';
  const problem = problemOf(slug ?? newSlug, preset);
  const isUntouched = slug === null && preset === initial && newSlug === '';

  const change = (part: Partial<PresetContent>) => {
    setSaved(false);
    setPreset((before) => ({ ...before, ...part }));
  };
  const changeConfig = (part: Partial<PresetContent['config']>) => {
    setSaved(false);
    setPreset((before) => ({ ...before, config: { ...before.config, ...part } }));
  };
  const save = () =>
    request(async () => {
      await call('savePreset', { slug: slug ?? newSlug, preset });
      setSaved(true);
      if (slug === null) await navigate(`/operator/presets/${newSlug}`, { replace: true });
    });

  return (
    <Page title={preset.name.ja || t('new')}>
      <Link
        to="/operator/presets"
        className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-full pr-3 text-sm font-bold text-ink-soft hover:text-ink"
      >
        <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        {t('back')}
      </Link>
      <h1 className="mb-4 text-2xl">{preset.name.ja || t('new')}</h1>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4 max-lg:order-2">
          <NamesPart preset={preset} onChange={change} slug={slug} newSlug={newSlug} onSlug={setNewSlug} />
          <RingPart config={preset.config} onChange={changeConfig} />
          <DrawingPart config={preset.config} onChange={changeConfig} />
          <CaptionPart config={preset.config} onChange={changeConfig} />
          <PosesPart config={preset.config} onChange={changeConfig} />
        </div>
        <aside className="flex flex-col gap-3 lg:sticky lg:top-4">
          <PresetPreview config={preset.config} />
          {error ? <ErrorNotice error={error} /> : null}
          <Button kind="act" isDisabled={problem !== null || isBusy} onPress={save} data-testid="save-preset">
            {isBusy ? t('saving') : t('save')}
          </Button>
          <p className="min-h-6 text-note" role="status" data-testid="preset-state" data-state={state}>
            {problem && !isUntouched ? (
              <span className="text-act-text">{t('invalid', { path: problem })}</span>
            ) : null}
            {state === 'saved' ? (
              <span className="flex items-center gap-1.5 font-bold text-matcha">
                <CircleCheck size={17} strokeWidth={2} aria-hidden="true" />
                {t('saved')}
              </span>
            ) : null}
          </p>
        </aside>
      </div>
    </Page>
  );
}

/** Returns the path of the first field that cannot be saved; null if there is none. */
function problemOf(slug: string, preset: PresetContent): string | null {
  if (!presetSlugSchema.safeParse(slug).success) return 'ID';
  const parsed = presetContentSchema.safeParse(preset);
  return parsed.success ? null : (parsed.error.issues[0]?.path.join('.') ?? '');
}
