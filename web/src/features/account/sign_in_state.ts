import type { SignInMethod } from '@pochitto/functions/domain/accounts/sign_in_method';
import type { Account } from '../../lib/firebase/account.ts';

/** What the forms of the account page know of how the person signs in. */
export interface SignInState {
  readonly account: Account;
  readonly methods: readonly SignInMethod[];
  /** Whether Firebase still takes the sign-in for a change; a minute is left for the change itself. */
  readonly isRecent: boolean;
}

export interface ChangeFormProps {
  readonly state: SignInState;
  /** With what to say of it once it is done; null when it was given up. */
  readonly onEnd: (said: string | null) => void;
}
