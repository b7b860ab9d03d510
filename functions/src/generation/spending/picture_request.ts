/** One picture by the AI engine. */
export interface PictureRequest {
  /** The same id is the same picture: drawn and billed at most once, whatever calls twice. `[A-Za-z0-9_-]`, at most 120. */
  readonly callId: string;
  readonly userId: string;
  /** What the picture is for: a set of stickers or a conversion of the studio. */
  readonly purpose: { readonly stampId: string } | { readonly conversionId: string };
  /** References, 1 to 16: PNG, JPEG or WebP. */
  readonly images: readonly Uint8Array[];
  readonly prompt: string;
  /** Pixels, each a multiple of 16. */
  readonly size: { readonly width: number; readonly height: number };
  /** `transparent` only of models that have it: see `imageModels`. */
  readonly background: 'transparent' | 'opaque';
  /** Left out where the model has none. */
  readonly inputFidelity: 'low' | 'high';
  /** Where the picture is kept in the bucket, so that a second call finds it, such as `files.sheet`. */
  readonly keepAt: string;
  /** Ends the waiting and the call. A call that was under way may have been billed. */
  readonly signal?: AbortSignal;
}
