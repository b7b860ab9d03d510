/** @param {string} group @returns {string | null} value of the chosen radio; '' when it has none */
export function chosen(group) {
  const radio = document.querySelector(`[data-group="${group}"] input:checked`);
  return radio ? (radio.getAttribute('value') ?? '') : null;
}

/** @param {string} selector @returns {string} */
function textOf(selector) {
  const field = document.querySelector(selector);
  const isField =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  return isField ? field.value : '';
}

/** @returns {string[]} */
export function chosenAreas() {
  return [...document.querySelectorAll('input[name="areas[]"]:checked')].map(
    (box) => box.getAttribute('value') ?? '',
  );
}

function metas() {
  return [...document.querySelectorAll('#sticker-form tbody[data-language]')].map((block) => {
    const language = block.getAttribute('data-language') ?? '';
    const title = textOf(`[name="meta[${language}][title]"]`);
    return { language, title, description: textOf(`[name="meta[${language}][description]"]`) };
  });
}

/**
 * Returns the form's values as the body of a save request.
 * @returns {object}
 */
export function readForm() {
  const areaGroup = chosen('area');
  const age = document.querySelector('[name="target_age"]');
  return {
    type: chosen('type'),
    metas: metas(),
    copyright: textOf('[name="copyright"]'),
    categoryIds: [textOf('[data-row="style"] select'), textOf('[data-row="character"] select')],
    isShownInShop: chosen('privacy') === 'true',
    isJoiningStickerPremium: chosen('premium') === 'true',
    areaGroup,
    saleAreas: areaGroup === 'customized' ? chosenAreas() : null,
    isCombinationSticker: chosen('arranging') === 'true',
    campaignId: chosen('campaign') || null,
    isJoiningFreeTrial: chosen('trial') === 'true',
    isJoiningAutoSuggestFreeTrial: false,
    isAutoRelease: chosen('release') === 'true',
    isPhotoUsed: chosen('photo') === 'true',
    designUrl: textOf('[name="design_url"]'),
    noteForReviewers: textOf('[name="request_comment"]'),
    isAiGenerated: chosen('ai') === 'true',
    attachmentIds: [...document.querySelectorAll('#attachments li')].map(
      (each) => each.getAttribute('data-id') ?? '',
    ),
    ...(document.querySelector('[name="creator_name"]')
      ? { creatorName: textOf('[name="creator_name"]') }
      : {}),
    ...(age ? { targetAge: textOf('[name="target_age"]') } : {}),
  };
}
