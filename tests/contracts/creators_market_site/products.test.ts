import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Product,
  pictureFileName,
  pictureKey,
} from '../../../functions/src/domain/product/product_spec.ts';
import { goodProducts } from '../../unit/checks/good_products.ts';
import { confirmedForm, type SetZip, writeZip } from './set_zip.ts';
import { failureOf, type SiteFixture, siteFixture } from './site_fixture.ts';

/** Returns the package of a set without findings. */
function packageOf(product: Product): Promise<SetZip> {
  const { stickers, main, tab } = goodProducts[product]();
  const numbered = stickers.map(({ png }, at) => [pictureFileName(product, at + 1), png] as const);
  return writeZip({
    ...(main ? { 'main.png': main } : {}),
    ...(tab ? { 'tab.png': tab } : {}),
    ...Object.fromEntries(numbered),
  });
}

describe('visit with another product than stickers', () => {
  let fixture: SiteFixture;
  beforeAll(async () => {
    fixture = await siteFixture();
  });
  afterAll(() => fixture?.close());

  it.each([
    ['animated_sticker', 'sticker', 'animation', 10, []],
    ['emoji', 'emoji', 'static', 9, []],
    ['animated_emoji', 'emoji', 'animation', 9, ['001', '002', '003', '004']],
  ] as const)(
    'enters a set of %s from form to review request',
    async (product, kind, type, images, mains) => {
      const creator = fixture.newCreator('ja');
      const { accountId } = creator.account;
      const zip = await packageOf(product);
      const tags = { [pictureKey(product, 1)]: ['ありがとう'] };
      const form = confirmedForm({ product, mains: [...mains], tags });
      const visit = await creator.visit();
      await visit.choose(product);
      await visit.ensureSession();
      expect(await visit.findByTitle(form.title.en)).toBeNull();
      await visit.fillForm(form, null);
      const { itemId } = await visit.saveForm();
      await visit.ensureCount(itemId, 8);
      await visit.ensureImages(itemId, zip, 8);
      await visit.ensureMains(itemId, mains);
      await visit.ensureTags(itemId, tags);
      await visit.ensurePrice(itemId, 250);
      expect(await visit.review(itemId, form)).toEqual([]);
      await visit.request(itemId, async () => undefined);
      expect(await visit.confirmRequested(itemId)).toBe('waiting_for_review');
      expect(await visit.findByTitle(form.title.en)).toEqual({ itemId, status: 'waiting_for_review' });
      await visit.close();
      await zip.remove();

      const [item] = fixture.sandbox.items(accountId);
      expect(item).toMatchObject({ kind, amount: 8, mains, form: { type } });
      expect(Object.keys(item?.images ?? {})).toHaveLength(images);
    },
  );

  it('reports images of another product as rejected', async () => {
    const creator = fixture.newCreator('ja');
    const still = await packageOf('emoji');
    const form = confirmedForm({ product: 'animated_emoji' });
    const visit = await creator.visit();
    await visit.choose('animated_emoji');
    await visit.ensureSession();
    await visit.fillForm(form, null);
    const { itemId } = await visit.saveForm();
    await visit.ensureCount(itemId, 8);
    const failure = await failureOf(visit.ensureImages(itemId, still, 8));
    expect(failure.kind).toBe('refused');
    expect(failure.complaints.find(({ where }) => where === '003')?.text).toContain('APNG');
    await visit.close();
    await still.remove();
  });
});
