import { useEffect } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useSetting } from '../../lib/firebase/firebase.ts';
import { PresetChoice } from '../../shared/presets/preset_choice.tsx';
import { usePresets } from '../../shared/presets/presets.ts';
import { Button } from '../../ui/button.tsx';
import { EngineChoice } from './engine_choice.tsx';
import { incompletePlace, Step, useCreation } from './step.tsx';
import { useOwnTiles } from './use_own_tiles.ts';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const locale = useLocale();
  const { draft, photo, choose } = useCreation();
  const list = usePresets();
  const { presets } = list;
  const offered = presets.state === 'ready' ? presets.presets : null;
  const chosen = offered?.find((preset) => preset.slug === draft.presetId) ?? null;
  const first = offered?.[0];

  useEffect(() => {
    // Preselects a style, and replaces one that was removed.
    if (first && !chosen) choose({ presetId: first.slug });
  }, [first, chosen, choose]);

  const own = useOwnTiles();

  const isAiAvailable = useSetting('aiAvailable');
  useEffect(() => {
    // The draft is from a time when AI was available.
    if (isAiAvailable === false && draft.engine === 'openai') choose({ engine: 'embedded' });
  }, [isAiAvailable, draft.engine, choose]);

  const isOfPhoto = draft.art === 'photo';
  const incomplete = incompletePlace({ draft, photo });
  if (incomplete) return <Navigate to={incomplete} replace />;

  return (
    <Step
      name="style"
      title={t('style.title')}
      lead={t(isOfPhoto ? 'style.lead' : 'drawings.styleLead')}
      footNote={chosen ? chosen.name[locale] : t('style.needed')}
      footAction={
        <Button
          kind="act"
          className="flex-1"
          isDisabled={!chosen}
          data-testid="next-step"
          onPress={() => navigate('/create/review')}
        >
          {t('create.nextReview')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        {isOfPhoto ? <EngineChoice value={draft.engine} onChange={(engine) => choose({ engine })} /> : null}
        <PresetChoice
          list={list}
          value={draft.presetId}
          onChange={(presetId) => choose({ presetId })}
          own={own}
        />
      </div>
    </Step>
  );
}
