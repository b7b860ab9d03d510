import type { SignInMethod } from '@pochitto/functions/domain/accounts/sign_in';
import type { Account } from '../../lib/firebase/account.ts';

/** The sign-in state that the forms of the account page need. */
export interface SignInState {
  readonly account: Account;
  readonly methods: readonly SignInMethod[];
  /**
   * Whether the sign-in is recent enough for Firebase to accept a change, with a minute left for the change itself.
   */
  readonly isRecent: boolean;
}

export interface ChangeFormProps {
  readonly state: SignInState;
  /** Called with the message to show on success, or null when canceled. */
  readonly onEnd: (said: string | null) => void;
}
