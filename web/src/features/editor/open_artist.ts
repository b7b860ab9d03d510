import { poseOf } from '@pochitto/functions/domain/acting/acting';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { GenerateQueueMessage } from '@pochitto/functions/domain/generation/generate_queue_message';
import { files } from '@pochitto/functions/domain/paths';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import { useEffect, useState } from 'react';
import {
  type ComposedSticker,
  type ComposeRequest,
  type Composer,
  type CutOutFacts,
  openComposer,
} from '../../lib/compose/open_composer.ts';
import { errorCode } from '../../lib/firebase/call_error.ts';
import { storedFile } from '../../lib/firebase/storage.ts';
import { kept } from '../../lib/requests.ts';
import { type StickerContent, shownMotion } from './editor_content.ts';
import type { EditorSet } from './read_set.ts';

/** Key of the cut-out that is shared by all stickers without their own art. */
const shared = 'set';

/** The cut-out before any stroke, and its photo. */
export interface BrushGround {
  readonly photo: ImageBitmap;
  readonly cutOut: ImageData;
  readonly frame: Frame;
  /** Returns the cut-out with strokes and taps, and where it lies then. */
  readonly touched: (touchUp: TouchUp) => Promise<{ readonly picture: ImageData; readonly frame: Frame }>;
}

type Frame = NonNullable<CutOutFacts['frame']>;

/** Draws the stickers of one set in the browser, from its files in the bucket. */
export interface Artist {
  /** As packaged: trimmed. */
  sticker(id: string, content: StickerContent, touchUp: TouchUp): Promise<ImageData>;
  /**
   * On its untrimmed canvas, where nothing shifts except what the person moves; for an animation, its frame
   * `index`.
   */
  whole(id: string, content: StickerContent, touchUp: TouchUp, index?: number): Promise<ComposedSticker>;
  /** null if the photo is no longer stored, or if the cut-out does not know its place in it. */
  brushGround(): Promise<BrushGround | null>;
  /** The stored cut-out of everyone, shared by all stickers. */
  cutOutFile(): Promise<Blob>;
  close(): void;
}

async function openArtist(set: EditorSet, preset: PresetConfig): Promise<Artist> {
  const { stamp, messages } = set;
  const composer = await openComposer(preset);
  const given = new Map<string, Promise<CutOutFacts>>();
  const photoBytes = kept(() =>
    bytesOf(set.photoPath).catch((error: unknown) => {
      if (errorCode(error) !== 'storage/object-not-found') throw error;
      throw new PochittoError('photo_missing', 'The photo is no longer kept.', { cause: error });
    }),
  );
  const photoGiven = kept(async () => composer.setPhoto(await photoBytes()));
  const strokes = strokesOf(composer, photoGiven);
  const cutOut = (key: string, bytes: () => Promise<Uint8Array>): Promise<CutOutFacts> => {
    const known = given.get(key);
    if (known) return known;
    const actor = key === shared ? stamp.actor : null;
    const made = bytes().then((png) => composer.addCutOut(key, png, actor));
    given.set(key, made);
    made.catch(() => given.delete(key));
    return made;
  };
  const cutOutFile = kept(() => storedFile(files.cutOut(stamp.userId, stamp.id, stamp)));
  const sharedCutOut = () => cutOut(shared, async () => bytesIn(await cutOutFile()));
  const ground = kept(async (): Promise<BrushGround | null> => {
    const { frame } = await sharedCutOut();
    if (!frame) return null;
    const [, picture, bytes] = await Promise.all([strokes([]), composer.cutOutPicture(shared), photoBytes()]);
    const photo = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const touched = async (touchUp: TouchUp) => {
      await photoGiven();
      const found = await composer.touchedPicture(shared, touchUp);
      return { picture: found.picture, frame: found.frame ?? frame };
    };
    return { photo, cutOut: picture, frame, touched };
  });
  const requestOf = async (
    id: string,
    content: StickerContent,
    touchUp: TouchUp,
  ): Promise<ComposeRequest> => {
    const message = known(messages, id);
    const { artPath } = message;
    if (artPath) await cutOut(id, () => bytesOf(artPath));
    else {
      await sharedCutOut();
      await strokes(touchUp);
    }
    return {
      cutOut: artPath ? id : shared,
      text: tidyMessage(content.message),
      pose: poseOf({ ...content, styleIndex: message.styleIndex }, preset),
      acting: content.acting,
      styleIndex: message.styleIndex,
      caption: content.caption,
    };
  };
  const { product } = stamp;
  const whole: Artist['whole'] = async (id, content, touchUp, index = 0) => {
    const request = await requestOf(id, content, touchUp);
    if (product === 'sticker') return composer.wholeSticker(request);
    return composer.frame({ ...request, product, motion: shownMotion(product, content) }, index);
  };
  return {
    sticker: async (...wanted) =>
      product === 'sticker' ? composer.sticker(await requestOf(...wanted)) : (await whole(...wanted)).picture,
    whole,
    brushGround: () =>
      ground().catch((error: unknown) => {
        if (error instanceof PochittoError) return null;
        throw error;
      }),
    cutOutFile,
    close: composer.close,
  };
}

/** Sends changed strokes to the composer, and before the first ones the photo. */
function strokesOf(composer: Composer, photoGiven: () => Promise<void>) {
  let told: TouchUp = [];
  return async (wanted: TouchUp): Promise<void> => {
    if (wanted === told || (wanted.length === 0 && told.length === 0)) return;
    if (wanted.length > 0) await photoGiven();
    told = wanted;
    await composer.touchUp(shared, wanted);
  };
}

function known(messages: ReadonlyMap<string, GenerateQueueMessage>, id: string): GenerateQueueMessage {
  const message = messages.get(id);
  if (!message) throw new Error(`The set has no sticker ${id}.`);
  return message;
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return bytesIn(await storedFile(path));
}

async function bytesIn(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

/**
 * Opens the artist of a set; a set that was reloaded gets a new one. Throws during rendering if it cannot be
 * opened.
 */
export function useArtist(set: EditorSet, preset: PresetConfig): Artist | null {
  const [opened, setOpened] = useState<{ set: EditorSet; artist: Artist } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let left = false;
    let artist: Artist | null = null;
    openArtist(set, preset).then(
      (made) => {
        artist = made;
        if (left) made.close();
        else setOpened({ set, artist: made });
      },
      (error: unknown) => !left && setFailure(error),
    );
    return () => {
      left = true;
      artist?.close();
    };
  }, [set, preset]);
  if (failure) throw failure;
  return opened?.set === set ? opened.artist : null;
}
