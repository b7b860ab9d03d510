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
  /** Called before the browser's file dialog opens. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

type Choosing =
  | { readonly onFile: (file: File) => void }
  /** Several files can be chosen at once. */
  | { readonly onFiles: (files: readonly File[]) => void };

/** A styled file input for one file, or for several. */
export function FileButton({ kind = 'quiet', className = '', ...props }: FileButtonProps & Choosing) {
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
        multiple={'onFiles' in props}
        capture={props.fromCamera ? 'environment' : undefined}
        disabled={props.isDisabled}
        data-testid={props.testId}
        className="sr-only"
        onClick={props.onPress}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          const [file] = files;
          // Reset, so that the same file can be chosen again after it was rejected.
          event.target.value = '';
          if ('onFiles' in props) props.onFiles(files);
          else if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
