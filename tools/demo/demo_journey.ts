import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import type { Product } from '@pochitto/functions/domain/product/product_spec';
import { derivationPrices } from '@pochitto/functions/domain/tokens/prices';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { collection, getDocs, query, where } from 'firebase/firestore';
import { getBytes, ref } from 'firebase/storage';
import { buyTokens } from '../client/buy_tokens.ts';
import { type Person, signUp, uploadPhoto } from '../client/person.ts';
import { untilSet } from '../client/watch.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import { connectMarket, nameSet, submitSet } from './submit_set.ts';

const contentTypes: Record<string, string> = { png: 'image/png', webp: 'image/webp', heic: 'image/heic' };
const count = 40;

/**
 * Runs a person's journey from sign-up to a set at Creators Market; each step is read back. Throws at the first
 * failure.
 */
export async function demoJourney(info: StackInfo, photo: string, out?: string): Promise<void> {
  const startedAt = performance.now();
  const done = (what: string) =>
    console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${what}`);

  const bytes = await readFile(photo);
  const person = await signUp(info);
  done(`signed up as ${person.email}`);
  const balance = await buyTokens(person, info.sandboxes.stripe ?? '', 'tokens_120');
  done(`bought tokens with a card: balance ${balance}`);
  const { stampId, uploadFolder } = await person.call('createStamp', {
    requestId: randomUUID(),
    count,
    messages: suggestMessages(count, 'ja').map(({ text }) => ({ text })),
    presetId: 'classic',
    payWith: 'tokens',
  });
  done(`made set ${stampId}, waiting for its photo`);
  const extension = photo.split('.').at(-1)?.toLowerCase() ?? '';
  await uploadPhoto(person, uploadFolder, bytes, { contentType: contentTypes[extension] ?? 'image/jpeg' });
  done(`uploaded ${photo} (${Math.round(bytes.byteLength / 1024)} KB)`);
  const set = await untilSet(
    person,
    stampId,
    ({ status, failure }) => status === 'generated' || status === 'failed' || failure !== null,
    'the finished set',
  );
  if (set.status !== 'generated') throw new Error(`The set failed: ${set.failure?.code ?? set.status}`);
  if (set.consumedTokens !== count) throw new Error(`The set cost ${set.consumedTokens} tokens.`);
  done(`${count} stickers made and paid for`);
  const images = count + 3;
  await judge(await readBack(person, stampId, { images, path: set.packagePath ?? '' }), 'sticker', out, done);
  const { accountId, market } = await connectMarket(person, info.sandboxes.creatorsMarket ?? '', done);
  const metadata = await nameSet(person, stampId);
  done(`called it "${metadata.title.en}"`);
  await submitSet(person, { stampId, metadata }, { accountId, market, before: 0 }, done);

  const moving = await person.call('deriveSet', { kind: 'product', stampId, product: 'animated_sticker' });
  const animated = await untilSet(
    person,
    moving.stampId,
    ({ status }) => status === 'generated' || status === 'failed',
    'the animated set',
  );
  if (animated.status !== 'generated') throw new Error(`It failed: ${animated.failure?.code ?? ''}`);
  if (animated.consumedTokens !== derivationPrices.animated_sticker)
    throw new Error(`The animated set cost ${animated.consumedTokens} tokens.`);
  done(`${animated.messageCount} of them move, from the same art`);
  const named = { stampId: moving.stampId, metadata: await nameSet(person, moving.stampId) };
  const { paths } = await person.call('preparePackage', { stampId: moving.stampId });
  const [zip] = paths;
  if (!zip) throw new Error('The animated set has no package.');
  const found = { images: animated.messageCount + 2, path: zip.path };
  await judge(await readBack(person, moving.stampId, found), 'animated_sticker', out, done);
  await submitSet(person, named, { accountId, market, before: 1 }, done);
}

/** Checks a package like the site does, and saves it to `out`. Throws if the site would reject it. */
async function judge(
  zip: Uint8Array,
  product: Product,
  out: string | undefined,
  done: (what: string) => void,
): Promise<void> {
  const findings = await validatePackage(zip, product);
  for (const { level, rule, file, detail } of findings)
    console.log(`          ${level} ${rule} ${file}: ${detail}`);
  if (findings.length > 0) throw new Error('Creators Market would not take the package as it is.');
  done(`package read back and judged: ${Math.round(zip.byteLength / 1024)} KB, no finding`);
  if (!out) return;
  await mkdir(out, { recursive: true });
  const name = product === 'sticker' ? 'package.zip' : `package_${product}.zip`;
  await writeFile(join(out, name), zip);
  done(`saved ${join(out, name)}`);
}

/** Reads every document and file of the set as its owner; returns the package. */
async function readBack(
  person: Person,
  stampId: string,
  expected: { readonly images: number; readonly path: string },
): Promise<Uint8Array> {
  const { firestore, storage, uid } = person;
  const images = await getDocs(
    query(collection(firestore, 'images'), where('userId', '==', uid), where('stampId', '==', stampId)),
  );
  if (images.size !== expected.images)
    throw new Error(`Found ${images.size} images, expected ${expected.images}.`);
  for (const image of images.docs) {
    const bytes = await getBytes(ref(storage, String(image.get('url'))));
    if (bytes.byteLength !== image.get('bytes'))
      throw new Error(`${image.id} is not what its document says.`);
  }
  return new Uint8Array(await getBytes(ref(storage, expected.path)));
}
