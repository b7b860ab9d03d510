import { documents } from '@pochitto/functions/domain/paths';
import { presetSchema } from '@pochitto/functions/domain/presets/preset';
import { type Derivation, derivationOf } from '@pochitto/functions/domain/stamps/derivation';
import { type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { ChevronRight, Languages, Palette } from 'lucide-react';
import { Link } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useLiveDocument, type WithId } from '../../../lib/firebase/live.ts';
import { buttonClass } from '../../../ui/button.tsx';

const icons = { style: Palette, language: Languages } as const;

/** The set in other styles and languages: those that exist, and the way to another one. */
export function DuplicateCards({ stamp }: { stamp: WithId<Stamp> }) {
  const t = useTranslations('derive');
  return (['style', 'language'] as const).map((kind) => {
    const Icon = icons[kind];
    const made = Object.entries(stamp.derivedStampIds).filter(([key]) => derivationOf(key)?.kind === kind);
    return (
      <li key={kind}>
        <article
          data-testid={`duplicate-${kind}`}
          className="flex h-full flex-col gap-3 rounded-card border border-line bg-card p-5"
        >
          <h3 className="flex items-center gap-2 text-base">
            <Icon size={22} strokeWidth={1.75} aria-hidden="true" className="text-act-text" />
            {t(`duplicates.${kind}.title`)}
          </h3>
          <p className="text-sm">{t(`duplicates.${kind}.text`)}</p>
          <div className="mt-auto flex flex-col gap-1">
            {made.map(([key, stampId]) => (
              <MadeLink key={key} stampId={stampId} />
            ))}
            <Link
              to={`/sets/${stamp.id}/${kind}`}
              data-testid={`to-${kind}`}
              className={buttonClass('quiet', 'mt-2 w-full')}
            >
              {t(`duplicates.${kind}.go`)}
              <ChevronRight size={18} strokeWidth={2} aria-hidden="true" />
            </Link>
          </div>
        </article>
      </li>
    );
  });
}

/** Link to a derived set, unless it was deleted. */
function MadeLink({ stampId }: { stampId: string }) {
  const made = useLiveDocument(documents.stamp(stampId), stampSchema);
  if (made.state !== 'ready' || made.value.deletedAt || !made.value.derivation) return null;
  return (
    <Link
      to={`/sets/${stampId}`}
      data-testid={`open-${made.value.derivation.kind}`}
      className="inline-flex min-h-11 items-center justify-between gap-2 font-bold underline underline-offset-4"
    >
      <DerivationName derivation={made.value.derivation} />
      <ChevronRight size={18} strokeWidth={2} aria-hidden="true" />
    </Link>
  );
}

/** The name of what a derived set is: its style or its language; nothing for a product, which its title tells. */
export function DerivationName({ derivation }: { derivation: Derivation }) {
  const t = useTranslations('derive');
  if (derivation.kind === 'language') return t(`languages.${derivation.language}`);
  return derivation.kind === 'style' ? <StyleName presetId={derivation.presetId} /> : null;
}

function StyleName({ presetId }: { presetId: string }) {
  const t = useTranslations('derive');
  const locale = useLocale();
  const preset = useLiveDocument(documents.preset(presetId), presetSchema);
  if (preset.state === 'loading') return null;
  // Styles that are no longer offered cannot be read.
  return preset.state === 'ready' ? preset.value.name[locale] : t('formerStyle');
}
