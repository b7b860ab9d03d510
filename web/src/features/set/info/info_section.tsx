import type { ReactNode } from 'react';

/** A part of the form under its own heading. */
export function InfoSection({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-card p-5">
      <div>
        <h2 className="text-lg">{title}</h2>
        {text ? <p className="mt-1 text-note text-ink-soft">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}
