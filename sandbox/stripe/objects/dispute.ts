import { z } from 'zod';
import { invalidRequest, missingResource } from '../api/api_error.ts';
import { checkParameters } from '../api/check_parameters.ts';
import {
  formBoolean,
  formClearable,
  formExpand,
  formMetadata,
  formText,
  mergeMetadata,
} from '../api/form_types.ts';
import { CREATED_PARAMETER, createdWithin, PAGE_PARAMETERS, type Page, page } from '../api/page.ts';
import type { Call, Context } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Charge } from '../state/payments.ts';
import type { Dispute } from '../state/reversals.ts';
import { disputeMovement } from './balance_transaction.ts';

export const EVIDENCE_FIELDS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

/** Opens a dispute. A chargeback withdraws the amount; an inquiry moves no money. */
export function openDispute(context: Context, charge: Charge, reason: string, inquiry: boolean): Dispute {
  if (!charge.paid || charge.disputed || charge.payment_method_details.type !== 'card') {
    throw invalidRequest(`Charge ${charge.id} cannot be disputed: it must be paid by card and undisputed.`);
  }
  const now = context.sandbox.clock.now();
  const dispute: Dispute = {
    id: identifier('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(EVIDENCE_FIELDS.map((name) => [name, null])), enhanced_evidence: {} },
    evidence_details: {
      due_by: now + 7 * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: 'visa',
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: 'visa',
        network_reason_code: '83',
      },
      type: 'card',
    },
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
  context.sandbox.state.disputes.set(dispute.id, dispute);
  if (!inquiry) {
    charge.disputed = true;
    dispute.balance_transactions.push(disputeMovement(dispute, now, -1));
  }
  context.emit('charge.dispute.created', dispute);
  if (inquiry) return dispute;
  context.emit('charge.updated', charge, { disputed: false });
  context.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Applies the bank's decision. A won dispute returns the amount; an inquiry is only closed. */
export function resolveDispute(context: Context, dispute: Dispute, verdict: 'lost' | 'won'): Dispute {
  if (['lost', 'won', 'warning_closed'].includes(dispute.status)) {
    throw invalidRequest(`Dispute ${dispute.id} is closed already: ${dispute.status}.`);
  }
  const inquiry = dispute.payment_method_details.card.case_type === 'inquiry';
  dispute.status = inquiry ? 'warning_closed' : verdict;
  const won = dispute.status === 'won';
  if (won) dispute.balance_transactions.push(disputeMovement(dispute, context.sandbox.clock.now(), 1));
  context.emit('charge.dispute.closed', dispute);
  if (won) context.emit('charge.dispute.funds_reinstated', dispute);
  return dispute;
}

export function findDispute(sandbox: Sandbox, id: string): Dispute {
  const dispute = sandbox.state.disputes.get(id);
  if (!dispute) throw missingResource('dispute', id);
  return dispute;
}

const evidence = z.strictObject(
  Object.fromEntries(EVIDENCE_FIELDS.map((name) => [name, formClearable(20_000).optional()])),
);

export const DISPUTE_PARAMETERS = z.strictObject({
  evidence: evidence.optional(),
  expand: formExpand,
  metadata: formMetadata.optional(),
  submit: formBoolean.optional(),
});

export const DISPUTE_LIST_PARAMETERS = z.strictObject({
  ...PAGE_PARAMETERS,
  charge: formText().optional(),
  created: CREATED_PARAMETER,
  payment_intent: formText().optional(),
});

export function retrieveDispute(call: Call): Dispute {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return findDispute(call.sandbox, call.id);
}

export function listDisputes(call: Call): Page<Dispute> {
  const sent = checkParameters(DISPUTE_LIST_PARAMETERS, call.form);
  const wanted = [...call.sandbox.state.disputes.values()].filter(
    (dispute) =>
      createdWithin(dispute.created, sent.created) &&
      (sent.charge === undefined || dispute.charge === sent.charge) &&
      (sent.payment_intent === undefined || dispute.payment_intent === sent.payment_intent),
  );
  return page(wanted, '/v1/disputes', sent);
}

/** Stores evidence and submits it unless `submit` is false. */
export function updateDispute(call: Call): Dispute {
  const sent = checkParameters(DISPUTE_PARAMETERS, call.form);
  const dispute = findDispute(call.sandbox, call.id);
  dispute.metadata = mergeMetadata(dispute.metadata, sent.metadata);
  return submitEvidence(call, dispute, sent.evidence, sent.submit ?? sent.evidence !== undefined);
}

export function submitEvidence(
  context: Context,
  dispute: Dispute,
  sent: z.output<typeof evidence> | undefined,
  submit: boolean,
): Dispute {
  if (!dispute.status.endsWith('needs_response')) {
    throw invalidRequest(`This dispute takes no evidence: it is ${dispute.status}.`);
  }
  const { status } = dispute;
  for (const [name, value] of Object.entries(sent ?? {})) dispute.evidence[name] = value ?? null;
  dispute.evidence_details.has_evidence ||= sent !== undefined;
  if (submit) {
    dispute.status = status === 'needs_response' ? 'under_review' : 'warning_under_review';
    dispute.evidence_details.submission_count += 1;
    dispute.evidence_details.submission_method = 'manual';
  }
  context.emit('charge.dispute.updated', dispute, { status });
  return dispute;
}

/** Closing a dispute over the API accepts it: its status becomes `lost`. */
export function closeDispute(call: Call): Dispute {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return resolveDispute(call, findDispute(call.sandbox, call.id), 'lost');
}
