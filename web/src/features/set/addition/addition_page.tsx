import { useParams } from 'react-router';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { MissingSet } from '../../../shared/missing_set.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { type StampSet, useSet } from '../use_set.ts';
import { useTicketCredit } from '../use_ticket_credit.ts';
import { AdditionForm } from './addition_form.tsx';

/** More stickers for a finished set. */
export function Component() {
  const { stampId = '' } = useParams();
  const { uid } = usePerson();
  const set = useSet(stampId, uid);
  if (set.state === 'failed') throw set.error;
  if (set.state === 'loading') return <Waiting />;
  if (set.state === 'missing') return <MissingSet />;
  return <PricedForm key={stampId} set={set.value} />;
}

/** The form begins with as many as the ticket still covers: it waits until that is known. */
function PricedForm({ set }: { set: StampSet }) {
  const credit = useTicketCredit(set.stamp);
  return credit === null ? <Waiting /> : <AdditionForm set={set} credit={credit} />;
}
