/** The numbers that decide what counts as the same. Likeness is a share of character triples, 0 to 1. */

/** Triples kept of a block: one for so many characters … */
export const CHARACTERS_A_TRIPLE = 10;
/** … at least so many (a short notice must still be known with a tenth of it misread) … */
export const FEWEST_TRIPLES = 12;
/** … and at most so many, so that a ledger line stays readable by git and by people. */
export const MOST_TRIPLES = 24;

/** Triples kept of a whole page, to find it again among all pages. */
export const PAGE_TRIPLES = 64;
/** Share of a sketch from which on two seeds are compared in full: far below what two readings of a page share. */
export const SAME_SKETCH = 0.2;
/** The same of a seed and a page of the ledger, of which the seed may be a part. */
export const LIKE_SKETCH = 0.12;

/** A page of the ledger and a seed belong together from this share of either one in the other. */
export const PAGE_LIKENESS = 0.3;
/** Two pages are one page, read twice, from this share of both. Two readings with 5% errors each share 0.73. */
export const SAME_PAGE = 0.6;
/** … of a page with little text, where a notice repeated each week could look the same: */
export const SAME_SMALL_PAGE = 0.97;
/** Characters below which a page has little text. */
export const SMALL_PAGE = 400;
/** Serial pages share their words and differ in their numbers: below this share they are two pages. */
export const SAME_NUMBERS = 0.4;
/** Numbers that both pages need before their difference says anything. */
export const ENOUGH_NUMBERS = 8;
/** Likeness that outweighs two dates that contradict each other, in a page that is not small. */
export const DATES_OUTWEIGHED = 0.9;

/** An entry can be a unit of its page where so much of the entry is in the unit … */
export const ENTRY_IN_UNIT = 0.35;
/** … or so much of the unit in the entry, while at least so much of the entry is there. */
export const UNIT_IN_ENTRY = 0.45;
export const ENTRY_LEAST = 0.15;
/** … or so much of both together: two readings of which each is bad. */
export const ALIKE = 0.25;
/** The same across pages, of both: a unit that was cut out of one seed and put into another. */
export const MOVED_UNIT = 0.6;
/** An entry without a unit redirects to the unit of its page that holds at least so much of it. */
export const MERGED_UNIT = 0.35;

/** A block keeps its anchor from this share on. */
export const ANCHOR_LIKENESS = 0.25;

/** A listing (issue, topic, person, place) that is gone redirects to one that has this share of its articles. */
export const LISTING_LIKENESS = 0.5;
/** Articles kept of a listing, to know it again. */
export const LISTING_SAMPLE = 16;

/**
 * More ids than this are not withdrawn by one build unless it is told to. A page is taken out on purpose one at a time,
 * and has about ten articles, one of briefs thirty: more than that are several pages, as when files were forgotten …
 */
export const MANY_WITHDRAWN = 30;
/**
 * … nor, in a small archive, this share of all live ids: of five pages one may go, but not two. Where there are three
 * pages or fewer, one of them is so much of the archive that it is asked for.
 */
export const MOST_WITHDRAWN = 1 / 3;
