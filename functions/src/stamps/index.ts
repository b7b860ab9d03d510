export { changeStatus } from './change_status.ts';
export { createStamp } from './create_stamp.ts';
export { deleteStamp } from './delete_stamp.ts';
export { intakePhoto } from './intake_photo.ts';
