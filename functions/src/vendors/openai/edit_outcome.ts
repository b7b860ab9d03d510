interface Asked {
  /** The vendor's id of the call; null if no response arrived. */
  readonly requestId: string | null;
  readonly milliseconds: number;
}

export interface Drawn extends Asked {
  readonly kind: 'drawn';
  readonly png: Uint8Array;
  /** As received; null if it was missing. */
  readonly usage: unknown;
}

/** A call that returned no image. `message` is for operators. */
export type EditFailure = Asked & { readonly message: string } & (
    | { readonly kind: 'rate_limited'; readonly retryAfterMilliseconds: number | null }
    | { readonly kind: 'server_error'; readonly retryAfterMilliseconds: number | null }
    /** No connection was made, so nothing can have been billed. */
    | { readonly kind: 'not_sent' }
    /** No complete response after the request was sent: it may have been billed. */
    | { readonly kind: 'outcome_unknown'; readonly reason: 'timeout' | 'connection_lost' | 'aborted' }
    | { readonly kind: 'moderation_blocked' }
    /** Any other rejection, with the vendor's code: a wrong key, an empty balance, or a bug of ours. */
    | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
    /** Success without a usable image: billed. `usage` as received. */
    | { readonly kind: 'malformed_answer'; readonly usage: unknown }
  );

export type EditOutcome = Drawn | EditFailure;
