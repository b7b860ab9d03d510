import { describe, expect, it } from 'vitest';
import { renameClass } from '../../tools/emulators/rename_class.ts';

const utf8 = (text: string) => {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([Buffer.of(1, bytes.length >> 8, bytes.length & 0xff), bytes]);
};
const long = Buffer.of(5, 0, 0, 0, 0, 0, 0, 0, 1);
const className = (index: number) => Buffer.of(7, 0, index);
/** The constants that follow; they refer to each other by number. */
const rest = Buffer.from('a/B stays here');

/** Returns a class file with these constants; an 8-byte constant takes two places. */
function classFile(constants: readonly Buffer[], places: number): Buffer {
  const head = Buffer.of(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61, 0, places + 1);
  return Buffer.concat([head, ...constants, rest]);
}

describe('renaming a class', () => {
  it('changes every constant with its name, and nothing else', () => {
    const before = classFile([utf8('a/B'), long, className(1), utf8('(La/B;La/B$1;)La/C;')], 5);
    const after = classFile([utf8('a/Longer'), long, className(1), utf8('(La/Longer;La/Longer$1;)La/C;')], 5);
    expect(Buffer.from(renameClass(before, 'a/B', 'a/Longer'))).toEqual(after);
  });

  it('rejects a file that is not a class', () => {
    expect(() => renameClass(Buffer.from('PK, no class file'), 'a/B', 'a/C')).toThrow('no class file');
    expect(() => renameClass(classFile([Buffer.of(99)], 1), 'a/B', 'a/C')).toThrow('unknown kind 99');
  });
});
