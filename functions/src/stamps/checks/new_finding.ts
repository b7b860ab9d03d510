import { type CheckRuleId, checkRules } from '../../domain/stamps/check_rules.ts';
import type { Finding } from '../../domain/stamps/finding.ts';

/** A finding of a rule, with defaults for everything that is not given. */
export function newFinding(
  ruleId: CheckRuleId,
  { messageId = null, spot = null, measured = {}, field = null, fix = null }: Partial<Finding>,
): Finding {
  return { ruleId, level: checkRules[ruleId].level, messageId, spot, measured, field, fix };
}
