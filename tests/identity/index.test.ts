import { expect, test } from 'vitest';
import * as corrections from '../../src/corrections/index.ts';
import * as identity from '../../src/identity/index.ts';

test('what the folders export', () => {
  expect(Object.keys(identity).sort()).toEqual([
    'describeWithdrawn',
    'emptyLedger',
    'identify',
    'isId',
    'isPassing',
    'keepListings',
    'nginxMap',
    'noidDigits',
    'noticeSchema',
    'noticesOf',
    'readLedger',
    'redirectSchema',
    'redirectsFile',
    'redirectsOf',
    'refuseWithdrawals',
    'writeLedger',
  ]);
  expect(Object.keys(corrections).sort()).toEqual([
    'applyCorrections',
    'correctionSchema',
    'correctionsFileSchema',
    'correctionsFor',
  ]);
});
