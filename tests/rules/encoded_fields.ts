type Field = string | boolean | Date | null;
export type Fields = Readonly<Record<string, Field>>;

/** Returns fields in the JSON of Firestore's REST API. */
export function encodedFields(fields: Fields): Record<string, object> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, encodedField(field)]));
}

function encodedField(field: Field): object {
  if (field === null) return { nullValue: null };
  if (field instanceof Date) return { timestampValue: field.toISOString() };
  return typeof field === 'boolean' ? { booleanValue: field } : { stringValue: field };
}
