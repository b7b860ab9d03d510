export { markNoticesRead } from './mark_notices_read.ts';
export { prepareNotice } from './prepare_notice.ts';
