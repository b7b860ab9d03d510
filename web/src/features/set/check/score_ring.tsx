/** Round the ring, in its own units: a circle of this length. */
const length = 100;
const radius = length / (2 * Math.PI);

interface ScoreRingProps {
  /** 0 to 100. */
  readonly score: number;
  readonly tint: 'good' | 'fair' | 'bad';
  readonly label: string;
}

const tints = { good: 'stroke-matcha', fair: 'stroke-yolk', bad: 'stroke-act' };

/** How far the set is, as a ring that closes. */
export function ScoreRing({ score, tint, label }: ScoreRingProps) {
  return (
    <div className="relative grid size-28 shrink-0 place-items-center" role="img" aria-label={label}>
      <svg viewBox="0 0 40 40" className="absolute inset-0 -rotate-90" aria-hidden="true">
        <circle cx="20" cy="20" r={radius} fill="none" strokeWidth="3.5" className="stroke-line" />
        <circle
          cx="20"
          cy="20"
          r={radius}
          fill="none"
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeDasharray={`${score === 0 ? 0 : Math.max(1, score)} ${length}`}
          className={`transition-[stroke-dasharray] duration-200 ${score === 0 ? 'opacity-0' : ''} ${tints[tint]}`}
        />
      </svg>
      <span className="font-display text-3xl" data-testid="check-score">
        {score}
      </span>
    </div>
  );
}
