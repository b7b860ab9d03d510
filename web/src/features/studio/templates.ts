import { useMessages } from 'use-intl';

export const templateKinds = ['cut', 'colour', 'perm', 'bangs', 'beard'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface Template {
  readonly name: string;
  /** What it writes. */
  readonly text: string;
}

/** The templates for words, in the reader's language. */
export function useTemplates(): Readonly<
  Record<TemplateKind, { readonly name: string; readonly options: readonly Template[] }>
> {
  const { templates } = useMessages().studio;
  const kind = (of: TemplateKind) => ({
    name: templates[of].name,
    options: Object.values<Template>(templates[of].options),
  });
  return {
    cut: kind('cut'),
    colour: kind('colour'),
    perm: kind('perm'),
    bangs: kind('bangs'),
    beard: kind('beard'),
  };
}
