/** Who wrote, photographed or sent each unit, and from where: read from its bylines, datelines, credits and signatures. */
import type { VFile } from 'vfile';
import type { Person } from '../contract.ts';
import { locate } from '../locate.ts';
import type { Block, Page, Unit } from '../tree.ts';
import {
  type Attribution,
  type DatelineReading,
  type PersonAt,
  readAuthorLine,
  readByline,
  readCredit,
  readDateline,
  readEditors,
} from './byline.ts';
import {
  isNobody,
  readBylineBlock,
  readCreditBlock,
  readEnd,
  readHost,
  readReporters,
  readSigners,
} from './claimed.ts';

export interface AttributeOptions {
  /** Knows places by name, to tell where a reader writes from from who writes. */
  isPlace?: (name: string) => boolean;
}

type Rule = NonNullable<Person['rule']>;

/** A line as short as this may be a byline although its block's role says otherwise. */
const LONGEST_BYLINE = 50;

/** Fills `people`, `sources` and `datelines` of every unit, and the page's `editors`. */
export function attributePeople({ isPlace }: AttributeOptions = {}) {
  return (page: Page, file: VFile): void => {
    const seed = String(file);
    page.editors = [];
    for (const node of page.children) {
      if (node.type === 'unit') new Attributor(node, seed, isPlace).read();
      else if (node.type === 'furniture')
        page.editors.push(
          ...readEditors(node.value).map((at) =>
            toPerson(at, 'editors', [node.span[0] + at.start, node.span[0] + at.end]),
          ),
        );
    }
  };
}

class Attributor {
  private readonly unit: Unit;
  private readonly seed: string;
  private readonly isPlace: ((name: string) => boolean) | undefined;

  constructor(unit: Unit, seed: string, isPlace: ((name: string) => boolean) | undefined) {
    this.unit = unit;
    this.seed = seed;
    this.isPlace = isPlace;
    unit.people = [];
    unit.sources = [];
    unit.datelines = [];
  }

  read(): void {
    for (const block of this.unit.children) this.readBlock(block);
  }

  private readBlock(block: Block): void {
    switch (block.role) {
      case 'byline':
        this.add(block, readBylineBlock(block.value, this.isPlace, this.isLiterary()), 'byline') ||
          this.add(block, readByline(block.value), 'byline') ||
          this.add(block, readCredit(block.value), 'credit') ||
          this.add(block, readAuthorLine(block.value, this.isPlace), 'byline');
        break;
      case 'credit':
        this.add(block, readCreditBlock(block.value, true), 'credit') ||
          this.add(block, readCredit(block.value), 'credit') ||
          this.add(block, readByline(block.value), 'credit');
        break;
      case 'signature':
        this.add(block, this.readSignature(block.value), 'signature') ||
          this.add(block, readAuthorLine(block.value, this.isPlace), 'signature');
        break;
      case 'paragraph':
      case 'caption':
      case 'item':
      case 'line':
      case 'answer':
      case 'lede':
        this.readProse(block);
        break;
      case 'question':
      case 'row':
      case 'title':
      case 'kicker':
      case 'subtitle':
      case 'column':
      case 'heading':
      case 'jump':
      case 'label':
        break;
    }
  }

  private readProse(block: Block): void {
    const { value } = block;
    const reporters = readReporters(value, this.isPlace);
    const datelines = datelinesOf(value);
    for (const dateline of datelines)
      this.addDateline(
        block,
        reporters && dateline.start < reporters.end ? { ...dateline, people: [] } : dateline,
      );
    this.add(block, reporters, 'dateline');
    if (value.length <= LONGEST_BYLINE && this.add(block, readByline(value) ?? readHost(value), 'byline'))
      return;
    if (this.add(block, readCredit(value) ?? readCreditBlock(value, false), 'credit')) return;
    const signature = this.readSignature(value);
    // A reader who asks in an interview signs the question, not the unit.
    if (signature && (signature.titled || this.unit.unitType !== 'interview'))
      this.add(block, signature, 'signature');
  }

  private isLiterary(): boolean {
    return this.unit.unitType === 'poem' || this.unit.unitType === 'commentary';
  }

  /** What a text ends with: readers who write in stand behind where they write from. */
  private readSignature(value: string): Attribution | undefined {
    return readEnd(value, this.isPlace) ?? readSigners(value, this.isPlace, this.unit.unitType === 'letter');
  }

  private addDateline(block: Block, reading: DatelineReading): void {
    this.add(block, reading, 'dateline');
    if (!reading.text) return;
    this.unit.datelines.push({
      ...(reading.place && { place: reading.place }),
      ...(reading.date && { date: reading.date }),
      text: reading.text,
      span: locate(block, this.seed, reading.start, reading.start + reading.text.length),
    });
  }

  private add(block: Block, read: Attribution | undefined, rule: Rule): boolean {
    if (!read) return false;
    for (const at of read.people.filter(({ name }) => !isNobody(name)))
      this.addPerson(toPerson(at, rule, locate(block, this.seed, at.start, at.end)));
    for (const { name } of read.sources) if (!this.unit.sources.includes(name)) this.unit.sources.push(name);
    return true;
  }

  /** A name is given once for each role; a bare signature repeats what a byline has said. */
  private addPerson(person: Person): void {
    const known = this.unit.people.filter(({ name }) => name === person.name);
    if (known.some(({ role }) => role === person.role) || (known.length > 0 && person.role === '作者'))
      return;
    this.unit.people.push(person);
  }
}

/** A new report inside a paragraph: the OCR joined two briefs, or a section begins. */
const INNER_DATELINE =
  /(?<=[。！？”」）)\s])[【[]?(?:[本木]报|本報|晚报|新华社|中新社)[^。，,（）()]{0,16}?[讯訊电電][】\]]?\s*[（(]/gu;

function datelinesOf(value: string): DatelineReading[] {
  const first = readDateline(value);
  const readings = first ? [first] : [];
  for (const match of value.matchAll(INNER_DATELINE)) {
    if (match.index < (first?.end ?? 0)) continue;
    const read = readDateline(value.slice(match.index));
    if (read) readings.push(shifted(read, match.index));
  }
  return readings;
}

function shifted(read: DatelineReading, by: number): DatelineReading {
  const move = <T extends { start: number; end: number }>(at: T): T => ({
    ...at,
    start: at.start + by,
    end: at.end + by,
  });
  return { ...move(read), people: read.people.map(move), sources: read.sources.map(move) };
}

function toPerson(at: PersonAt, rule: Rule, span: Person['span']): Person {
  return { name: at.name, role: at.role, ...(at.printed !== at.name && { printed: at.printed }), span, rule };
}
