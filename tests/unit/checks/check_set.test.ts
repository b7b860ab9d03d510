import { describe, expect, it } from 'vitest';
import { products } from '../../../functions/src/domain/product/product_spec.ts';
import { checkRuleIds } from '../../../functions/src/domain/stamps/check_rules.ts';
import { checkText, checkTexts } from '../../../functions/src/domain/stamps/check_texts.ts';
import { findingSchema } from '../../../functions/src/domain/stamps/finding.ts';
import { checkSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { badProducts } from './bad_products.ts';
import { badSets } from './bad_sets.ts';
import { goodProducts } from './good_products.ts';

const corpus = [...badSets, ...badProducts];

describe('check of a good set', () => {
  it.each(products)('finds nothing: %s', (product) => {
    expect(checkSet(goodProducts[product]())).toEqual([]);
  });
});

describe('check of a bad set', () => {
  it.each(corpus)('finds $name: $rule', async ({ rule, messageId, make, along = [] }) => {
    const findings = checkSet(await make());
    const named = findings.filter((finding) => finding.ruleId === rule);
    expect(named.map((finding) => finding.messageId)).toContain(messageId);
    const others = findings.filter((finding) => finding.ruleId !== rule && !along.includes(finding.ruleId));
    expect(others).toEqual([]);
    for (const finding of findings) {
      expect(findingSchema.parse(finding)).toEqual(finding);
      for (const locale of ['ja', 'en'] as const) {
        const { problem, action } = checkText(finding.ruleId, finding.measured, locale);
        expect(`${problem} ${action}`).not.toMatch(/[{}]/);
      }
    }
  });

  it('covers every rule', () => {
    expect(checkRuleIds.filter((id) => !corpus.some(({ rule }) => rule === id))).toEqual([]);
  });
});

describe('texts of check rules', () => {
  it.each(checkRuleIds)('explain in both languages what is wrong and how to fix it: %s', (id) => {
    for (const text of [...checkTexts.ja[id], ...checkTexts.en[id]]) expect(text.length).toBeGreaterThan(4);
    expect(checkTexts.ja[id].join('')).toMatch(/[ぁ-ん]/);
    expect(checkTexts.en[id].join('')).toMatch(/^[\x20-\x7e×]+$/);
  });
});
