/** Quotation marks and brackets that one text leaves open and the next must close. */

const OPENING = '“‘（(《〈「『【〔';
const CLOSING = '”’）)》〉」』】〕';
/** A quotation is seldom longer than this many characters; beyond, a lost mark is likelier than a long quotation. */
const REACH = 120;

/** How many marks are open at the end of a text. */
function leftOpen(text: string): number {
  let open = 0;
  for (const mark of text.slice(-REACH)) {
    if (OPENING.includes(mark)) open++;
    else if (CLOSING.includes(mark) && open > 0) open--;
  }
  return open;
}

/** Whether a text closes a mark that it did not open. */
function closesMore(text: string): boolean {
  let open = 0;
  for (const mark of text.slice(0, REACH)) {
    if (OPENING.includes(mark)) open++;
    else if (CLOSING.includes(mark) && --open < 0) return true;
  }
  return false;
}

/** 1: what `before` opens, `after` closes. 0: neither. −1: only one of the two. */
export function bracketFit(before: string, after: string): number {
  const open = leftOpen(before) > 0;
  if (open !== closesMore(after)) return -1;
  return open ? 1 : 0;
}
