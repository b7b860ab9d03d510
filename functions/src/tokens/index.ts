export { auditLedger } from './audit_ledger.ts';
/** @waiting for the operator's console */
export { grant } from './grant.ts';
export { openCheckout } from './open_checkout.ts';
export { type GenerationCharge, prepareGenerationCharge } from './prepare_generation_charge.ts';
export { prepareGenerationRefund } from './prepare_generation_refund.ts';
export { hasPaid, requireAiAccess } from './read_paid.ts';
export { readWelcomeTicket } from './read_welcome_ticket.ts';
export { receiveEvent } from './receive_event.ts';
export { reconcileCheckout } from './reconcile_purchase.ts';
export { prepareRegenerationCharge, prepareRegenerationRefund } from './regeneration_charge.ts';
export { prepareSubmissionCharge, prepareSubmissionRefund } from './submission_charge.ts';
export { nothingToWrite, type Write, withLedger } from './with_ledger.ts';
