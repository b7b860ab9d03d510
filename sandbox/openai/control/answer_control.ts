import type { Control } from './control.ts';
import { SETTINGS } from './switches.ts';

/**
 * `GET /sandbox/bill`, `GET /sandbox/calls`, `POST /sandbox/switches`, `POST /sandbox/reset`.
 * @returns null for anything else. @throws {ZodError} wrong body. @throws {SyntaxError} no JSON.
 */
export function answerControl(control: Control, method: string, path: string, body: string): object | null {
  switch (`${method} ${path}`) {
    case 'GET /sandbox/bill':
      return control.bill();
    case 'GET /sandbox/calls':
      return { calls: control.calls() };
    case 'POST /sandbox/switches':
      return control.set(SETTINGS.parse(JSON.parse(body)));
    case 'POST /sandbox/reset':
      control.reset();
      return {};
    default:
      return null;
  }
}
