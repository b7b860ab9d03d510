import { type Product, productSpecs } from '../../domain/product/product_spec.ts';
import { type Finding, newFinding } from '../../domain/stamps/finding.ts';
import {
  type Declarations,
  type MetadataField,
  type MetadataLanguage,
  maxTags,
  metadataLimits,
  metadataText,
  type SetMetadata,
} from '../../domain/stamps/set_metadata.ts';
import { fitUnits, textUnits } from '../../domain/stamps/text_units.ts';
import { notAscii, rejectedCharacters } from './rejected_characters.ts';
import { addresses, announcements, firstMatch, tidied, withoutMatches } from './text_patterns.ts';
import { brandWords, messengerWords } from './word_lists.ts';

/** A form field and how it is checked. */
interface Field {
  readonly field: MetadataField;
  readonly language: MetadataLanguage | null;
  readonly isRequired: boolean;
  readonly isEnglish: boolean;
  /** Shown in the shop: no announcements, web addresses or others' names. */
  readonly isPublic: boolean;
}

const fields: readonly Field[] = [
  { field: 'title', language: 'en', isRequired: true, isEnglish: true, isPublic: true },
  { field: 'description', language: 'en', isRequired: true, isEnglish: true, isPublic: true },
  { field: 'title', language: 'ja', isRequired: false, isEnglish: false, isPublic: true },
  { field: 'description', language: 'ja', isRequired: false, isEnglish: false, isPublic: true },
  { field: 'title', language: 'zh-Hant', isRequired: false, isEnglish: false, isPublic: true },
  { field: 'description', language: 'zh-Hant', isRequired: false, isEnglish: false, isPublic: true },
  { field: 'creatorName', language: null, isRequired: true, isEnglish: false, isPublic: true },
  { field: 'copyright', language: null, isRequired: true, isEnglish: true, isPublic: true },
  { field: 'reviewerNotes', language: null, isRequired: false, isEnglish: false, isPublic: false },
];

/** Minimum length of a meaningful text, in units. */
const shortest = { title: 4, description: 10 } as const;

export interface TextSuggestion {
  readonly title: string;
  readonly description: string;
  /** Used for the fields of other languages. */
  readonly ja: { readonly title: string; readonly description: string };
  readonly 'zh-Hant': { readonly title: string; readonly description: string };
  readonly creatorName: string;
  readonly copyright: string;
}

export interface TextInput {
  readonly product: Product;
  readonly metadata: SetMetadata;
  readonly made: Declarations;
  readonly declared: Declarations;
  readonly count: number;
  /** Suggested texts for missing fields, in English unless stated otherwise; '' = none. */
  readonly suggestion: TextSuggestion;
}

/** Finds problems of the form values. */
export function judgeTexts(input: TextInput): Finding[] {
  return [
    ...fields.flatMap((field) => judgeField(field, input)),
    ...judgeUrl(input.metadata.designUrl),
    ...judgeTags(input.metadata),
    ...judgeDeclarations(input),
  ];
}

function judgeField(field: Field, input: TextInput): Finding[] {
  const text = metadataText(input.metadata, field.field, field.language);
  if (text === '') return judgeEmpty(field, input);
  return [
    ...judgeCharacters(field, text, input),
    ...judgeLength(field, text, input),
    ...(field.isPublic ? judgeWording(field, text, input) : []),
  ];
}

/** The site accepts a language only with both title and description. */
function judgeEmpty(field: Field, input: TextInput): Finding[] {
  const { field: name, language } = field;
  if (field.isRequired)
    return [newFinding('text_missing', { ...place(field), fix: englishFix(name, input) })];
  if (language === null || language === 'en' || (name !== 'title' && name !== 'description')) return [];
  const counterpart = name === 'title' ? 'description' : 'title';
  if (metadataText(input.metadata, counterpart, language) === '') return [];
  const text = input.suggestion[language][name];
  const fix = text === '' ? null : ({ kind: 'title', field: name, language, text } as const);
  return [newFinding('text_counterpart_missing', { ...place(field), fix })];
}

const place = ({ field, language }: Field, measured: Finding['measured'] = {}) => ({
  field: { field, language },
  measured: { field: language === null ? field : `${field}.${language}`, ...measured },
});

function englishFix(field: MetadataField, { suggestion }: TextInput): Finding['fix'] {
  if (field === 'designUrl' || field === 'reviewerNotes') return null;
  return suggestion[field] === '' ? null : { kind: 'english', field, suggestion: suggestion[field] };
}

function removal({ field, language }: Field, text: string): Finding['fix'] {
  return text === '' ? null : { kind: 'remove_characters', field, language, text };
}

function judgeCharacters(field: Field, text: string, input: TextInput): Finding[] {
  const rejected = field.isEnglish ? notAscii(text) : rejectedCharacters(text);
  if (rejected.length === 0) return [];
  const at = place(field, { characters: rejected.join('') });
  if (field.isEnglish)
    return [newFinding('text_not_english', { ...at, fix: englishFix(field.field, input) })];
  const rest = tidied([...text].filter((character) => !rejected.includes(character)).join(''));
  return [newFinding('text_refused_character', { ...at, fix: removal(field, rest) })];
}

function judgeLength(field: Field, text: string, input: TextInput): Finding[] {
  const limit = metadataLimits[field.field];
  const units = field.field === 'reviewerNotes' ? [...text].length : textUnits(text);
  if (units > limit) {
    const shorter = shortened(text, limit);
    const fix = { kind: 'title', field: field.field, language: field.language, text: shorter } as const;
    return [newFinding('text_too_long', { ...place(field, { units, limit }), fix })];
  }
  if (field.field !== 'title' && field.field !== 'description') return [];
  const instead = replacement(field, input);
  if (/^[\p{N}\p{P}\s]+$/u.test(text) && /\p{N}/u.test(text))
    return [newFinding('text_digits_only', { ...place(field), fix: instead })];
  return units < shortest[field.field]
    ? [newFinding('text_too_short', { ...place(field), fix: instead })]
    : [];
}

/** Cuts at a space near the end if there is one, to avoid half a word. */
function shortened(text: string, limit: number): string {
  const cut = fitUnits(text, limit);
  const space = cut.lastIndexOf(' ');
  return space > cut.length * 0.6 ? cut.slice(0, space) : cut;
}

function replacement({ field, language }: Field, { suggestion }: TextInput): Finding['fix'] {
  if (language !== 'en' || (field !== 'title' && field !== 'description') || suggestion[field] === '')
    return null;
  return { kind: 'title', field, language, text: suggestion[field] };
}

function judgeWording(field: Field, text: string, input: TextInput): Finding[] {
  const findings: Finding[] = [];
  const lists = [
    ['text_forbidden_word', messengerWords, true],
    ['text_url', addresses, true],
    ['text_brand', brandWords, false],
    ['text_announcement', announcements, false],
  ] as const;
  for (const [ruleId, patterns, isRemovable] of lists) {
    const word = firstMatch(text, patterns);
    if (word === null) continue;
    const fix = isRemovable ? removal(field, withoutMatches(text, patterns)) : null;
    findings.push(newFinding(ruleId, { ...place(field, { word }), fix }));
  }
  if (field.field !== 'title' && field.field !== 'description') return findings;
  const given = /(\d{1,3})\s*(?:個|種類|stickers?\b|emojis?\b)/iu.exec(text.normalize('NFKC'))?.[1];
  if (given !== undefined && Number(given) !== input.count)
    findings.push(newFinding('text_contradicts', place(field, { count: input.count })));
  const { isEmoji } = productSpecs[input.product];
  const noun = isEmoji ? /emoji/iu : /sticker/iu;
  if (field.field === 'description' && field.isEnglish && !noun.test(text))
    findings.push(
      newFinding(isEmoji ? 'text_no_emoji' : 'text_no_sticker', {
        ...place(field),
        fix: englishFix('description', input),
      }),
    );
  return findings;
}

function judgeUrl(text: string): Finding[] {
  if (text === '') return [];
  const isAddress = /^https?:\/\/[^\s/]+\.[^\s]+$/u.test(text) && text.length <= metadataLimits.designUrl;
  return isAddress ? [] : [newFinding('url_invalid', { field: { field: 'designUrl', language: null } })];
}

function judgeTags({ tags }: SetMetadata): Finding[] {
  return Object.entries(tags).flatMap(([messageId, own]) => {
    if (own.length <= maxTags) return [];
    const fix = { kind: 'trim_tags', messageId, tags: own.slice(0, maxTags) } as const;
    const field = { field: 'tags', language: null } as const;
    return newFinding('tags_too_many', { messageId, measured: { count: own.length }, field, fix });
  });
}

function judgeDeclarations({ made, declared }: TextInput): Finding[] {
  const rules = [
    ['ai_not_declared', 'aiUsed'],
    ['photo_not_declared', 'photoUsed'],
  ] as const;
  return rules.flatMap(([ruleId, field]) =>
    made[field] && !declared[field]
      ? newFinding(ruleId, { field: { field, language: null }, fix: { kind: 'declare', field, value: true } })
      : [],
  );
}
