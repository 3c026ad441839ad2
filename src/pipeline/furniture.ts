import type { FurnitureRole } from './contract.ts';

/** What a line of furniture is, by what it says. */
const KINDS: [role: FurnitureRole, pattern: RegExp][] = [
  ['date', /\d{4}\s*年|[一二三四五六七八九○〇零]{4}年|星期|民国|农历|夏历/u],
  ['editors', /编辑|责编|美编|校对|组版|主编|编委|版式|视觉/u],
  ['imprint', /刊号|代号|主办|主管|出版|CN\s*\d/u],
  ['contact', /热线|电话|网址|邮箱|https?:|www\.|@/iu],
  ['page header', /版|^[A-Z]?\d{1,2}\b|·/u],
];

export function furnitureRole(text: string): FurnitureRole {
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'masthead';
}
