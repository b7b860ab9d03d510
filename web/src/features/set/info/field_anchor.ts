/** Where on the page a field of Creators Market's form stands, by the field's id of `formFields`. */
export function fieldAnchor(id: string): string {
  return `info-${id}`;
}
