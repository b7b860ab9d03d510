import { useMessages } from 'use-intl';

export const templateKinds = ['cut', 'colour', 'perm', 'bangs', 'beard'] as const;
export type TemplateKind = (typeof templateKinds)[number];

interface Template {
  readonly name: string;
  /** The text that it inserts. */
  readonly text: string;
}

/** Returns the text templates in the reader's language. */
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

/** Tells whether the text contains a template's phrase. */
export function hasPhrase(text: string, phrase: string): boolean {
  return text.includes(phrase);
}

/** Appends a template's phrase on its own line and removes `others`. */
export function withPhrase(text: string, phrase: string, others: readonly string[]): string {
  const rest = others.reduce(withoutPhrase, text);
  return rest.trim() === '' ? phrase : `${rest.trimEnd()}\n${phrase}`;
}

/** Removes a phrase; a line with nothing else is removed too. */
export function withoutPhrase(text: string, phrase: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (!line.includes(phrase)) return [line];
      const rest = line.replace(phrase, '').trim();
      return rest === '' ? [] : [rest];
    })
    .join('\n');
}
