import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';

interface QuestionDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly isBusy: boolean;
  /** Further content of the question. */
  readonly children?: ReactNode;
  readonly isUnanswered?: boolean;
  readonly confirmTestId?: string;
}

/** Asks for confirmation before an irreversible action. */
export function QuestionDialog(props: QuestionDialogProps) {
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable={!props.isBusy}
      className="fixed inset-0 z-40 grid animate-appear place-items-center bg-black/50 p-4"
    >
      <Modal className="max-h-[calc(100dvh-2rem)] w-full max-w-md overflow-y-auto rounded-card border border-line bg-card text-ink shadow-lift">
        <Dialog role="alertdialog" className="flex flex-col gap-3 p-6 outline-none">
          <Heading slot="title" className="text-xl">
            {props.title}
          </Heading>
          <p>{props.text}</p>
          {props.children}
          <div className="mt-3 flex flex-wrap justify-end gap-3">
            <Button onPress={props.onClose} isDisabled={props.isBusy} autoFocus>
              {props.cancel}
            </Button>
            <Button
              kind="danger"
              onPress={props.onConfirm}
              isDisabled={props.isBusy || props.isUnanswered === true}
              data-testid={props.confirmTestId ?? 'confirm'}
            >
              {props.confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
