import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

interface Said {
  readonly text: string;
  /** Undoes the action. */
  readonly undo: (() => void) | null;
}

/**
 * How long a toast stays in ms: long enough to read it and to reach its button. The timer pauses while it is
 * hovered or focused.
 */
const stayMs = { toUndo: 10_000, toRead: 6000 };

const queue = new ToastQueue<Said>({ maxVisibleToasts: 1 });

export function say(text: string, undo: (() => void) | null = null): void {
  // One toast at a time: the newest is the one that can be undone.
  queue.clear();
  queue.add({ text, undo }, { timeout: undo ? stayMs.toUndo : stayMs.toRead });
}

/** Region for toasts, above whatever page is open. */
export function Toasts() {
  const t = useTranslations('studio.toast');
  return (
    <ToastRegion
      queue={queue}
      aria-label={t('label')}
      className="fixed inset-x-4 bottom-[max(1.5rem,env(safe-area-inset-bottom))] z-50 mx-auto flex max-w-md justify-center outline-none"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex min-h-14 animate-appear items-center gap-3 rounded-full bg-ink py-1.5 pr-2 pl-6 text-paper shadow-lift outline-none data-[focus-visible]:outline-3"
          data-testid="toast"
        >
          <ToastContent className="min-w-0 pr-4">
            <Text slot="title" className="font-bold">
              {toast.content.text}
            </Text>
          </ToastContent>
          {toast.content.undo ? (
            <Button
              kind="plain"
              className="shrink-0 !bg-paper !text-ink"
              data-testid="undo"
              onPress={() => {
                toast.content.undo?.();
                queue.close(toast.key);
              }}
            >
              {t('undo')}
            </Button>
          ) : null}
        </Toast>
      )}
    </ToastRegion>
  );
}
