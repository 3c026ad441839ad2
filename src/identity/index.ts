/** Addresses that never change: ids, anchors, the ledger that keeps them, and what became of old addresses. Pure. */
export {
  describeWithdrawn,
  type Identification,
  type IdentifiedPage,
  type IdentifiedUnit,
  type IdentifyOptions,
  type IdentityMessage,
  identify,
  isPassing,
  refuseWithdrawals,
} from './identify.ts';
export {
  emptyLedger,
  type Ledger,
  type LedgerFiles,
  type LedgerProblem,
  readLedger,
  writeLedger,
} from './ledger.ts';
export { keepListings, type Listing } from './listings.ts';
export { isId, noidDigits } from './noid.ts';
export type { IdentifiablePage, IdentifiableUnit } from './prepare.ts';
export {
  type Notice,
  nginxMap,
  noticeSchema,
  noticesOf,
  type Redirect,
  redirectSchema,
  redirectsFile,
  redirectsOf,
} from './redirects.ts';
