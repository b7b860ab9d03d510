import { describe, expect, it } from 'vitest';
import { photoKind } from './read_photo.ts';

function head(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('type of a photo', () => {
  it('is read from its first bytes, regardless of its name', () => {
    expect(photoKind(head('\xff\xd8\xff\xe0 JFIF'))?.contentType).toBe('image/jpeg');
    expect(photoKind(head('\x89PNG\r\n\x1a\n'))?.contentType).toBe('image/png');
    expect(photoKind(head('RIFF\0\0\0\0WEBPVP8 '))?.contentType).toBe('image/webp');
    expect(photoKind(head('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))?.extension).toBe('heic');
    expect(photoKind(head('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'))?.extension).toBe('heic');
  });

  it('is null for files that only resemble a photo', () => {
    expect(photoKind(head('GIF89a'))).toBeNull();
    expect(photoKind(head('%PDF-1.7'))).toBeNull();
    expect(photoKind(head('\0\0\0\x20ftypavif\0\0\0\0avifmif1'))).toBeNull();
    expect(photoKind(head('\0\0\0\x1cftypmif1\0\0\0\0mif1avif'))).toBeNull();
    expect(photoKind(head('\0\0\0\x18ftypisom\0\0\0\0mp42'))).toBeNull();
    expect(photoKind(head(''))).toBeNull();
  });
});
