import { useMessages } from 'use-intl';

export const templateKinds = ['cut', 'colour', 'perm', 'bangs', 'beard'] as const;
export type TemplateKind = (typeof templateKinds)[number];

interface Template {
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

/** Whether a template's phrase stands in the text. */
export function hasPhrase(text: string, phrase: string): boolean {
  return text.includes(phrase);
}

/** The text with a template's phrase on a line of its own at the end, in the place of `others` that stand there. */
export function withPhrase(text: string, phrase: string, others: readonly string[]): string {
  const rest = others.reduce(withoutPhrase, text);
  return rest.trim() === '' ? phrase : `${rest.trimEnd()}\n${phrase}`;
}

/** The text without a phrase; a line that held nothing else goes with it. */
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
