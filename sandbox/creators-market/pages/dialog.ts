import type { Words } from '../words/words.ts';
import { type Html, html, raw } from './html.ts';

interface DialogParts {
  readonly name: string;
  readonly text: string;
  /** Stands between the text and the buttons. */
  readonly body?: Html;
  readonly dataTest?: string;
  readonly isOkDisabled?: boolean;
}

/** A dialog that stays in the page, hidden until its script shows it: several of them are there at any time. */
export function dialog(words: Words, parts: DialogParts): Html {
  const test = parts.dataTest ? html` data-test="${parts.dataTest}"` : raw('');
  return html`<div class="cm-modal" role="dialog" aria-modal="true" data-dialog="${parts.name}"${test} style="display:none">
<div class="cm-modal-box"><p class="cm-modal-text">${parts.text}</p>${parts.body ?? null}
<p class="cm-modal-buttons">
<button type="button" class="cm-confirm-button" data-act="cancel"><span data-test="dialog-btn-cancel">${words.cancel}</span></button>
<button type="button" class="cm-confirm-button-primary" data-act="ok"${raw(parts.isOkDisabled ? ' disabled' : '')}><span data-test="dialog-btn-ok">${words.ok}</span></button>
</p></div></div>`;
}
