import type { ja } from './ja.ts';

type Texts<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : Texts<Part[Key]> };

/** All UI texts in one language. Japanese defines the keys; a language that lacks a key does not compile. */
export type Catalogue = Texts<typeof ja>;
