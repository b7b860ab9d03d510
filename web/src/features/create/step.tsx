import { ArrowLeft, Check } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useOutletContext } from 'react-router';
import { useTranslations } from 'use-intl';
import type { Draft, DraftChoice } from '../../lib/draft/draft.ts';
import { areDrawingsReady } from '../../lib/draft/draft_drawings.ts';
import { problemMessages } from '../../lib/draft/draft_messages.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Foot, Page } from '../../ui/page.tsx';

const flows = {
  photo: ['photo', 'messages', 'style', 'review'],
  drawings: ['drawings', 'style', 'review'],
} as const satisfies Record<Draft['art'], readonly string[]>;
type StepName = (typeof flows)[keyof typeof flows][number];

const places: Record<StepName, string> = {
  photo: '/create',
  drawings: '/create/drawings',
  messages: '/create/messages',
  style: '/create/style',
  review: '/create/review',
};

interface StepProps {
  readonly name: StepName;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  /** One line above the button: what is missing, or that all is well. */
  readonly footNote: ReactNode;
  readonly footAction: ReactNode;
}

/** Layout of one step: progress, content, and a footer that stays in view. */
export function Step({ name, title, lead, children, footNote, footAction }: StepProps) {
  const t = useTranslations('create');
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = useSteps(name);
  const before = steps[steps.indexOf(name) - 1];
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <>
      <Page title={`${t('title')}: ${t(`steps.${name}`)}`} width="narrow">
        <StepLine name={name} steps={steps} />
        <h1 ref={heading} tabIndex={-1} className="mt-6 text-2xl outline-none sm:text-3xl">
          {title}
        </h1>
        <p className="mt-2 mb-6 text-ink-soft">{lead}</p>
        {children}
      </Page>
      <Foot note={footNote}>
        {before ? (
          <Link to={places[before]} aria-label={t('back')} className={buttonClass('quiet', 'size-14 !px-0')}>
            <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
          </Link>
        ) : null}
        {footAction}
      </Foot>
    </>
  );
}

/** A step of one flow only shows that flow; the others follow the draft. */
function useSteps(name: StepName): readonly StepName[] {
  const { draft } = useCreation();
  if (name === 'drawings') return flows.drawings;
  return flows[name === 'photo' || name === 'messages' ? 'photo' : draft.art];
}

function StepLine({ name, steps }: { name: StepName; steps: readonly StepName[] }) {
  const t = useTranslations('create');
  const now = steps.indexOf(name);
  return (
    <ol
      aria-label={t('progress', { step: now + 1, total: steps.length })}
      className="grid auto-cols-fr grid-flow-col gap-2"
    >
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined} className="flex flex-col gap-1.5">
          <span className={`h-1.5 rounded-full ${index <= now ? 'bg-ink' : 'bg-line'}`} />
          <span
            className={`flex items-center gap-0.5 whitespace-nowrap text-note ${index === now ? 'font-bold' : 'text-ink-soft'}`}
          >
            {index < now ? (
              <Check size={14} strokeWidth={2.5} className="shrink-0 text-matcha" aria-hidden="true" />
            ) : null}
            {t(`steps.${step}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Returns the place of the first step that is not complete, of those before the style; null if all are. */
export function incompletePlace({ draft, photo }: Pick<Creation, 'draft' | 'photo'>): string | null {
  if (draft.art === 'drawings') return areDrawingsReady(draft.drawings) ? null : places.drawings;
  if (!photo) return places.photo;
  return problemMessages(draft).length > 0 ? places.messages : null;
}

/**
 * State that the steps share: the draft, its photo, and functions that change them. All of it survives a
 * reload.
 */
export interface Creation {
  readonly draft: Draft;
  readonly photo: Blob | null;
  readonly choose: (choice: DraftChoice | ((draft: Draft) => DraftChoice)) => void;
  readonly choosePhoto: (photo: Blob) => Promise<void>;
  readonly finish: () => Promise<void>;
}

export function useCreation(): Creation {
  return useOutletContext<Creation>();
}
