/** One image to be drawn by the AI engine. */
export interface PictureRequest {
  /**
   * The same id is the same image: drawn and billed at most once, even if requested twice. `[A-Za-z0-9_-]`, at most
   * 120 characters.
   */
  readonly callId: string;
  readonly userId: string;
  /** What the image is for: a sticker set or a conversion of the studio. */
  readonly purpose: { readonly stampId: string } | { readonly conversionId: string };
  /** References, 1 to 16: PNG, JPEG or WebP. */
  readonly images: readonly Uint8Array[];
  readonly prompt: string;
  /** In pixels, each a multiple of 16. */
  readonly size: { readonly width: number; readonly height: number };
  /** `transparent` only for models that support it: see `imageModels`. */
  readonly background: 'transparent' | 'opaque';
  /** Omitted for models without this parameter. */
  readonly inputFidelity: 'low' | 'high';
  /** The path of the image in the bucket, such as `files.sheet`, where a second call finds it. */
  readonly keepAt: string;
  /** Aborts the wait and the call. A running call may have been billed. */
  readonly signal?: AbortSignal;
}
