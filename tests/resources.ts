import { readResources } from '../src/archive/content.ts';

/** The archive's own publications and topics. */
export const resources = readResources('content', 'gongren-ribao');
