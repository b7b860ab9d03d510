export { chooseNotice, readNoticeChannels } from './choose_notice.ts';
export { deliverNotice } from './deliver_notice.ts';
export { markNoticesRead } from './mark_notices_read.ts';
export { enqueueNotice, noticeSeconds, sweepNotices } from './notice_job.ts';
export { prepareNotice } from './prepare_notice.ts';
export { unsubscribe } from './unsubscribe.ts';
