import type { Words } from '../words/en.ts';
import { flag, type Html, html, raw } from './html.ts';

/** One row of a form: header and content. */
export function row(header: string, body: Html, options: { required?: boolean; row?: string } = {}): Html {
  const tick = options.required ? html`<i class="mdRequired" aria-hidden="true">✓</i>` : raw('');
  return html`<tr data-row="${options.row ?? ''}"><th scope="row">${header}${tick}</th><td>${body}</td></tr>`;
}

export interface Choice {
  readonly label: string;
  /** null: the radio has no value attribute. */
  readonly value: string | null;
  readonly checked?: boolean;
}

interface GroupOptions {
  /** null: the radios have no name, and the script separates the groups. */
  readonly name: string | null;
  /** Name of the group in the script. */
  readonly group: string;
  readonly disabled?: boolean;
}

/** Radios that are visually hidden inside their labels. */
export function radios(choices: readonly Choice[], { name, group, disabled = false }: GroupOptions): Html {
  const options = choices.map(({ label, value, checked = false }) => {
    const named = name === null ? raw('') : html` name="${name}"`;
    const valued = value === null ? raw('') : html` value="${value}"`;
    return html`<li><label><input type="radio"${named}${valued}${flag('checked', checked)}${flag('disabled', disabled)}><span>${label}</span></label></li>`;
  });
  return html`<ul class="mdRadios" data-group="${group}">${options}</ul>`;
}

export const yesNo = (no: string, yes: string, isYes: boolean): Choice[] => [
  { label: no, value: 'false', checked: !isYes },
  { label: yes, value: 'true', checked: isYes },
];

/** A counter under a field. */
export const counter = (limit: number): Html => html`<span class="mdCount"><b>0</b>/${limit}</span>`;

export function select(
  dataTest: string,
  unset: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
): Html {
  const entries = Object.entries(options).map(
    ([value, label]) => html`<option value="${value}"${flag('selected', value === chosen)}>${label}</option>`,
  );
  return html`<select data-test="${dataTest}"><option value="">${unset}</option>${entries}</select>`;
}

/** Title and description of one language. */
export function languageRows(
  form: Words['form'],
  language: string,
  name: string,
  meta: { title: string; description: string },
): Html {
  const field = html`data-text="${language === 'en' ? 'english' : 'prose'}"`;
  const title = html`<input type="text" name="meta[${language}][title]" value="${meta.title}" ${field} data-limit="40" data-title="${language}">${counter(40)}`;
  const description = html`<textarea name="meta[${language}][description]" ${field} data-limit="160">${meta.description}</textarea>${counter(160)}`;
  const close =
    language === 'en'
      ? raw('')
      : html`<button type="button" class="mdRemove" data-act="remove-language" data-language="${language}" aria-label="${form.removeLanguage}">×</button>`;
  return html`<tbody data-language="${language}">
${row(`${form.title} ${name}`, html`${title}${close}`, { required: true, row: 'title' })}
${row(`${form.description} ${name}`, description, { required: true, row: 'description' })}</tbody>`;
}
