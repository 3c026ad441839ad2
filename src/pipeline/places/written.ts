/** How people write which administrative division they mean. */
import { z } from 'zod';
import type { Place } from '../contract.ts';
import { divisionsNamed } from './gazetteer.ts';

export const writtenDivisionSchema = z
  // YAML takes a code for a number.
  .union([z.string().min(1), z.number().int().transform(String)])
  .describe('name in full: 城阳区; or its code, or both where several have the name: 朝阳区 110105');

/** As short as it can be told from others. */
export const writtenDivision = ({ name, code }: Pick<Place, 'name' | 'code'>): string =>
  divisionsNamed(name).length > 1 ? `${name} ${code}` : name;
