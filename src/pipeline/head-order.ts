/**
 * A headline of several lines that the OCR read as one line, and in the wrong order. Where one part goes on with
 * another that stands before it, the two are one line of the headline:
 *
 *     援助服务体系 济南市总……构建多元立体法律 职工法律援助……
 *     ^^^^^^^^^^^^ goes on with ^^^^^^^^^^^^ : the kicker; what is left is the title
 */
import type { Span } from './contract.ts';

export interface HeadPart {
  role: 'kicker' | 'title';
  value: string;
  /** Within the line, in reading order. */
  spans: Span[];
}

/** Logarithm of how much likelier a part is after another than by itself, from which on the two are one. */
const RUNS_ON = 3;
/** What no other order of two parts may reach, or the order stays open. */
const NO_RIVAL = 1;
/** Of two parts there is no other order than theirs and the reverse, and what runs on tells nothing of which is first. */
const LEAST_PARTS = 3;

/**
 * @param seam ln P(ab) − ln P(a) − ln P(b)
 * @returns the parts in reading order; undefined where the line says nothing against its order
 */
export function orderHead(
  line: string,
  seam: (before: string, after: string) => number,
): HeadPart[] | undefined {
  const parts = [...line.matchAll(/\S+/gu)].map((match): { text: string; span: Span } => ({
    text: match[0],
    span: [match.index, match.index + match[0].length],
  }));
  if (parts.length < LEAST_PARTS) return undefined;
  const pairs = parts.flatMap((a, i) =>
    parts.flatMap((b, j) => (i === j ? [] : [{ a, b, i, j, gain: seam(a.text, b.text) }])),
  );
  pairs.sort((x, y) => y.gain - x.gain);
  const [best, rival] = pairs;
  if (!best || best.gain < RUNS_ON || best.j === best.i + 1 || (rival && rival.gain > NO_RIVAL))
    return undefined;
  const rest = parts.filter((_, k) => k !== best.i && k !== best.j);
  const joined = { value: best.a.text + best.b.text, spans: [best.a.span, best.b.span] };
  const others = { value: rest.map(({ text }) => text).join(' '), spans: rest.map(({ span }) => span) };
  // The title is printed larger: it has fewer characters than what leads to it.
  const [kicker, title] = joined.value.length > others.value.length ? [joined, others] : [others, joined];
  return [
    { role: 'kicker', ...kicker },
    { role: 'title', ...title },
  ];
}
