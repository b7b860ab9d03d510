/**
 * `block`: Creators Market rejects it, so no package is made. `warn`: a reviewer may reject it, or it looks wrong.
 */
export type CheckLevel = 'block' | 'warn';

export const fixKinds = [
  'rerender',
  'caption_size',
  'another_pose',
  'another_acting',
  'reset_places',
  'title',
  'english',
  'remove_characters',
  'declare',
  'trim_tags',
] as const;
export type FixKind = (typeof fixKinds)[number];

export interface CheckRule {
  readonly level: CheckLevel;
  /**
   * `guideline`: the numbers of the creation guideline · `review n.n`: the review guideline · `reported`: by
   * uploaders · `ours`.
   */
  readonly source: string;
  /** The automatic fix; a finding may still lack it. */
  readonly fix: FixKind | null;
}

const table = {
  // The package
  sticker_count: { level: 'block', source: 'guideline', fix: null },
  emoji_count: { level: 'block', source: 'guideline', fix: null },
  picture_missing: { level: 'block', source: 'guideline', fix: 'rerender' },
  zip_unreadable: { level: 'block', source: 'guideline', fix: 'rerender' },
  zip_names: { level: 'block', source: 'guideline', fix: 'rerender' },
  zip_content: { level: 'block', source: 'ours', fix: 'rerender' },
  zip_over_limit: { level: 'block', source: 'guideline', fix: null },
  zip_heavy: { level: 'warn', source: 'guideline, older', fix: null },
  // Files
  png_signature: { level: 'block', source: 'guideline', fix: 'rerender' },
  png_damaged: { level: 'block', source: 'guideline', fix: 'rerender' },
  png_crc: { level: 'block', source: 'guideline', fix: 'rerender' },
  png_colour: { level: 'block', source: 'guideline', fix: 'rerender' },
  alpha_missing: { level: 'block', source: 'guideline', fix: 'rerender' },
  png_interlaced: { level: 'warn', source: 'ours', fix: 'rerender' },
  png_animated: { level: 'block', source: 'guideline', fix: 'rerender' },
  png_density: { level: 'warn', source: 'guideline', fix: 'rerender' },
  png_heavy: { level: 'warn', source: 'guideline, older', fix: null },
  png_bytes: { level: 'block', source: 'guideline', fix: 'rerender' },
  size_odd: { level: 'block', source: 'guideline', fix: 'rerender' },
  size_too_large: { level: 'block', source: 'guideline', fix: 'rerender' },
  size_too_small: { level: 'block', source: 'guideline, older', fix: 'rerender' },
  size_long_side: { level: 'block', source: 'guideline', fix: 'rerender' },
  size_not_exact: { level: 'block', source: 'guideline', fix: 'rerender' },
  main_size: { level: 'block', source: 'guideline', fix: 'rerender' },
  tab_size: { level: 'block', source: 'guideline', fix: 'rerender' },
  // Animations
  animation_missing: { level: 'block', source: 'guideline', fix: 'rerender' },
  animation_damaged: { level: 'block', source: 'ours', fix: 'rerender' },
  frame_count: { level: 'block', source: 'guideline', fix: 'rerender' },
  loop_endless: { level: 'block', source: 'reported', fix: 'rerender' },
  loop_count: { level: 'block', source: 'guideline', fix: 'rerender' },
  loop_seconds: { level: 'block', source: 'reported', fix: 'rerender' },
  total_seconds: { level: 'block', source: 'guideline', fix: 'rerender' },
  frame_hidden: { level: 'block', source: 'reported', fix: 'rerender' },
  frames_merged: { level: 'block', source: 'reported', fix: 'rerender' },
  frames_equal: { level: 'warn', source: 'reported', fix: 'rerender' },
  first_frame_unreadable: { level: 'warn', source: 'reported', fix: 'rerender' },
  // Pictures
  empty: { level: 'block', source: 'guideline', fix: 'another_pose' },
  fully_opaque: { level: 'block', source: 'guideline', fix: 'rerender' },
  corner_opaque: { level: 'block', source: 'guideline', fix: 'rerender' },
  edge_touched: { level: 'warn', source: 'review 1.1', fix: 'rerender' },
  margin: { level: 'warn', source: 'guideline', fix: 'rerender' },
  haze: { level: 'warn', source: 'review 1.1', fix: 'rerender' },
  halo: { level: 'warn', source: 'review 1.1', fix: 'rerender' },
  specks: { level: 'warn', source: 'review 1.1', fix: 'rerender' },
  emoji_fill: { level: 'warn', source: 'guideline', fix: 'another_pose' },
  small_content: { level: 'warn', source: 'review 1.3', fix: 'another_pose' },
  elongated: { level: 'warn', source: 'review 1.3', fix: 'another_pose' },
  low_contrast: { level: 'warn', source: 'review 1.3', fix: null },
  text_small: { level: 'warn', source: 'review 1.3', fix: 'caption_size' },
  emoji_text_small: { level: 'warn', source: 'ours', fix: null },
  emoji_text_long: { level: 'warn', source: 'ours', fix: null },
  face_covered: { level: 'warn', source: 'ours', fix: 'reset_places' },
  subject_hidden: { level: 'warn', source: 'review 1.3', fix: 'reset_places' },
  text_only: { level: 'warn', source: 'review 1.6', fix: 'another_pose' },
  // The set as a whole, and its words
  duplicate: { level: 'block', source: 'review 1.10', fix: 'another_pose' },
  near_duplicate: { level: 'warn', source: 'review 1.4', fix: 'another_pose' },
  same_acting: { level: 'warn', source: 'ours', fix: 'another_acting' },
  subject_upside_down: { level: 'warn', source: 'ours', fix: null },
  subject_holes: { level: 'warn', source: 'ours', fix: null },
  subject_cut_flat: { level: 'warn', source: 'ours', fix: null },
  subject_small: { level: 'warn', source: 'ours', fix: null },
  subject_blurred: { level: 'warn', source: 'ours', fix: null },
  subject_hazy: { level: 'warn', source: 'ours', fix: null },
  set_pale: { level: 'warn', source: 'review 1.4', fix: null },
  set_numbers: { level: 'warn', source: 'review 1.4', fix: null },
  main_stranger: { level: 'warn', source: 'review 1.9', fix: 'rerender' },
  tab_stranger: { level: 'warn', source: 'review 1.9', fix: 'rerender' },
  caption_brand: { level: 'warn', source: 'review 4, 5.1', fix: null },
  caption_url: { level: 'warn', source: 'review 4', fix: null },
  caption_sensitive: { level: 'warn', source: 'review 3', fix: null },
  // Texts and declarations of the form
  text_missing: { level: 'block', source: 'guideline', fix: 'english' },
  text_counterpart_missing: { level: 'block', source: 'ours', fix: 'title' },
  text_too_long: { level: 'block', source: 'guideline', fix: 'title' },
  text_not_english: { level: 'block', source: 'guideline', fix: 'english' },
  text_refused_character: { level: 'block', source: 'review 2.5', fix: 'remove_characters' },
  text_forbidden_word: { level: 'block', source: 'review 2, 4', fix: 'remove_characters' },
  text_brand: { level: 'warn', source: 'review 5.1', fix: null },
  text_digits_only: { level: 'block', source: 'reported', fix: 'title' },
  text_too_short: { level: 'warn', source: 'review 2.6', fix: 'title' },
  text_announcement: { level: 'warn', source: 'review 2.3', fix: null },
  text_url: { level: 'block', source: 'review 2.4', fix: 'remove_characters' },
  text_no_sticker: { level: 'warn', source: 'reported', fix: 'english' },
  text_no_emoji: { level: 'warn', source: 'ours', fix: 'english' },
  text_contradicts: { level: 'warn', source: 'review 2.7', fix: null },
  url_invalid: { level: 'block', source: 'guideline', fix: null },
  tags_too_many: { level: 'block', source: 'reported', fix: 'trim_tags' },
  ai_not_declared: { level: 'block', source: 'guideline', fix: 'declare' },
  photo_not_declared: { level: 'block', source: 'review 5', fix: 'declare' },
} as const satisfies Record<string, CheckRule>;

export type CheckRuleId = keyof typeof table;
/** Every rule that a program can check, by ID, in display order of the findings. Texts are in `check_texts`. */
export const checkRules: Readonly<Record<CheckRuleId, CheckRule>> = table;
export const checkRuleIds = Object.keys(table) as [CheckRuleId, ...CheckRuleId[]];

/** The texts of every rule in one language. */
export type CheckTexts = Readonly<Record<CheckRuleId, readonly [problem: string, action: string]>>;
