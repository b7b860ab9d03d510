import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reads all entries of a ZIP in order, including folders (with empty bytes). Rejects on a broken archive. */
export function readZip(zip: Uint8Array): Promise<ZipEntry[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(zip), { lazyEntries: true }, (error, archive) => {
      if (error || !archive) return reject(error ?? new Error('No archive.'));
      const entries: ZipEntry[] = [];
      archive.on('error', reject);
      archive.on('end', () => resolve(entries));
      archive.on('entry', (entry: yauzl.Entry) => {
        archive.openReadStream(entry, async (problem, stream) => {
          if (problem || !stream) return reject(problem ?? new Error('No stream.'));
          try {
            entries.push({ name: entry.fileName, bytes: await buffer(stream) });
            archive.readEntry();
          } catch (broken) {
            reject(broken);
          }
        });
      });
      archive.readEntry();
    });
  });
}
