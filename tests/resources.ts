import { readResources } from '../src/archive/resources.ts';

/** The archive's own publications and topics. */
export const resources = readResources('content', 'gongren-ribao');
