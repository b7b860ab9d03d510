export { removeExpiredPreviews } from './remove_ended_previews.ts';
export { revokeShare } from './revoke_share.ts';
export { openShare } from './share.ts';
export { shareImages } from './share_images.ts';
export { shareSet } from './share_set.ts';
export { sharedImage } from './shared_image.ts';
