import type { ArtSource } from '@pochitto/functions/domain/generation/generate_queue';
import { declarationsOf, madeBy, type SetMetadata } from '@pochitto/functions/domain/stamps/set_metadata';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { fieldAnchor, InfoSection } from './info_field.tsx';

interface DeclarationsProps {
  readonly engine: ArtSource;
  readonly metadata: SetMetadata;
  readonly onChange: (part: Partial<SetMetadata>) => void;
}

const anchors = { aiUsed: 'ai', photoUsed: 'photo' } as const;

/** Declarations on AI and photos, with their reasons. */
export function Declarations({ engine, metadata, onChange }: DeclarationsProps) {
  const t = useTranslations('info');
  const declared = declarationsOf(metadata, engine);
  const made = madeBy(engine);
  const why = { aiUsed: t(`aiWhy.${engine}`), photoUsed: t(`photoWhy.${engine}`) };
  return (
    <InfoSection title={t('declarations')} text={t('declarationsText')}>
      {(['aiUsed', 'photoUsed'] as const).map((field) => (
        <div key={field} id={fieldAnchor(anchors[field])} className="flex flex-col gap-2">
          <ChoiceRow
            label={t(field)}
            value={declared[field] ? 'yes' : 'no'}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              text: t(value),
              testId: `${field}-${value}`,
            }))}
            onChange={(value) => onChange({ [field]: value === 'yes' })}
          />
          <div className="flex flex-wrap items-center gap-x-3">
            <p className="text-note text-ink-soft">{why[field]}</p>
            {declared[field] !== made[field] ? (
              <Button kind="plain" className="-my-1" onPress={() => onChange({ [field]: null })}>
                {t('asMade')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
    </InfoSection>
  );
}
