/** Says in red under a field what is wrong with it. @param {Element | null} field @param {string} message */
export function showError(field, message) {
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
export function clearErrors(field) {
  for (const old of field.closest('td')?.querySelectorAll('.mdFormError') ?? []) old.remove();
}
