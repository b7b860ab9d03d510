import { z } from 'zod';
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
import { invalidRequest } from '../api/refusal.ts';
import type { Call, Scene } from '../call.ts';
import { closeDispute, type Dispute, EVIDENCE_FIELDS, findDispute } from './dispute.ts';

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

/** Evidence for the bank. Stripe submits it unless told `submit: false`. */
export function updateDispute(call: Call): Dispute {
  const sent = checkParameters(DISPUTE_PARAMETERS, call.form);
  const dispute = findDispute(call.sandbox, call.id);
  dispute.metadata = mergeMetadata(dispute.metadata, sent.metadata);
  return answerDispute(call, dispute, sent.evidence, sent.submit ?? sent.evidence !== undefined);
}

export function answerDispute(
  scene: Scene,
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
  scene.emit('charge.dispute.updated', dispute, { status });
  return dispute;
}

/** Closing by request means giving in: the dispute is lost. */
export function giveInDispute(call: Call): Dispute {
  checkParameters(z.strictObject({ expand: formExpand }), call.form);
  return closeDispute(call, findDispute(call.sandbox, call.id), 'lost');
}
