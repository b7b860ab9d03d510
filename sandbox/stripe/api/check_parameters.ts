import type { z } from 'zod';
import { ApiError } from './api_error.ts';
import type { Form } from './parse_form.ts';

type Issue = z.core.$ZodIssue;

/**
 * Parses a request's parameters with its schema.
 * @param known parameters of Stripe that the sandbox rejects as unsupported.
 * @throws {ApiError} 400 with Stripe's message, code and bracketed `param` for the first problem.
 */
export function checkParameters<Schema extends z.ZodType>(
  schema: Schema,
  form: Form,
  known: readonly string[] = [],
): z.output<Schema> {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const issues = read.error.issues.flatMap(innermost);
  const first =
    issues.find((issue) => issue.code === 'unrecognized_keys') ??
    issues.find((issue) => valueAt(form, issue.path) === undefined) ??
    issues[0];
  throw new ApiError(400, { type: 'invalid_request_error', ...explain(first, form, known) }, false);
}

/** Replaces the issue of a union by the issues of its first branch. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branch = issue.errors[0] ?? [];
  return branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function explain(issue: Issue | undefined, form: Form, known: readonly string[]) {
  if (!issue) return { message: 'Invalid request.' };
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => bracketed([...issue.path, key]));
    const [param = ''] = names;
    if (known.includes(param)) {
      return { message: `This sandbox does not act on the parameter: ${param}`, param };
    }
    const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`;
    return { message, param, code: 'parameter_unknown' };
  }
  const param = bracketed(issue.path);
  const value = valueAt(form, issue.path);
  if (value === undefined) {
    return { message: `Missing required param: ${param}.`, param, code: 'parameter_missing' };
  }
  if (value === '') {
    const message =
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a ` +
      `parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or ` +
      'supply a non-empty value.';
    return { message, param, code: 'parameter_invalid_empty' };
  }
  if (issue.code === 'invalid_value') {
    return { message: `Invalid ${param}: must be ${oneOf(issue.values.map(String))}`, param };
  }
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.code;
    return { message: issue.message, param, ...(typeof code === 'string' ? { code } : {}) };
  }
  if (issue.code === 'invalid_type') return { message: `Invalid ${issue.expected}: ${shown(value)}`, param };
  return { message: issue.message, param };
}

/** `['line_items', 0, 'price']` → `line_items[0][price]`. */
const bracketed = (path: readonly PropertyKey[]): string =>
  path.map((step, index) => (index === 0 ? String(step) : `[${String(step)}]`)).join('');

function valueAt(form: unknown, path: readonly PropertyKey[]): unknown {
  let value = form;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(step))?.[1];
  }
  return value;
}

function oneOf(values: string[]): string {
  if (values.length < 2) return values.join('');
  return `one of ${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
