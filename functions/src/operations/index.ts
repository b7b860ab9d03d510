export { savePreset } from './save_preset.ts';
