/** Many pages read together: issues in page order, articles that jump from page to page, people under two spellings. Pure. */
export { type CollatedIssue, groupIssues, type IssuePage } from './issues.ts';
export { type JumpEnd, type JumpMatch, type LooseJump, matchJumps, type PageUnits } from './jumps.ts';
export { type NamedPerson, type PossiblySame, possiblySame } from './people.ts';
