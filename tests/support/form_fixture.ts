import { setMetadataSchema } from '../../functions/src/domain/stamps/set_metadata.ts';
import { submissionForm } from '../../functions/src/domain/submission/submission_form.ts';

/** The form of an attempt that never reaches the site: eight stickers without texts. */
export const formFixture = submissionForm({
  product: 'sticker',
  metadata: setMetadataSchema.parse({}),
  engine: 'embedded',
  messageIds: Array.from({ length: 8 }, (_, index) => `message-${index + 1}`),
});
