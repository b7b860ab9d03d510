export {
  type LineMessagingSandbox,
  startLineMessagingSandbox,
} from './start_line_messaging_sandbox.ts';
