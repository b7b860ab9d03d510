export { type SandboxPerson, sandboxPeople } from './sandbox_people.ts';
export { type LineLoginSandbox, startLineLoginSandbox } from './start_line_login_sandbox.ts';
