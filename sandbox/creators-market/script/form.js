import { callSite, messageOf } from './call_site.js';
import { textProblem, units } from './check_text.js';
import { act, ask, target } from './dialogs.js';
import { pageData } from './page_data.js';
import { chosen, chosenAreas, readForm } from './read_form.js';

const data = pageData();

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** @returns {TextField[]} */
const textFields = () => [...document.querySelectorAll('#sticker-form [data-limit]')].filter(isTextField);

/** @param {unknown} field @returns {field is TextField} */
const isTextField = (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;

/** The form of a set: counters, validation, languages, dependent rows, and saving. */
export function form() {
  for (const field of textFields()) count(field);
  applyRules();
  document.addEventListener('input', (event) => {
    const field = textFieldOf(event);
    if (!field) return;
    count(field);
    clearErrors(field);
  });
  document.addEventListener('focusout', (event) => {
    const field = textFieldOf(event);
    if (field) void checkOnLeaving(field);
  });
  document.addEventListener('change', changed);
  document.addEventListener('click', clicked);
  if (!data.postsNatively) document.addEventListener('submit', submitted);
}

/** @param {Event} event @returns {TextField | null} */
function textFieldOf(event) {
  return isTextField(event.target) && event.target.dataset.limit !== undefined ? event.target : null;
}

/** @param {TextField} field */
function count(field) {
  const place = field.parentElement?.querySelector('.mdCount');
  const used = units(field.value);
  if (place?.firstElementChild) place.firstElementChild.textContent = String(used);
  place?.classList.toggle('mdOver', used > Number(field.dataset.limit));
}

/** @param {TextField} field */
async function checkOnLeaving(field) {
  const problem = textProblem(field);
  if (problem !== null && problem !== 'required') showError(field, data.errors?.text[problem] ?? problem);
  if (problem !== null || field.dataset.title === undefined) return;
  const asked = new URLSearchParams({ language: field.dataset.title, title: field.value });
  if (data.itemId) asked.set('except', String(data.itemId));
  const answer = await callSite('GET', `/api/v2/${data.kind}/title_exists?${asked}`);
  if (answer.body.exists !== true || asked.get('title') !== field.value) return;
  field.dataset.taken = field.value;
  showError(field, data.errors?.text.title_exists ?? '');
}

/** @param {Event} event */
function changed(event) {
  const input = target(event);
  if (input instanceof HTMLInputElement && input.type === 'radio' && input.name === '') {
    // Radios without a name are not grouped by the browser.
    const group = input.closest('[data-group]');
    for (const other of group?.querySelectorAll('input') ?? []) if (other !== input) other.checked = false;
  }
  if (input instanceof HTMLInputElement && input.name === 'attachments[]') void attach(input);
  const row = input?.closest('td');
  for (const error of row?.querySelectorAll('.mdFormError') ?? []) error.remove();
  applyRules(input instanceof HTMLInputElement && input.name === 'area_group');
}

/** Rows that depend on others. */
function applyRules(hasAreaChanged = false) {
  const isCustomized = chosen('area') === 'customized';
  const areas = document.querySelector('#area-list');
  if (areas instanceof HTMLElement) areas.style.display = isCustomized ? '' : 'none';
  if (hasAreaChanged && isCustomized) {
    for (const group of areas?.querySelectorAll('details') ?? []) group.open = true;
  }
  const soldInJapan = !isCustomized || chosenAreas().includes('JP');
  const mayTry =
    (data.trialTypes ?? []).includes(chosen('type') ?? '') && soldInJapan && chosen('premium') === 'true';
  for (const radio of document.querySelectorAll('[data-group="trial"] input')) {
    if (!(radio instanceof HTMLInputElement)) continue;
    radio.disabled = !mayTry;
    if (!mayTry) radio.checked = radio.value === 'false';
  }
}

/** @param {Event} event */
function clicked(event) {
  const found = act(event);
  if (found?.name === 'add-language') addLanguage();
  if (found?.name === 'remove-language') removeLanguage(found.element.dataset.language ?? '');
}

/** @param {HTMLInputElement} input */
async function attach(input) {
  const file = input.files?.[0];
  if (!file) return;
  const body = new FormData();
  body.set('attachment', file);
  const answer = await callSite('POST', '/api/v2/attachment', body);
  if (answer.body.success !== true) {
    showError(input, messageOf(answer, data.errors?.server ?? ''));
    return;
  }
  const entry = document.createElement('li');
  entry.dataset.id = answer.body.id;
  entry.textContent = answer.body.name;
  document.querySelector('#attachments')?.append(entry);
}

/** Validates the form and shows an error under each invalid field. */
function validate() {
  for (const error of document.querySelectorAll('#sticker-form .mdFormError')) error.remove();
  let isValid = true;
  /** @param {Element | null} field @param {string} message */
  const addError = (field, message) => {
    if (field) showError(field, message);
    isValid = false;
  };
  for (const field of textFields()) {
    const problem = textProblem(field);
    if (problem !== null) addError(field, data.errors?.text[problem] ?? problem);
  }
  for (const group of ['ai', 'campaign', 'release', 'photo', 'area', 'type']) {
    if (chosen(group) === null)
      addError(document.querySelector(`[data-group="${group}"]`), data.errors?.choice ?? '');
  }
  if (chosen('area') === 'customized' && chosenAreas().length === 0) {
    addError(document.querySelector('#area-list'), data.errors?.areas ?? '');
  }
  const age = document.querySelector('[name="target_age"]');
  if (age instanceof HTMLSelectElement && age.value === '') addError(age, data.errors?.choice ?? '');
  return isValid;
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  event.preventDefault();
  if (!validate()) return;
  if (!(await ask('save'))) return;
  const path = data.itemId ? `/api/v2/${data.kind}/${data.itemId}` : `/api/v2/${data.kind}`;
  const answer = await callSite(data.itemId ? 'PUT' : 'POST', path, readForm());
  if (answer.status === 200) {
    location.assign(`${data.base}/${data.kind}/${answer.body.stickerId}?saved=true`);
    return;
  }
  for (const { field, message } of answer.body.errors ?? []) {
    const place = field === null ? null : document.querySelector(`[name="${CSS.escape(field)}"]`);
    showError(place ?? document.querySelector('#sticker-form .mdButtons'), message);
  }
  if (!answer.body.errors)
    showError(document.querySelector('#sticker-form .mdButtons'), data.errors?.server ?? '');
}

/**
 * Shows a field's problem in red below it.
 * @param {Element | null} field
 * @param {string} message
 */
function showError(field, message) {
  const place = field?.closest('td') ?? field;
  if (!place) return;
  const error = document.createElement('p');
  error.className = 'mdFormError';
  error.setAttribute('role', 'alert');
  error.textContent = message;
  for (const old of place.querySelectorAll('.mdFormError')) old.remove();
  place.append(error);
}

/** @param {Element} field */
function clearErrors(field) {
  for (const old of field.closest('td')?.querySelectorAll('.mdFormError') ?? []) old.remove();
}

/** Adds the block of the selected language. */
function addLanguage() {
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
function removeLanguage(language) {
  document.querySelector(`tbody[data-language="${language}"]`)?.remove();
  const option = document.querySelector(`#add-language option[value="${language}"]`);
  if (!(option instanceof HTMLOptionElement)) return;
  option.disabled = false;
  option.hidden = false;
}
