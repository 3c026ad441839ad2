/** What people correct: made after the pipeline, and made out of what they edit. Pure. */
export type { Applied } from './applied.ts';
export { applyCorrections } from './apply.ts';
export type { CorrectedPage, CorrectedUnit } from './page.ts';
export { type Answer, correctionsFor, type EditedUnit, type Saved } from './save.ts';
export {
  type Correction,
  type CorrectionsFile,
  correctionSchema,
  correctionsFileSchema,
} from './schema.ts';
export type { CorrectionMessage } from './work.ts';
