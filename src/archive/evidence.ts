/** What on a page made the archive say what it says of an article. */
import type { Evidence, IssueData, UnitData } from '../pipeline/contract.ts';

/** The evidence of an article's issue, of its topics, and of each place where it is named first, with what it is for. */
export function evidenceOf(issue: IssueData, unit: Pick<UnitData, 'topics' | 'places'>): Evidence[] {
  const topics = (unit.topics ?? []).flatMap(({ name, evidence }) =>
    evidence.map(({ text, span, says }) => ({ text, span, says: `主题“${name}”：${says}` })),
  );
  const places = (unit.places ?? []).flatMap(({ name, rule, mentions }) =>
    mentions.slice(0, 1).map(({ text, span }) => ({ text, span, says: `地方“${name}”：${rule}` })),
  );
  return [...(issue.evidence ?? []), ...topics, ...places];
}
