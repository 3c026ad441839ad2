/** Filters as people type them: names, labels and slugs are the same to them. */
import type { FacetName, FacetValue } from './facets.ts';
import { foldText } from './fold.ts';
import { spellings, valueWords } from './labels.ts';

/** Values named to whoever asked for one that there is not. */
const NAMED_VALUES = 12;

/**
 * @param typed a slug, a name, or a label of the site: wang-wei-2rt, 王伟, 报道, 2020年11月
 * @returns the values that are called so: several where a name is that of several; none where it is unknown
 */
export function chooseValues(facet: FacetName, typed: string, values: readonly FacetValue[]): string[] {
  const wanted = plain(typed);
  return values
    .filter(({ value, name }) => spellings(facet, value, name).some((one) => plain(one) === wanted))
    .map(({ value }) => value);
}

/** @returns what there is, as it may be typed, what is most like the typed first, with the number of the rest */
export function nameValues(facet: FacetName, typed: string, values: readonly FacetValue[]): string {
  const wanted = plain(typed);
  const likeness = ({ value, name }: FacetValue) => {
    const called = spellings(facet, value, name).map(plain);
    if (called.some((one) => one.includes(wanted) || wanted.includes(one))) return 2;
    return called.some((one) => [...one].some((char) => wanted.includes(char))) ? 1 : 0;
  };
  const named = [...values]
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, NAMED_VALUES)
    .map(({ value, name }) => {
      const words = valueWords(facet, value, name);
      return words === value ? value : `${words} (${value})`;
    });
  const rest = values.length - named.length;
  return named.join(', ') + (rest > 0 ? ` or one of ${rest} more` : '');
}

function plain(text: string): string {
  return foldText(text).replaceAll(' ', '');
}
