import { ChevronLeft, Redo2, Undo2 } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '../../ui/button.tsx';
import { useEditor } from './use_editor.ts';

interface ToolbarProps {
  readonly count: number;
  readonly isSaving: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
}

/** Back link, undo and redo, and save. */
export function Toolbar({ count, isSaving, onUndo, onRedo, onSave }: ToolbarProps) {
  const t = useTranslations('editor');
  const { set, state } = useEditor();
  const text = isSaving ? t('saving') : count > 0 ? t('save', { count }) : t('saveNone');
  return (
    <div className="flex items-center gap-1">
      <Link
        to={`/sets/${set.stamp.id}`}
        data-testid="editor-back"
        className="-ml-2 inline-flex min-h-11 min-w-11 items-center gap-1 rounded-full px-2 text-sm font-bold text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <ChevronLeft size={22} strokeWidth={1.75} aria-hidden="true" />
        <span className="max-sm:sr-only">{t('back')}</span>
      </Link>
      <h1 className="ml-2 text-xl max-lg:sr-only">{t('title')}</h1>
      <div role="toolbar" aria-label={t('tools')} className="mr-1 ml-auto flex gap-1">
        <IconButton
          icon={Undo2}
          label={t('undo')}
          isDisabled={state.past.length === 0}
          onPress={onUndo}
          data-testid="editor-undo"
        />
        <IconButton
          icon={Redo2}
          label={t('redo')}
          isDisabled={state.future.length === 0}
          onPress={onRedo}
          data-testid="editor-redo"
        />
      </div>
      <Button
        kind="act"
        className="!min-h-12 !px-5 tabular-nums sm:min-w-56"
        isDisabled={count === 0 || isSaving}
        onPress={onSave}
        aria-label={text}
        data-testid="editor-save"
        data-count={count}
      >
        <span className="max-sm:hidden">{text}</span>
        <span className="sm:hidden">{count > 0 && !isSaving ? t('saveShort', { count }) : text}</span>
      </Button>
    </div>
  );
}
