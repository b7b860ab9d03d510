import type { ReactNode } from 'react';

/** A group of a form's fields, close together. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-card p-4">
      <h2 className="mb-3 text-base">{title}</h2>
      {children}
    </section>
  );
}
