/** A problem that Creators Market rejects (`error`) or a reviewer might reject (`warning`). */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}
