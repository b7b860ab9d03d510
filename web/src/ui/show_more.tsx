import { Button } from './button.tsx';

interface ShowMoreProps {
  readonly label: string;
  /** Announced to screen readers after more items have loaded: how many are shown. */
  readonly shown: string;
  /** Whether more items are loading. The button stays, so that the focus is kept and the layout does not shift. */
  readonly isReading: boolean;
  readonly hasMore: boolean;
  readonly onPress: () => void;
  readonly 'data-testid'?: string;
}

/** The "show more" button at the end of a paginated list. */
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
