import { useParams } from 'react-router';
import { MissingSet } from '../../../lib/missing_set.tsx';
import { usePerson } from '../../../lib/session.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useSet } from '../use_set.ts';
import { AdditionForm } from './addition_form.tsx';

/** More stickers for a finished set. */
export function AdditionPage() {
  const { stampId = '' } = useParams();
  const { uid } = usePerson();
  const set = useSet(stampId, uid);
  if (set.state === 'failed') throw set.error;
  if (set.state === 'loading') return <Waiting />;
  if (set.state === 'missing') return <MissingSet />;
  return <AdditionForm key={stampId} set={set.value} />;
}
