import { Copy, RotateCcw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';

interface PartButtonProps {
  readonly text: string;
  readonly testId: string;
  readonly onPress: () => void;
}

/** Applies one part of the selected sticker to all. */
export function ApplyToAllButton({ text, testId, onPress }: PartButtonProps) {
  return (
    <Button kind="plain" className="self-start" onPress={onPress} data-testid={testId}>
      <Copy size={18} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </Button>
  );
}

/** Resets one part of the selected sticker to its state without edits. */
export function ResetButton({
  text,
  testId,
  isDisabled,
  onPress,
}: PartButtonProps & { isDisabled: boolean }) {
  return (
    <Button
      kind="plain"
      className="self-start"
      isDisabled={isDisabled}
      onPress={onPress}
      data-testid={testId}
    >
      <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </Button>
  );
}
