export type { Control } from './control/control.ts';
export type { Settings, Switch } from './control/switches.ts';
export type { BilledImage, RecordedCall } from './sandbox.ts';
export {
  type OpenAiSandbox,
  type OpenAiSandboxOptions,
  startOpenAiSandbox,
} from './start_openai_sandbox.ts';
