/** One picture by the AI engine. */
export interface PictureRequest {
  /**
   * The same ID is the same picture: drawn and billed at most once, also if called twice. `[A-Za-z0-9_-]`, at most
   * 120.
   */
  readonly callId: string;
  readonly userId: string;
  /** What the picture is for: a set of stickers or a conversion of the studio. */
  readonly purpose: { readonly stampId: string } | { readonly conversionId: string };
  /** References, 1 to 16: PNG, JPEG or WebP. */
  readonly images: readonly Uint8Array[];
  readonly prompt: string;
  /** Pixels, each a multiple of 16. */
  readonly size: { readonly width: number; readonly height: number };
  /** `transparent` only for models that support it: see `imageModels`. */
  readonly background: 'transparent' | 'opaque';
  /** Omitted if the model has none. */
  readonly inputFidelity: 'low' | 'high';
  /** The path of the picture in the bucket, such as `files.sheet`, so that a second call finds it. */
  readonly keepAt: string;
  /** Ends the waiting and the call. A running call may have been billed. */
  readonly signal?: AbortSignal;
}
