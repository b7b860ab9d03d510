import { maxTags, type SetMetadata } from '@pochitto/functions/domain/stamps/set_metadata';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { StampSet, Sticker } from '../use_set.ts';
import { fieldAnchor } from './info_field.tsx';
import { useSuggested } from './suggestions.tsx';

interface TagsProps {
  readonly set: StampSet;
  readonly metadata: SetMetadata;
  readonly onChange: (part: Partial<SetMetadata>) => void;
}

/** Tags of each sticker, collapsed by default. */
export function Tags({ set, metadata, onChange }: TagsProps) {
  const t = useTranslations('info');
  const { isBusy, error, ask } = useSuggested(set.stamp.id);
  const suggest = async () => {
    const found = await ask();
    if (found) onChange({ tags: { ...metadata.tags, ...found.tags } });
  };
  return (
    <details id={fieldAnchor('tags')} className="rounded-card border border-line bg-card p-5">
      <summary className="font-display cursor-pointer text-lg">{t('tags')}</summary>
      <p className="mt-1 text-note text-ink-soft">{t('tagsText')}</p>
      {error ? <ErrorNotice error={error} /> : null}
      <Button className="mt-3" onPress={suggest} isDisabled={isBusy} data-testid="suggest-tags">
        <Sparkles size={18} strokeWidth={1.75} aria-hidden="true" />
        {isBusy ? t('suggesting') : t('tagsSuggest')}
      </Button>
      <ul className="mt-4 flex flex-col gap-2">
        {set.stickers.map((sticker) => (
          <TagRow
            key={sticker.id}
            sticker={sticker}
            tags={metadata.tags[sticker.id] ?? []}
            onTags={(tags) => onChange({ tags: { ...metadata.tags, [sticker.id]: tags } })}
          />
        ))}
      </ul>
    </details>
  );
}

interface TagRowProps {
  readonly sticker: Sticker;
  readonly tags: readonly string[];
  readonly onTags: (tags: string[]) => void;
}

function TagRow({ sticker: { image, place, message }, tags, onTags }: TagRowProps) {
  const t = useTranslations('info');
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  const joined = tags.join('、');
  // Commas are kept while typing, until the field loses focus.
  const [typed, setTyped] = useState<string | null>(null);
  const isOver = tags.length > maxTags;
  return (
    <li className="flex items-center gap-3">
      <span className="grid size-12 shrink-0 place-items-center rounded-lg bg-chat-light p-1">
        {picture.state === 'ready' ? (
          <img src={picture.url} alt="" className="max-h-full max-w-full object-contain" />
        ) : null}
      </span>
      <input
        aria-label={t('tagsFor', { number: place, message })}
        aria-invalid={isOver}
        data-testid={`tags-${place}`}
        value={typed ?? joined}
        onChange={(event) => {
          setTyped(event.target.value);
          onTags(tagsIn(event.target.value));
        }}
        onBlur={() => setTyped(null)}
        className="min-h-11 w-full min-w-0 rounded-xl border border-line-strong bg-card px-3 text-base aria-invalid:border-act-text"
      />
    </li>
  );
}

/** Limited to what a draft of the form stores. */
function tagsIn(text: string): string[] {
  const tags = text.split(/[、,，]/u).map((tag) => tag.trim().slice(0, 40));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, 40);
}
