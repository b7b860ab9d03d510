export { sweepDocuments } from './sweep_documents.ts';
export { sweepFiles } from './sweep_files.ts';
