import type { Labels } from '../rules/form_options.ts';

/** Allowed status transitions, by the site or by the creator. */
export const TRANSITIONS = {
  editing: ['waiting_for_review'],
  waiting_for_review: ['in_review', 'editing', 'banned'],
  in_review: ['processing', 'rejected', 'editing', 'banned'],
  processing: ['approved', 'rejected', 'banned'],
  rejected: ['waiting_for_review', 'banned'],
  approved: ['ready_for_sale', 'on_sale', 'banned'],
  ready_for_sale: ['on_sale', 'banned'],
  on_sale: ['release_stopped', 'banned'],
  release_stopped: ['on_sale', 'banned'],
  banned: [],
} as const satisfies Record<string, readonly string[]>;

export type Status = keyof typeof TRANSITIONS;

export const STATUS_NAMES: Readonly<Record<Status, Labels>> = {
  editing: { ja: '編集中', en: 'Editing', 'zh-Hant': '編輯中' },
  waiting_for_review: { ja: '審査待ち', en: 'Waiting for Review', 'zh-Hant': '等待審核' },
  in_review: { ja: '審査中', en: 'In Review', 'zh-Hant': '審核中' },
  processing: { ja: '審査処理中', en: 'Processing', 'zh-Hant': '審核處理中' },
  rejected: { ja: 'リジェクト', en: 'Rejected', 'zh-Hant': '退回' },
  approved: { ja: '承認', en: 'Approved', 'zh-Hant': '審核通過' },
  ready_for_sale: { ja: '販売開始待ち', en: 'Waiting for Release', 'zh-Hant': '等待開始販售' },
  on_sale: { ja: '販売中', en: 'On Sale', 'zh-Hant': '販售中' },
  release_stopped: { ja: '販売停止', en: 'Release Stopped', 'zh-Hant': '停止販售' },
  banned: { ja: '配信停止', en: 'Banned', 'zh-Hant': '禁止販售' },
};

export const isStatus = (name: string): name is Status => name in TRANSITIONS;

export const isEditable = (status: Status): boolean => status === 'editing' || status === 'rejected';

export function canMove(from: Status, to: Status): boolean {
  const allowed: readonly string[] = TRANSITIONS[from];
  return allowed.includes(to);
}
