export { googlePeople } from './sandbox_people.ts';
export { startGoogleLoginSandbox } from './start_google_login_sandbox.ts';
