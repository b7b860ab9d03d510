export { beginLineLogin } from './begin_line_login.ts';
export { changeInitialPassword } from './change_initial_password.ts';
export { createLoginId } from './create_login_id.ts';
export { finishLineLogin } from './finish_line_login.ts';
export { openProfile } from './open_profile.ts';
export { setActive } from './set_active.ts';
