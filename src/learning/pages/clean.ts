import { z } from 'zod';
import { personRoleSchema, type UnitType, unitTypeSchema } from '../../pipeline/contract.ts';
import { type GoldIssue, type GoldPerson, type GoldRole, goldIssueSchema, goldRoleSchema } from './gold.ts';

/** A page as it was printed, before any damage: the format is described in tests/pages/README.md. */
export interface CleanPage {
  publication: string;
  issue: GoldIssue;
  furniture: string[];
  units: CleanUnit[];
}

export interface CleanUnit {
  type: UnitType;
  people: GoldPerson[];
  peopleOptional: string[];
  startMissing: boolean;
  endMissing: boolean;
  /** Titles that would be right beside the unit's own. */
  accept: string[];
  blocks: { role: GoldRole; text: string }[];
}

const pageSchema = z.strictObject({
  ...goldIssueSchema.shape,
  publication: z.string().min(1),
  pagePrinted: z.boolean().default(false),
});

function oneOf<T extends string>(list: readonly T[], word: string, fail: (reason: string) => Error): T {
  const found = list.find((known) => known === word);
  if (found === undefined) throw fail(`found “${word}”, expected one of ${list.join(' ')}`);
  return found;
}

function parsePerson(text: string, fail: (reason: string) => Error): GoldPerson {
  const [name = '', role = '', ...rest] = text.split('/');
  if (!name || rest.length > 0) throw fail(`found the person “${text}”, expected NAME/ROLE`);
  return { name, role: oneOf(personRoleSchema.options, role, fail) };
}

function parseUnit(words: string, fail: (reason: string) => Error): CleanUnit {
  const [type = '', ...attributes] = words.trim().split(/ +/);
  const unit: CleanUnit = {
    type: oneOf(unitTypeSchema.options, type, fail),
    people: [],
    peopleOptional: [],
    startMissing: false,
    endMissing: false,
    accept: [],
    blocks: [],
  };
  for (const attribute of attributes) {
    const [key, value = ''] = attribute.split('=');
    if (key === 'people') unit.people = value.split(',').map((person) => parsePerson(person, fail));
    else if (key === 'peopleOptional') unit.peopleOptional = value.split(',');
    else if (attribute === 'startMissing') unit.startMissing = true;
    else if (attribute === 'endMissing') unit.endMissing = true;
    else
      throw fail(
        `found the attribute “${attribute}”, expected people= peopleOptional= startMissing endMissing`,
      );
  }
  return unit;
}

/** @throws Error that names the file, the line and what was expected there */
export function parseClean(text: string, name: string): CleanPage {
  let page: CleanPage | null = null;
  let unit: CleanUnit | null = null;
  for (const [i, raw] of text.replace(/\r/g, '').split('\n').entries()) {
    const line = raw.trim();
    const fail = (reason: string) => new Error(`${name}:${i + 1}: ${reason}`);
    if (!line || line.startsWith('%')) continue;
    const [, directive = '', rest = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (directive === 'page') {
      const { publication, ...issue } = pageSchema.parse(JSON.parse(rest));
      page = { publication, issue, furniture: [], units: [] };
    } else if (!page) throw fail('found text before the @page line');
    else if (directive === 'furniture') unit = null;
    else if (directive === 'unit') {
      unit = parseUnit(rest, fail);
      page.units.push(unit);
    } else if (directive) throw fail(`found @${directive}, expected @page @furniture @unit`);
    else if (!unit) page.furniture.push(line);
    else {
      const [, role = '', content = ''] = /^(\w+): ?(.+)$/.exec(line) ?? [];
      if (role === 'accept') unit.accept.push(content);
      else if (!content) throw fail(`found “${line.slice(0, 20)}”, expected ROLE: TEXT`);
      else unit.blocks.push({ role: oneOf(goldRoleSchema.options, role, fail), text: content });
    }
  }
  if (!page) throw new Error(`${name}: no @page line`);
  return page;
}
