import type { ReactNode } from 'react';
import { type ButtonKind, buttonClass } from './button.tsx';

interface FileButtonProps {
  readonly kind?: ButtonKind;
  readonly accept: string;
  /** Opens the back camera of a phone. */
  readonly fromCamera?: boolean;
  readonly testId?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly onFile: (file: File) => void;
  /** Called before the browser's file dialog opens. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A styled file input for one file. */
export function FileButton({ kind = 'quiet', className = '', ...props }: FileButtonProps) {
  return (
    <label
      className={buttonClass(
        kind,
        `relative has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-sky has-disabled:opacity-50 ${className}`,
      )}
    >
      {props.children}
      <input
        type="file"
        accept={props.accept}
        capture={props.fromCamera ? 'environment' : undefined}
        disabled={props.isDisabled}
        data-testid={props.testId}
        className="sr-only"
        onClick={props.onPress}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Reset, so that the same file can be chosen again after it was refused.
          event.target.value = '';
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
