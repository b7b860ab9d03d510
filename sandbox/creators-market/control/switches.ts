import { z } from 'zod';

/** Kinds of requests; `page` matches every page. */
export const PAGE_STEPS = ['list', 'form', 'detail', 'images', 'tags', 'messages'] as const;
export const CALL_STEPS = [
  'title_check',
  'attachment',
  'save',
  'count',
  'zip',
  'import_status',
  'upload',
  'mains',
  'delete_images',
  'price',
  'tag_save',
  'request',
  'cancel',
] as const;
export const STEPS = ['page', ...PAGE_STEPS, ...CALL_STEPS] as const;
export type Step = (typeof STEPS)[number];

interface Switch {
  /** Behavior of the site while the switch is on. */
  readonly what: string;
  /** Steps it applies to; the first is the default. */
  readonly steps?: readonly Step[];
  /** Default in milliseconds, number of windows, or number of the slot. */
  readonly ms?: number;
  readonly count?: number;
  readonly slot?: string;
}

/** All failure switches, with one sentence each. Tests cover the whole table. */
export const switches = {
  campaign_popup: { what: 'A campaign window with button.FnCloseDialogBtn lies over every page.' },
  announcements: {
    what: 'Announcement windows (.MdPOP01Modal) come one after the other until each is closed.',
    count: 3,
  },
  qr_modal: { what: 'A QR window (.FnOaQrcode) takes every click and comes back when it is removed.' },
  floating_layer: { what: 'A floating layer (button.background-overlay) lies over the page until clicked.' },
  campaign_unset: { what: 'No choice is made in the row of campaigns, and saving needs one.' },
  slow: { what: 'Requests of the step are answered late by `ms`.', steps: STEPS, ms: 1500 },
  slow_mount: { what: 'The page is empty for `ms` before its script draws it.', ms: 800 },
  server_error: {
    what: 'Requests of the step are answered 500 and nothing is done, `times` times.',
    steps: STEPS,
  },
  connection_closed: { what: 'The connection closes at the step and nothing is done.', steps: STEPS },
  session_expiry: { what: 'The session ends right before the step.', steps: STEPS },
  session_expiry_after: {
    what: 'The step is done, then the session ends and 401 answers.',
    steps: CALL_STEPS,
  },
  response_lost: {
    what: 'The step is done, then the connection closes inside the answer.',
    steps: CALL_STEPS,
  },
  duplicate_title: {
    what: 'The title is said to exist: at the save, or already when the field is left.',
    steps: ['save', 'title_check'],
  },
  daily_limit: { what: 'Requests for review are refused: 30 were sent today.' },
  native_form_post: { what: 'The script of the form is broken: Save posts natively and gets 405.' },
  renamed_data_test: {
    what: 'A data-test is called otherwise: of Save, of the count select or of the request button.',
    steps: ['form', 'images', 'detail'],
  },
  moved_field: { what: 'The question about AI stands in a closed section at the end of the form.' },
  new_mandatory_field: { what: 'The form has a new mandatory select, and saving without it is refused.' },
  missing_button: {
    what: 'A button is not there: Save, the ZIP upload or the request.',
    steps: ['form', 'images', 'detail'],
  },
  changed_label: { what: 'The rows about photos and privacy, and their choices, are labelled otherwise.' },
  zip_import_stuck: { what: 'The ZIP is taken and its import stops after `count` pictures.', count: 0 },
  zip_slot_error: { what: 'The import leaves an error in one slot (`slot`).', slot: '03' },
  zip_ignores_wrong_names: { what: 'Files of a ZIP with unknown names are ignored instead of refused.' },
  zip_limit_20_mb: { what: 'A ZIP may hold 20 MB instead of 60 MB.' },
  request_locked: { what: 'The request button stays disabled although every slot is filled.' },
  status_slow: { what: 'After a request the old status stays for `ms`.', ms: 3000 },
  status_unchanged: { what: 'A request is answered as done, and the status never changes.' },
} as const satisfies Record<string, Switch>;

export type SwitchName = keyof typeof switches;

export const SETTING = z.strictObject({
  step: z.enum(STEPS).exactOptional(),
  /** Number of uses before it turns off; unlimited by default. */
  times: z.int().min(1).exactOptional(),
  ms: z.int().min(0).max(600_000).exactOptional(),
  count: z.int().min(1).max(20).exactOptional(),
  slot: z
    .string()
    .regex(/^(main|tab|\d{2,3})$/)
    .exactOptional(),
});
export type Setting = z.infer<typeof SETTING>;

export const SWITCH_NAME = z.string().refine((name): name is SwitchName => name in switches, {
  error: 'There is no such switch.',
});

/** An active switch with its resolved settings. */
export interface Active {
  step: Step | null;
  times: number | null;
  ms: number;
  count: number;
  slot: string;
}

/** @throws {Error} when the switch has no such step. */
export function activate(name: SwitchName, setting: Setting): Active {
  const plan: Switch = switches[name];
  const step = setting.step ?? plan.steps?.[0] ?? null;
  if (step !== null && !plan.steps?.includes(step)) throw new Error(`${name} has no step ${step}.`);
  return {
    step,
    times: setting.times ?? null,
    ms: setting.ms ?? plan.ms ?? 0,
    count: setting.count ?? plan.count ?? 1,
    slot: setting.slot ?? plan.slot ?? '01',
  };
}
