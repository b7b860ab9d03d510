/** Adds the block of the language that is chosen. */
export function addLanguage() {
  const select = document.querySelector('#add-language select');
  const template = document.querySelector('#language-template');
  if (!(select instanceof HTMLSelectElement) || select.value === '') return;
  const option = select.selectedOptions[0];
  if (!option) return;
  const rows = template?.innerHTML
    .replaceAll('%LANGUAGE%', select.value)
    .replaceAll('%NAME%', option.textContent ?? '')
    .replace(/^\s*<table>|<\/table>\s*$/g, '');
  document.querySelector('#after-languages')?.insertAdjacentHTML('beforebegin', rows ?? '');
  option.disabled = true;
  option.hidden = true;
  select.value = '';
}

/** @param {string} language */
export function removeLanguage(language) {
  document.querySelector(`tbody[data-language="${language}"]`)?.remove();
  const option = document.querySelector(`#add-language option[value="${language}"]`);
  if (!(option instanceof HTMLOptionElement)) return;
  option.disabled = false;
  option.hidden = false;
}
