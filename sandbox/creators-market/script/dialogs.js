/**
 * Shows one of the page's dialogs; the others stay hidden in the page.
 * @param {string} name
 * @returns {Promise<boolean>} whether OK was chosen
 */
export function ask(name) {
  const dialog = dialogOf(name);
  dialog.style.display = '';
  return new Promise((resolve) => {
    /** @param {Event} event */
    const answer = (event) => {
      const button = target(event)?.closest('[data-act="ok"], [data-act="cancel"]');
      if (!button) return;
      dialog.removeEventListener('click', answer);
      dialog.style.display = 'none';
      resolve(button.getAttribute('data-act') === 'ok');
    };
    dialog.addEventListener('click', answer);
  });
}

/** @param {string} name @returns {HTMLElement} */
export function dialogOf(name) {
  const dialog = document.querySelector(`[data-dialog="${name}"]`);
  if (!(dialog instanceof HTMLElement)) throw new Error(`There is no dialog ${name}.`);
  return dialog;
}

/** @param {Event} event @returns {Element | null} */
export function target(event) {
  return event.target instanceof Element ? event.target : null;
}

/**
 * Returns the element with `data-act` that an event belongs to, with the action's name.
 * @param {Event} event
 */
export function act(event) {
  const element = target(event)?.closest('[data-act]');
  return element instanceof HTMLElement ? { element, name: element.dataset.act ?? '' } : null;
}

/** @param {string} message */
export function showPageError(message) {
  const place = document.querySelector('#page-error');
  if (place) place.textContent = message;
}
