import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type User, userSchema } from '@pochitto/functions/domain/accounts/user';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import { documents } from '@pochitto/functions/domain/paths';
import { offers } from '@pochitto/functions/domain/tokens/prices';
import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { collection, doc, getDocs, onSnapshot, query, where } from 'firebase/firestore';
import { getBytes, ref } from 'firebase/storage';
import { type Person, signUp, uploadPhoto } from '../client/person.ts';
import { until } from '../client/until.ts';
import { untilSet } from '../client/watch_set.ts';
import type { StackInfo } from '../stack/stack_info.ts';
import { submitSet } from './submit_set.ts';

const contentTypes: Record<string, string> = { png: 'image/png', webp: 'image/webp', heic: 'image/heic' };
const count = 40;

/** A person's way from signing up to a set at Creators Market, each step read back. Throws at the first that is not right. */
export async function demoJourney(info: StackInfo, photo: string, out?: string): Promise<void> {
  const begun = performance.now();
  const done = (what: string) =>
    console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${what}`);

  const bytes = await readFile(photo);
  const person = await signUp(info);
  done(`signed up as ${person.email}`);
  const balance = await buyTokens(person, info.sandboxes.stripe ?? '');
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
  const zip = new Uint8Array(await readBack(person, stampId, set.packagePath ?? ''));
  const findings = await validatePackage(zip);
  for (const { level, rule, file, detail } of findings)
    console.log(`          ${level} ${rule} ${file}: ${detail}`);
  if (findings.length > 0) throw new Error('Creators Market would not take the package as it is.');
  done(`package read back and judged: ${Math.round(zip.byteLength / 1024)} KB, no finding`);
  if (out) {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'package.zip'), zip);
    done(`saved ${join(out, 'package.zip')}`);
  }
  await submitSet(person, stampId, info.sandboxes.creatorsMarket ?? '', done);
}

/** Reads every document and file of the set as its owner does; answers the package. */
async function readBack(person: Person, stampId: string, packagePath: string): Promise<ArrayBuffer> {
  const { firestore, storage, uid } = person;
  const images = await getDocs(
    query(collection(firestore, 'images'), where('userId', '==', uid), where('stampId', '==', stampId)),
  );
  if (images.size !== count + 3) throw new Error(`Found ${images.size} images, expected ${count + 3}.`);
  for (const image of images.docs) {
    const bytes = await getBytes(ref(storage, String(image.get('url'))));
    if (bytes.byteLength !== image.get('bytes'))
      throw new Error(`${image.id} is not what its document says.`);
  }
  return getBytes(ref(storage, packagePath));
}

/** Buys 50 tokens with a card at the sandbox, and waits for its webhook to credit them. Answers the balance. */
async function buyTokens(person: Person, stripeUrl: string): Promise<number> {
  const offer = 'tokens_50';
  const { url } = await person.call('openCheckout', { offer, requestId: randomUUID(), locale: 'ja' });
  const session = url.split('/').at(-1);
  const paid = await fetch(`${stripeUrl}/sandbox/paySession`, {
    method: 'POST',
    body: JSON.stringify({ session }),
  });
  if (!paid.ok) throw new Error(`The sandbox took no payment: ${await paid.text()}`);
  const user = await until<User>(
    (look, fail) =>
      onSnapshot(
        doc(person.firestore, documents.user(person.uid)),
        (snapshot) => look(userSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    ({ tokenBalance }) => tokenBalance === offers[offer].tokens,
    { what: 'the credit' },
  );
  return user.tokenBalance;
}
