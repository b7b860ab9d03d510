import { invalidRequest, missingResource } from '../api/refusal.ts';
import type { Scene } from '../call.ts';
import { identifier } from '../identifier.ts';
import type { Sandbox } from '../sandbox.ts';
import { type BalanceTransaction, disputeMovement } from './balance_transaction.ts';
import type { Charge } from './charge.ts';
import type { Currency } from './currency.ts';

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

export interface Dispute {
  id: string;
  object: 'dispute';
  amount: number;
  balance_transactions: BalanceTransaction[];
  charge: string;
  created: number;
  currency: Currency;
  enhanced_eligibility_types: never[];
  evidence: Record<string, string | null | Record<string, never>>;
  evidence_details: {
    due_by: number | null;
    enhanced_eligibility: Record<string, never>;
    has_evidence: boolean;
    past_due: boolean;
    submission_count: number;
    submission_method: 'manual' | 'not_submitted';
  };
  intended_submission_method: null;
  is_charge_refundable: boolean;
  livemode: false;
  metadata: Record<string, string>;
  payment_intent: string;
  payment_method_details: {
    card: {
      brand: string;
      case_type: 'chargeback' | 'inquiry';
      network: string;
      network_reason_code: string;
    };
    type: 'card';
  };
  reason: string;
  status:
    | 'lost'
    | 'needs_response'
    | 'under_review'
    | 'warning_closed'
    | 'warning_needs_response'
    | 'warning_under_review'
    | 'won';
}

/** The buyer's bank asks for the money back. An inquiry only asks questions: no money moves. */
export function openDispute(scene: Scene, charge: Charge, reason: string, inquiry: boolean): Dispute {
  if (!charge.paid || charge.disputed || charge.payment_method_details.type !== 'card') {
    throw invalidRequest(`Charge ${charge.id} cannot be disputed: it must be paid by card and undisputed.`);
  }
  const now = scene.sandbox.clock.now();
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
  scene.sandbox.state.disputes.set(dispute.id, dispute);
  if (!inquiry) {
    charge.disputed = true;
    dispute.balance_transactions.push(disputeMovement(dispute, now, -1));
  }
  scene.emit('charge.dispute.created', dispute);
  if (inquiry) return dispute;
  scene.emit('charge.updated', charge, { disputed: false });
  scene.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank decides. Won gives the money back; an inquiry simply ends. */
export function closeDispute(scene: Scene, dispute: Dispute, verdict: 'lost' | 'won'): Dispute {
  if (['lost', 'won', 'warning_closed'].includes(dispute.status)) {
    throw invalidRequest(`Dispute ${dispute.id} is closed already: ${dispute.status}.`);
  }
  const inquiry = dispute.payment_method_details.card.case_type === 'inquiry';
  dispute.status = inquiry ? 'warning_closed' : verdict;
  const won = dispute.status === 'won';
  if (won) dispute.balance_transactions.push(disputeMovement(dispute, scene.sandbox.clock.now(), 1));
  scene.emit('charge.dispute.closed', dispute);
  if (won) scene.emit('charge.dispute.funds_reinstated', dispute);
  return dispute;
}

export function findDispute(sandbox: Sandbox, id: string): Dispute {
  const dispute = sandbox.state.disputes.get(id);
  if (!dispute) throw missingResource('dispute', id);
  return dispute;
}
