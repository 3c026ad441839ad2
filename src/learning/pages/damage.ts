import { annotate, type Damaged } from './annotate.ts';
import type { CleanPage } from './clean.ts';
import {
  type Draft,
  type DraftBlock,
  type DraftUnit,
  draftOf,
  isContinued,
  isHead,
  moveAfter,
  ownOf,
  type Piece,
  paragraphsOf,
  pieceOf,
} from './draft.ts';
import { type Random, seeded } from './seeded.ts';

/**
 * How often each kind of damage happens. The figures are those of the pages that this damage is modelled on
 * (48 damaged copies of 16 pages): counts a page are weights of 0, 1, 2 … times.
 */
export const RATES = {
  headLost: 0.12,
  tailLost: 0.1,
  halfWidth: 0.5,
  /** Pages in corner brackets are mostly left with their full-width marks. */
  halfWidthCorner: 0.15,
  halfWidthJump: 0.7,
  misread: 0.46,
  /** A broken paragraph, by its length: under 45 characters never. */
  breakShort: 0.1,
  breakLong: 0.18,
  narrow: [0.55, 0.33, 0.08, 0.04],
  titleInTwo: 0.07,
  headShuffled: 0.28,
  ledeInBody: 0.75,
  shortMoved: 0.15,
  moves: [0.1, 0.24, 0.34, 0.22, 0.1],
  furnitureLast: 0.08,
  copies: [0.25, 0.38, 0.24, 0.1, 0.03],
  copyLength: [0, 0.5, 0.2, 0.13, 0.11, 0.06],
  echo: 0.06,
  markdown: 0.3,
  bold: 0.6,
  gaps: [0.06, 0.1, 0.08, 0.18, 0.18, 0.14, 0.1, 0.06, 0.05, 0.03, 0.02],
  closeUp: 0.02,
} as const;

/** Shortest and longest line of a narrow column, in characters. */
const NARROW_WIDTH = [13, 22] as const;
/** Marks that turn half-width together, and how often they do on a page whose commas did. */
const HALF_WIDTH = [
  { pairs: '；; ？? ！!', p: 0.8 },
  { pairs: '（( ）)', p: 0.95 },
  { pairs: '：:', p: 0.2 },
];
const SHORTEST_BROKEN = 45;
const LONG_PARAGRAPH = 90;

/** A place inside `text` that parts no surrogate pair, at least `margin` from both ends. */
function cutAt(text: string, margin: number, random: Random): number {
  const at = random.between(margin, text.length - margin);
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

/** A unit that can lose its beginning or end and still be recognised as an article. */
const canLose = (unit: DraftUnit) =>
  ['article', 'commentary'].includes(unit.clean.type) &&
  paragraphsOf(unit).length > 3 &&
  !unit.startMissing &&
  !unit.endMissing;

function loseHead(units: DraftUnit[], random: Random): void {
  const able = units.filter(canLose);
  if (able.length === 0 || !random.chance(RATES.headLost)) return;
  const unit = random.pick(able);
  const first = paragraphsOf(unit)[random.between(0, 2)];
  if (!first || first.text.length < 20) return;
  const keep = unit.blocks.filter((block) => block.role === 'lede');
  first.text = first.text.slice(cutAt(first.text, 8, random));
  unit.blocks = [
    ...keep,
    ...unit.blocks.slice(unit.blocks.indexOf(first)).filter((block) => block.role !== 'lede'),
  ];
  unit.startMissing = true;
}

function loseTail(units: DraftUnit[], random: Random): void {
  const able = units.filter(canLose);
  if (able.length === 0 || !random.chance(RATES.tailLost)) return;
  const unit = random.pick(able);
  const last = paragraphsOf(unit).at(-random.between(1, 2));
  if (!last || last.text.length < 20) return;
  last.text = last.text.slice(0, cutAt(last.text, 4, random));
  unit.blocks = unit.blocks.slice(0, unit.blocks.indexOf(last) + 1);
  unit.endMissing = true;
}

/** One mapping for the whole page's punctuation: left as it is, or half-width in part or in whole. */
function halfWidth(page: CleanPage, random: Random): Draft['mark'] {
  const corner = page.units.some((unit) => unit.blocks.some((block) => block.text.includes('「')));
  if (!random.chance(corner ? RATES.halfWidthCorner : RATES.halfWidth)) return (text) => text;
  const map = new Map([['，', ',']]);
  for (const { pairs, p } of HALF_WIDTH) {
    if (random.chance(p)) for (const pair of pairs.split(' ')) map.set(pair.charAt(0), pair.charAt(1));
  }
  const jumpsToo = random.chance(RATES.halfWidthJump);
  return (text, role) =>
    role === 'jump' && !jumpsToo ? text : text.replace(/[，；？！（）：]/g, (ch) => map.get(ch) ?? ch);
}

const LOOK_ALIKE =
  '人入 天夫 大太 干千 间问 日目 已己 从丛 末未 候侯 土士 今令 名各 折拆 免兔 拔拨 竞竟 鸟乌 問間 戶尸 見貝';

/** Some characters of paragraphs are read as others that look like them; names of people stay as they are. */
function misread(units: DraftUnit[], random: Random): void {
  if (!random.chance(RATES.misread)) return;
  const like = new Map<string, string>();
  for (const pair of LOOK_ALIKE.split(' ')) {
    like.set(pair.charAt(0), pair.charAt(1));
    like.set(pair.charAt(1), pair.charAt(0));
  }
  const places: { block: DraftBlock; at: number }[] = [];
  for (const unit of units) {
    const names = [...unit.clean.people.map((person) => person.name), ...unit.clean.peopleOptional].join('');
    for (const block of paragraphsOf(unit)) {
      for (const [at, ch] of block.text.split('').entries())
        if (like.has(ch) && !names.includes(ch)) places.push({ block, at });
    }
  }
  let count = random.between(1, 4) + (random.chance(0.35) ? random.between(0, 8) : 0);
  while (count-- > 0 && places.length > 0) {
    const { block, at } = random.pick(places);
    block.text =
      block.text.slice(0, at) +
      (like.get(block.text.charAt(at)) ?? block.text.charAt(at)) +
      block.text.slice(at + 1);
  }
}

function cutNarrow(text: string, random: Random): string[] {
  const width = random.between(...NARROW_WIDTH);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines;
}

/** Cuts blocks where columns ended, and makes a piece of every part. */
function cut(units: DraftUnit[], random: Random): void {
  const long = units.flatMap((unit) => paragraphsOf(unit)).filter((block) => block.text.length >= 70);
  const narrow = new Set<DraftBlock>();
  for (let n = random.weighted(RATES.narrow); n > 0 && long.length > 0; n--) narrow.add(random.pick(long));
  const titles = units
    .flatMap((unit) => unit.blocks)
    .filter((block) => block.role === 'title' && block.text.length >= 12);
  const twofold = titles.length > 0 && random.chance(RATES.titleInTwo) ? random.pick(titles) : null;
  const partsOf = (block: DraftBlock): string[] => {
    const { text } = block;
    if (narrow.has(block)) return cutNarrow(text, random);
    const p = text.length >= LONG_PARAGRAPH ? RATES.breakLong : RATES.breakShort;
    const breaks = block.role === 'paragraph' && text.length >= SHORTEST_BROKEN && random.chance(p);
    if (!breaks && block !== twofold) return [text];
    const at = cutAt(text, block === twofold ? 6 : 3, random);
    return [text.slice(0, at), text.slice(at)];
  };
  for (const unit of units) {
    for (const block of unit.blocks) {
      block.pieces = partsOf(block)
        .map((text) => text.trim())
        .filter(Boolean)
        .map((text) => pieceOf(text, unit, block.role));
    }
  }
}

/** One of the headline's lines changes places with the next: a kicker under its title, a label after it. */
function shuffleHead(units: DraftUnit[], random: Random): void {
  if (!random.chance(RATES.headShuffled)) return;
  const above = units.flatMap(({ blocks }) =>
    blocks.flatMap((block, at) => {
      const below = blocks[at + 1];
      return below && isHead(block) && isHead(below) && below.role !== 'byline' ? [{ blocks, at }] : [];
    }),
  );
  if (above.length === 0) return;
  const { blocks, at } = random.pick(above);
  blocks.splice(at, 2, ...blocks.slice(at, at + 2).reverse());
}

function moveLede(order: Piece[], unit: DraftUnit, random: Random): void {
  const lede = ownOf(order, unit).filter((piece) => piece.role === 'lede');
  const body = ownOf(order, unit).filter((piece) => !isHead(piece) && piece.role !== 'lede');
  if (lede.length === 0 || body.length < 4 || !random.chance(RATES.ledeInBody)) return;
  moveAfter(order, lede, body[random.between(1, Math.min(9, body.length - 2))] as Piece);
}

/** Where in `body` to part it: often where a paragraph is broken anyway. */
function seamIn(body: Piece[], random: Random): number {
  const seams = body.flatMap((piece, i) => (i > 0 && isContinued(body[i - 1] as Piece, piece) ? [i] : []));
  return seams.length > 0 && random.chance(0.5) ? random.pick(seams) : random.between(1, body.length - 1);
}

/** The head is read after some of the body: between two paragraphs, or inside a broken one. */
function headIntoBody(order: Piece[], unit: DraftUnit, random: Random): void {
  const head = ownOf(order, unit).filter(isHead);
  const body = ownOf(order, unit).filter((piece) => !isHead(piece));
  if (head.length === 0 || body.length < 2) return;
  const at = random.chance(0.25) ? body.length : Math.min(seamIn(body, random), random.between(1, 6));
  moveAfter(order, head, body[at - 1] as Piece);
}

/** The end of a unit, or all of it but the head, is read after units that stand below or beside it. */
function tailAway(order: Piece[], units: DraftUnit[], unit: DraftUnit, random: Random): void {
  const own = ownOf(order, unit);
  const body = own.filter((piece) => !isHead(piece));
  const later = units.slice(units.indexOf(unit) + 1);
  if (body.length === 0 || later.length === 0) return;
  const whole = body.length === 1 || random.chance(0.35);
  if (whole && body.length === own.length) return;
  const moved = whole ? body : body.slice(seamIn(body, random));
  const host = later[random.between(0, Math.min(4, later.length - 1))] as DraftUnit;
  const hostPieces = ownOf(order, host);
  const where = random.weighted([0.5, 0.25, 0.25]);
  const heads = hostPieces.filter(isHead);
  const anchor =
    where === 2 ? order.at(-1) : where === 1 && heads.length > 0 ? heads.at(-1) : hostPieces.at(-1);
  if (anchor && !moved.includes(anchor)) moveAfter(order, moved, anchor);
}

function displace({ order, units }: Draft, random: Random): void {
  for (const unit of units) moveLede(order, unit, random);
  // Columns part what is long: short notices and captions seldom come apart.
  const able = units.filter((unit) => paragraphsOf(unit).length > 2 || random.chance(RATES.shortMoved));
  for (let n = random.weighted(RATES.moves); n > 0 && able.length > 0; n--) {
    const [unit] = able.splice(random.below(able.length), 1) as [DraftUnit];
    if (random.chance(0.27)) headIntoBody(order, unit, random);
    else tailAway(order, units, unit, random);
  }
}

/** Whole lines that are printed a second time, soon after or some lines later. */
function repeatLines(order: Piece[], random: Random): void {
  for (let n = random.weighted(RATES.copies); n > 0; n--) {
    const able = order.flatMap((piece, i) => (piece.unit && !piece.copyOf && !isHead(piece) ? [i] : []));
    const at = random.pick(able);
    const first = order[at] as Piece;
    const run: Piece[] = [];
    for (let i = at, left = random.weighted(RATES.copyLength); left > 0; i++, left--) {
      const piece = order[i];
      if (piece?.unit !== first.unit || piece.copyOf || piece.role === 'jump') break;
      run.push(piece);
    }
    const away = random.chance(0.55) ? 0 : random.between(1, 12);
    const target = Math.min(order.length, at + run.length + away);
    order.splice(target, 0, ...run.map((piece) => ({ ...piece, copyOf: piece, echo: 0 })));
  }
}

/** The last sentence of a paragraph stands a second time at the end of the next one's line. */
function echoSentence({ order, units }: Draft, random: Random): void {
  if (!random.chance(RATES.echo)) return;
  const pairs = units.flatMap((unit) =>
    paragraphsOf(unit).flatMap((block, i, all) => {
      const sentence = /[^。！？]{10,}。$/.exec(block.text)?.[0];
      const target = all[i + 1]?.pieces.at(-1);
      return sentence && target?.text.endsWith('。') && order.includes(target) ? [{ sentence, target }] : [];
    }),
  );
  if (pairs.length === 0) return;
  const { sentence, target } = random.pick(pairs);
  if (order.some((piece) => piece.copyOf === target)) return;
  target.text += sentence;
  target.echo = sentence.length;
}

function addMarkdown(order: Piece[], random: Random): void {
  if (!random.chance(RATES.markdown)) return;
  const lowShare = random.pick([0, 0.3, 0.5, 0.8]);
  const bold = random.chance(RATES.bold);
  for (const piece of order) {
    if (piece.role === 'title') piece.text = `${random.chance(lowShare) ? '##' : '#'} ${piece.text}`;
    else if (bold && piece.role === 'paragraph')
      piece.text = piece.text.replace(
        /^(本报讯|本報訊|【本报讯】|【本報訊】|本报[^（(，。]{2,10}电)/,
        '**$1**',
      );
  }
}

/** Line ends before each piece: two as a rule, more or fewer here and there. */
function gapsFor(order: Piece[], random: Random): number[] {
  const gaps = order.map((_, i) => (i === 0 ? random.weighted([0.15, 0.4, 0.3, 0.15]) : 2));
  for (let n = random.weighted(RATES.gaps); n > 0; n--)
    gaps[random.between(1, order.length - 1)] = random.chance(0.5) ? 3 : 4;
  order.forEach((piece, i) => {
    const before = order[i - 1];
    if (before && piece.role === 'title' && isContinued(before, piece)) gaps[i] = 1;
    else if (before?.role === 'kicker' && piece.role === 'title' && random.chance(RATES.closeUp)) gaps[i] = 1;
  });
  return gaps;
}

/** Puts the masthead where it is read: first, as a rule. */
function addFurniture({ order, page }: Draft, last: boolean): void {
  const furniture = page.furniture.map((text) => pieceOf(text, null, null));
  if (last) order.push(...furniture);
  else order.unshift(...furniture);
}

/**
 * Damages `page` in the way OCR does; the same `seed` gives the same damage.
 *
 * @param source the file name that the annotation gives to the text
 */
export function damage(page: CleanPage, source: string, seed: string = source): Damaged {
  const random = seeded(seed);
  const draft = draftOf(page);
  const { units, order } = draft;
  loseHead(units, random);
  loseTail(units, random);
  draft.mark = halfWidth(page, random);
  for (const unit of units) for (const block of unit.blocks) block.text = draft.mark(block.text, block.role);
  misread(units, random);
  cut(units, random);
  shuffleHead(units, random);
  order.push(...units.flatMap((unit) => unit.blocks.flatMap((block) => block.pieces)));
  displace(draft, random);
  repeatLines(order, random);
  echoSentence(draft, random);
  addFurniture(draft, random.chance(RATES.furnitureLast));
  addMarkdown(order, random);
  return annotate(draft, source, gapsFor(order, random));
}

/** The page as it was printed, with its annotation. */
export function intact(page: CleanPage, source: string): Damaged {
  const draft = draftOf(page);
  for (const unit of draft.units) {
    for (const block of unit.blocks) block.pieces = [pieceOf(block.text, unit, block.role)];
  }
  draft.order.push(...draft.units.flatMap((unit) => unit.blocks.flatMap((block) => block.pieces)));
  addFurniture(draft, false);
  return annotate(draft, source, [0]);
}
