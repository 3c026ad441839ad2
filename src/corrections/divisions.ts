/** Which administrative divisions people mean. */
import { type Division, divisionOf, divisionsNamed, parentOf } from '../pipeline/places/gazetteer.ts';
import { impossible, isProblem } from './find.ts';

type Problem = ReturnType<typeof impossible>;

/**
 * The divisions that are meant, each once.
 * @param written of each its name in full, its code, or both
 */
export function divisionsMeant(written: readonly string[]): Division[] | Problem {
  const meant = new Set<Division>();
  for (const each of written) {
    const division = divisionMeant(each);
    if (isProblem(division)) return division;
    meant.add(division);
  }
  return [...meant];
}

function divisionMeant(written: string): Division | Problem {
  const [, name = '', code = ''] = /^\s*(.*?)\s*(\d{6})?\s*$/u.exec(written) ?? [];
  const named = name === '' ? [divisionOf(code)] : divisionsNamed(name);
  const found = named.filter((division) => division !== undefined).filter((each) => each.code.endsWith(code));
  const [division] = found;
  if (division && found.length === 1) return division;
  return impossible(
    division
      ? `found the place ${name}, which may be ${found.map(described).join(', ')}; write it with the code of the one that is meant: ${name} ${division.code}`
      : `found the place “${written}”, expected the name in full of an administrative division (青岛市, 城阳区), its code (370214), or both`,
  );
}

const described = (division: Division): string =>
  `${parentOf(division)?.name ?? ''}${division.name} ${division.code}`;
