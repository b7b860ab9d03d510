import type { Call } from '../call.ts';
import { AREA_GROUPS } from '../rules/form_options.ts';
import type { StickerForm } from '../rules/sticker_form.ts';
import { activeSwitch } from '../state/active_switch.ts';
import { radios, row, yesNo } from './form_rows.ts';
import { flag, type Html, html, raw } from './html.ts';

/** The rows about where, when and how a set is sold. */
export function salesRows(call: Call, form: StickerForm | null): Html[] {
  const {
    words: { form: words },
    sandbox,
    account,
  } = call;
  const unset = activeSwitch(sandbox, account, 'campaign_unset') !== null;
  const group = form?.areaGroup ?? 'all';
  const areas = [
    { label: words.areaAll, value: 'all', checked: group === 'all' },
    { label: words.areaPart, value: 'lgbt', checked: group === 'lgbt' },
    { label: words.areaChosen, value: 'customized', checked: group === 'customized' },
  ];
  const campaigns = [
    { label: words.notJoin, value: null, checked: !unset && (form?.campaignId ?? null) === null },
    { label: words.join, value: '5001', checked: form?.campaignId === '5001' },
  ];
  const shown = [
    { label: words.shown, value: 'true', checked: form?.isShownInShop !== false },
    { label: words.hidden, value: 'false', checked: form?.isShownInShop === false },
  ];
  const own = (name: string) => ({ name: null, group: name });
  return [
    row(words.privacy, radios(shown, own('privacy')), { row: 'privacy' }),
    row(
      words.premium,
      radios(yesNo(words.notJoin, words.join, form?.isJoiningStickerPremium ?? false), own('premium')),
      { row: 'premium' },
    ),
    row(words.area, html`${radios(areas, { name: 'area_group', group: 'area' })}${areaList(call, form)}`, {
      required: true,
      row: 'area',
    }),
    row(
      words.campaign,
      html`${radios(campaigns, own('campaign'))}<p class="mdNote">${words.campaignNote}</p>`,
      { required: true, row: 'campaign' },
    ),
    row(
      words.arranging,
      radios(yesNo(words.notAllow, words.allow, form?.isCombinationSticker ?? false), own('arranging')),
      { row: 'arranging' },
    ),
    row(
      words.trial,
      html`${radios(yesNo(words.notJoin, words.join, form?.isJoiningFreeTrial ?? false), { ...own('trial'), disabled: form?.isJoiningStickerPremium !== true })}<p class="mdNote">${words.trialNote}</p>`,
      { required: true, row: 'trial' },
    ),
    row(
      words.release,
      radios(yesNo(words.manual, words.automatic, form?.isAutoRelease ?? false), {
        name: 'is_auto_release',
        group: 'release',
      }),
      { required: true, row: 'release' },
    ),
  ];
}

function areaList({ locale }: Call, form: StickerForm | null): Html {
  const chosenAreas = form?.saleAreas ?? [];
  const groups = AREA_GROUPS.map(({ name, areas }) => {
    const boxes = Object.entries(areas).map(
      ([code, labels]) =>
        html`<label><input type="checkbox" name="areas[]" value="${code}"${flag('checked', chosenAreas.includes(code))}><span>${labels[locale]}</span></label>`,
    );
    return html`<details class="MdCMN28AreaListItem"><summary>${name[locale]}</summary>${boxes}</details>`;
  });
  return html`<div id="area-list"${raw(form?.areaGroup === 'customized' ? '' : ' style="display:none"')}>${groups}</div>`;
}
