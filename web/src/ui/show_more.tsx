import { Button } from './button.tsx';

interface ShowMoreProps {
  readonly label: string;
  /** Said to screen readers when more has come: how much is shown. */
  readonly shown: string;
  /** Whether more is on its way. The button stays, so that the focus does and nothing moves. */
  readonly isReading: boolean;
  readonly hasMore: boolean;
  readonly onPress: () => void;
  readonly 'data-testid'?: string;
}

/** The end of a list that is read in steps. */
export function ShowMore({ label, shown, isReading, hasMore, onPress, ...rest }: ShowMoreProps) {
  return (
    <div className={hasMore ? 'mt-6 grid min-h-12 place-items-center' : ''}>
      <p aria-live="polite" className="sr-only">
        {isReading ? '' : shown}
      </p>
      {hasMore ? (
        <Button onPress={onPress} isPending={isReading} {...rest}>
          {label}
        </Button>
      ) : null}
    </div>
  );
}
