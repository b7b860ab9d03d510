import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Saving } from './use_saving.ts';

interface EditorNoticesProps {
  readonly saving: Saving;
  /** The set was changed elsewhere; `taking` while it is reloaded, `taken` afterwards. */
  readonly foreign: 'none' | 'changed' | 'taking' | 'taken';
  readonly hasOwnChanges: boolean;
  readonly onTake: () => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Problems with saving, shown over the picture so that nothing shifts. */
export function EditorNotices(props: EditorNoticesProps) {
  const t = useTranslations('editor');
  const { saving, foreign } = props;
  const isStale = saving.state === 'failed' && saving.error.code === 'stamp_changed';
  if (foreign === 'changed' || foreign === 'taking' || isStale) {
    return (
      <Floating>
        <Notice kind="problem" title={t('changed.title')}>
          <p>{t(props.hasOwnChanges ? 'changed.text' : 'changed.textNothing')}</p>
          <Button
            className="mt-2"
            isDisabled={foreign === 'taking'}
            onPress={props.onTake}
            data-testid="take-changes"
          >
            {t(foreign === 'taking' ? 'changed.taking' : 'changed.take')}
          </Button>
        </Notice>
      </Floating>
    );
  }
  if (saving.state === 'offline') {
    return (
      <Floating onClose={props.onClose}>
        <Notice kind="problem" title={t('notSaved.offline')}>
          <p>{t('notSaved.offlineText')}</p>
          <Button className="mt-2" onPress={props.onSave}>
            {t('notSaved.again')}
          </Button>
        </Notice>
      </Floating>
    );
  }
  if (saving.state === 'failed') {
    return (
      <Floating onClose={props.onClose}>
        <ErrorNotice error={saving.error} sayUncharged>
          <p className="text-note">{t('notSaved.keptText')}</p>
        </ErrorNotice>
      </Floating>
    );
  }
  if (foreign !== 'taken') return null;
  return (
    <Floating onClose={props.onClose}>
      <Notice kind="info">{t('changed.taken')}</Notice>
    </Floating>
  );
}

function Floating({ children, onClose }: { children: ReactNode; onClose?: () => void }) {
  const t = useTranslations('notice');
  return (
    <div
      className="absolute inset-x-3 top-2 z-30 mx-auto max-w-xl animate-appear rounded-card shadow-lift *:pr-14"
      data-testid="editor-notice"
    >
      {children}
      {onClose ? (
        <IconButton icon={X} label={t('close')} onPress={onClose} className="!absolute top-1.5 right-1.5" />
      ) : null}
    </div>
  );
}
