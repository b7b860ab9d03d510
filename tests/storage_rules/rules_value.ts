/** A value as rules see it: in a request's `auth`, `resource` and so on. */
export type Value = string | boolean | number | null | Date | Value[] | { [name: string]: Value };

/** Returns the JSON with which firebase-tools passes a value to the storage rules runtime. */
export function rulesValue(value: Value): object {
  if (value === null) return { null_value: null };
  if (typeof value === 'string') return { string_value: value };
  if (typeof value === 'boolean') return { bool_value: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { int_value: value } : { float_value: value };
  }
  if (value instanceof Date) return { timestamp_value: value.toISOString() };
  if (Array.isArray(value)) return { list_value: { values: value.map(rulesValue) } };
  const fields = Object.entries(value).map(([name, member]) => [name, rulesValue(member)]);
  return { map_value: { fields: Object.fromEntries(fields) } };
}
