export { checkIntegrity, integritySeconds } from './check_integrity.ts';
export { savePreset } from './save_preset.ts';
