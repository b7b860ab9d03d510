import type { ReactNode } from 'react';
import { type ButtonKind, buttonClass } from './button.tsx';

interface FileButtonProps {
  readonly kind?: ButtonKind;
  readonly accept: string;
  /** Opens the camera at the back of a phone. */
  readonly fromCamera?: boolean;
  readonly testId?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly onFile: (file: File) => void;
  /** The browser's file window is about to open. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A button that asks for one file: the browser's own input, dressed. */
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
          // So that the same file can be chosen again after it was refused.
          event.target.value = '';
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
