import { stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { CircleAlert, CircleCheck, CloudUpload } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import { LockedNotice } from '../submission/locked_notice.tsx';
import type { StampSet } from '../use_set.ts';
import { Categories } from './categories.tsx';
import { Declarations } from './declarations.tsx';
import { fieldAnchor, InfoField, InfoSection } from './info_field.tsx';
import { Sale } from './sale.tsx';
import { ShopTexts } from './shop_texts.tsx';
import { Suggestions } from './suggestions.tsx';
import { Tags } from './tags.tsx';
import { type SaveState, useMetadata } from './use_metadata.ts';

interface InfoPanelProps {
  readonly set: StampSet;
  /** ID of the form field to scroll to; null for none. */
  readonly at: string | null;
  readonly onTab: (tab: SetTab) => void;
}

/** The values of Creators Market's form, saved automatically; locked during a submission. */
export function InfoPanel({ set, at, onTab }: InfoPanelProps) {
  const t = useTranslations('info');
  const { metadata, change, state, error, saveAgain } = useMetadata(set);
  const isLocked = !stampMayBeEdited(set.stamp);
  useReveal(at);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-5" data-testid="info" data-state={state}>
      <div className="sticky top-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-4 bg-paper px-4 py-2 sm:mx-0 sm:px-0">
        <p className="text-note text-ink-soft">{t('lead')}</p>
        {isLocked ? null : <Saved state={state} />}
      </div>
      {isLocked ? <LockedNotice stamp={set.stamp} onSend={() => onTab('send')} /> : null}
      {error ? (
        <ErrorNotice error={error}>
          <Button className="mt-3" onPress={saveAgain}>
            {t('saveAgain')}
          </Button>
        </ErrorNotice>
      ) : null}
      <fieldset disabled={isLocked} className={`flex min-w-0 flex-col gap-5 ${isLocked ? 'opacity-70' : ''}`}>
        <Suggestions set={set} metadata={metadata} onUse={change} />
        <ShopTexts set={set} metadata={metadata} onChange={change} />
        <InfoSection title={t('who')}>
          <InfoField
            field="creatorName"
            label={t('creatorName')}
            value={metadata.creatorName}
            onChange={(creatorName) => change({ creatorName })}
            testId="creator-name"
            isRequired
          />
          <InfoField
            field="copyright"
            label={t('copyright')}
            value={metadata.copyright}
            onChange={(copyright) => change({ copyright })}
            testId="copyright"
            hint={t('copyrightHint')}
            isRequired
          />
        </InfoSection>
        <Declarations engine={set.stamp.engine} metadata={metadata} onChange={change} />
        <Categories metadata={metadata} onChange={change} />
        <Tags set={set} metadata={metadata} onChange={change} />
        <Sale metadata={metadata} onChange={change} />
        <InfoSection title={t('reviewer')}>
          <InfoField
            field="designUrl"
            label={t('designUrl')}
            value={metadata.designUrl}
            onChange={(designUrl) => change({ designUrl })}
            testId="design-url"
          />
          <InfoField
            field="reviewerNotes"
            label={t('reviewerNotes')}
            value={metadata.reviewerNotes}
            onChange={(reviewerNotes) => change({ reviewerNotes })}
            testId="reviewer-notes"
            lines={3}
          />
        </InfoSection>
      </fieldset>
    </div>
  );
}

/** Scrolls to a field and focuses it. */
function useReveal(at: string | null): void {
  useEffect(() => {
    const field = at === null ? null : document.getElementById(fieldAnchor(at));
    if (!field) return;
    if (field instanceof HTMLDetailsElement) field.open = true;
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
  }, [at]);
}

const states = {
  untouched: { icon: CloudUpload, text: 'untouched', tint: 'text-ink-soft' },
  unsaved: { icon: CloudUpload, text: 'unsaved', tint: 'text-ink-soft' },
  saving: { icon: CloudUpload, text: 'saving', tint: 'text-sky' },
  saved: { icon: CircleCheck, text: 'saved', tint: 'text-matcha' },
  failed: { icon: CircleAlert, text: 'saveFailed', tint: 'text-act-text' },
} as const satisfies Record<SaveState, unknown>;

function Saved({ state }: { state: SaveState }) {
  const t = useTranslations('info');
  const { icon: Icon, text, tint } = states[state];
  return (
    <p
      role="status"
      data-testid="save-state"
      className={`flex items-center gap-1.5 text-note font-bold ${tint}`}
    >
      <Icon size={17} strokeWidth={2} aria-hidden="true" />
      {t(text)}
    </p>
  );
}
