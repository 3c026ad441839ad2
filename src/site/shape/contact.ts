/** Where whoever keeps the archive can be asked. */
import type { Site } from '../../archive/records.ts';

/** The link to it; undefined: the archive names none. */
export const contactOf = ({
  contact,
}: Pick<Site, 'contact'>): { address: string; text: string } | undefined =>
  contact === undefined
    ? undefined
    : { address: /^https?:/i.test(contact) ? contact : `mailto:${contact}`, text: contact };
