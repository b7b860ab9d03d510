import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { accountSchema, hashParametersSchema } from './accounts.ts';
import { bucketNames } from './connection.ts';
import { storedDocumentSchema } from './stored_documents.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of a bucket. Its bytes are in `files/` under their own digest. */
export const storedFileSchema = z.object({
  bucket: z.enum(bucketNames),
  path: z.string().min(1),
  sha256: digest,
  bytes: z.number().int().min(0),
  contentType: z.string().optional(),
  cacheControl: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});
export type BackedUpFile = z.infer<typeof storedFileSchema>;

/** The lists of a backup, one JSON value per line. */
export const lists = {
  documents: storedDocumentSchema,
  accounts: accountSchema,
  files: storedFileSchema,
} as const;
export type ListName = keyof typeof lists;

const listNames = Object.keys(lists) as ListName[];
const listSchema = z.object({ count: z.number().int().min(0), sha256: digest });

/** Written last: a backup without it is incomplete. */
const manifestSchema = z.object({
  version: z.literal(1),
  projectId: z.string(),
  createdAt: z.iso.datetime(),
  hash: hashParametersSchema,
  lists: z.object({ documents: listSchema, accounts: listSchema, files: listSchema }),
});
export type Manifest = z.infer<typeof manifestSchema>;

const manifestPath = (folder: string) => join(folder, 'manifest.json');
const listPath = (folder: string, name: ListName) => join(folder, `${name}.jsonl`);
export const bytesPath = (folder: string, sha256: string) => join(folder, 'files', sha256);
export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Creates an empty folder for a backup. Throws if it exists and is not empty. */
export async function openFolder(folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) throw new Error(`${folder} is not empty: choose a new folder for the backup.`);
  await mkdir(join(folder, 'files'), { recursive: true });
}

/** Writes a list line by line. */
export async function writeList(
  folder: string,
  name: ListName,
  items: AsyncIterable<object>,
): Promise<z.infer<typeof listSchema>> {
  const hash = createHash('sha256');
  let count = 0;
  async function* lines() {
    for await (const item of items) {
      const line = `${JSON.stringify(item)}\n`;
      hash.update(line);
      count += 1;
      yield line;
    }
  }
  await writeFile(listPath(folder, name), lines());
  return { count, sha256: hash.digest('hex') };
}

/** Completes a backup by writing its manifest. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = `${manifestPath(folder)}.partial`;
  await writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(draft, manifestPath(folder));
}

/** Reads the items of a list. Throws on an invalid line. */
export async function* readList<Name extends ListName>(
  folder: string,
  name: Name,
): AsyncGenerator<z.output<(typeof lists)[Name]>> {
  for await (const line of createInterface({ input: createReadStream(listPath(folder, name)) })) {
    yield lists[name].parse(JSON.parse(line)) as z.output<(typeof lists)[Name]>;
  }
}

/** Reads every byte of a backup, before anything of it is restored. Throws if it is incomplete. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const torn = (reason: string) => new Error(`${folder} is no whole backup: ${reason}. Nothing was written.`);
  const text = await readFile(manifestPath(folder), 'utf8').catch(() => {
    throw torn('manifest.json is missing');
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw torn(`manifest.json: ${z.prettifyError(parsed.error)}`);
  const manifest = parsed.data;
  for (const name of listNames) {
    const hash = createHash('sha256');
    const source = createReadStream(listPath(folder, name));
    try {
      for await (const part of source) hash.update(part);
    } catch {
      throw torn(`${name}.jsonl is missing`);
    }
    if (hash.digest('hex') !== manifest.lists[name].sha256) throw torn(`${name}.jsonl was changed`);
    try {
      for await (const item of readList(folder, name)) {
        if ('sha256' in item) await checkBytes(folder, item);
      }
    } catch (error) {
      throw torn(error instanceof Error ? error.message : String(error));
    }
  }
  return manifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function checkBytes(folder: string, { path, sha256 }: BackedUpFile): Promise<void> {
  const bytes = await readFile(bytesPath(folder, sha256)).catch(() => {
    throw new Error(`the bytes of ${path} are missing`);
  });
  if (sha256Of(bytes) !== sha256) throw new Error(`the bytes of ${path} were changed`);
}
