/** The vermilion button on its base. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect x="8" y="40" width="48" height="16" rx="8" className="fill-ink" />
      <circle cx="32" cy="28" r="22" className="fill-act" />
      <path d="M20 24a14 14 0 0 1 10-9" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}
