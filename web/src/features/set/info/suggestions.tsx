import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { SetMetadata } from '@pochitto/functions/domain/stamps/set_metadata';
import { Check, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { StampSet } from '../use_set.ts';
import { InfoSection } from './info_field.tsx';

type Suggested = CallableOutput<'suggestMetadata'>;

interface SuggestionsProps {
  readonly set: StampSet;
  readonly metadata: SetMetadata;
  readonly onUse: (part: Partial<SetMetadata>) => void;
}

/** Suggested texts to choose from; other empty fields are filled along with them. */
export function Suggestions({ set, metadata, onUse }: SuggestionsProps) {
  const t = useTranslations('info');
  const { suggested, isBusy, error, ask } = useSuggested(set.stamp.id);

  const use = (proposal: Suggested['proposals'][number]) => {
    if (!suggested) return;
    onUse({
      ...proposal,
      creatorName: metadata.creatorName || suggested.creatorName,
      copyright: metadata.copyright || suggested.copyright,
      styleCategory: metadata.styleCategory ?? suggested.styleCategory,
      characterCategory: metadata.characterCategory ?? suggested.characterCategory,
      tags: Object.keys(metadata.tags).length > 0 ? metadata.tags : suggested.tags,
    });
  };

  return (
    <InfoSection title={t('suggest')} text={t('suggestText')}>
      {error ? <ErrorNotice error={error} /> : null}
      {suggested ? (
        <ul className="flex flex-col gap-2">
          {suggested.proposals.map((proposal, index) => (
            <Proposal
              key={proposal.title.en}
              proposal={proposal}
              number={index + 1}
              isUsed={
                metadata.title.en === proposal.title.en && metadata.description.en === proposal.description.en
              }
              onUse={() => use(proposal)}
            />
          ))}
        </ul>
      ) : (
        <Button className="self-start" onPress={ask} isDisabled={isBusy} data-testid="suggest">
          <Sparkles size={18} strokeWidth={1.75} aria-hidden="true" />
          {isBusy ? t('suggesting') : t('suggest')}
        </Button>
      )}
    </InfoSection>
  );
}

interface ProposalProps {
  readonly proposal: Suggested['proposals'][number];
  readonly number: number;
  readonly isUsed: boolean;
  readonly onUse: () => void;
}

function Proposal({ proposal, number, isUsed, onUse }: ProposalProps) {
  const t = useTranslations('info');
  const locale = useLocale();
  const others = (['zh-Hant', 'ja', 'en'] as const).filter((each) => each !== locale && proposal.title[each]);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-line p-3 pl-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-bold">{proposal.title[locale]}</p>
        <p className="text-note">{proposal.description[locale]}</p>
        {others.map((language) => (
          <p key={language} className="text-note text-ink-soft" lang={language}>
            {proposal.title[language]}
          </p>
        ))}
      </div>
      {isUsed ? (
        <span className="inline-flex min-h-12 items-center gap-1.5 font-bold text-matcha">
          <Check size={18} strokeWidth={2.25} aria-hidden="true" />
          {t('used')}
        </span>
      ) : (
        <Button onPress={onUse} data-testid={`use-${number}`}>
          {t('use')}
        </Button>
      )}
    </li>
  );
}

/** Returns suggestions for the set once they were requested. */
export function useSuggested(stampId: string) {
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const { request, isBusy, error } = useRequest();
  const ask = async (): Promise<Suggested | null> => {
    let found: Suggested | null = null;
    await request(async () => {
      found = await call('suggestMetadata', { stampId });
      setSuggested(found);
    });
    return found;
  };
  return { suggested, isBusy, error, ask };
}
