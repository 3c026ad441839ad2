/** What content/archive.yaml says. */
import { z } from 'zod';

/** A path that begins and ends with a slash: / or /newspapers/. */
const basePath = z
  .string()
  .transform((path) => `/${path}/`.replace(/\/{2,}/g, '/'))
  .refine((path) => /^\/(?:[\p{L}\p{N}_.~%-]+\/)*$/u.test(path) && !/\/\.{1,2}\//.test(path), {
    message: 'expected a path of plain names such as /newspapers/',
  });

const siteAddress = z
  .url({ protocol: /^https?$/, message: 'expected an address such as https://example.org' })
  .refine((address) => new URL(address).pathname === '/', {
    message: 'expected the host alone; the path goes into base',
  });

const contactAddress = z.union([z.email(), z.url({ protocol: /^https?$/ })], {
  error:
    'expected an address of mail such as archive@example.org, or of a page such as https://example.org/contact',
});

export const configurationSchema = z.strictObject({
  title: z.string().min(1).describe('name of the archive, on every page'),
  description: z.string().optional().describe('one sentence on the archive, for search engines and feeds'),
  site: siteAddress.describe('where the site will live, for canonical addresses: https://example.org'),
  base: basePath.default('/').describe('path under which the site lives on that host'),
  publication: z.string().describe('slug of the publication of pages that do not say which they are of'),
  language: z.string().default('zh-Hans').describe('BCP 47 tag of the pages'),
  forge: z
    .url()
    .optional()
    .describe(
      "the project's repository on its forge, for links to seeds and corrections; absent: no such links",
    ),
  branch: z.string().default('main').describe('branch that those links name'),
  contact: contactAddress
    .optional()
    .describe('whom to ask to take something out: an address of mail, or of a page; absent: none is named'),
  rights: z.string().optional().describe('statement of rights for the archive as a whole'),
});
export type Configuration = z.infer<typeof configurationSchema>;
