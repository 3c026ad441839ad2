/** The corrections on disk: `content/corrections/`, a YAML file a seed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument, YAMLSeq } from 'yaml';
import { applyCorrections, type Correction, correctionSchema } from '../corrections/index.ts';
import { invalidityOf } from '../corrections/schema.ts';
import { Failure } from './failure.ts';
import type { ArchiveMessage } from './messages.ts';
import type { TakenPage } from './pages.ts';

/** Its folder within the content folder. */
export const CORRECTIONS_FOLDER = 'corrections';

/** The corrections of a seed, as they are on disk. */
export interface CorrectionsOnDisk {
  path: string;
  /** File name of the seed. */
  seed: string;
  corrections: { correction: Correction; line: number }[];
}

/** What was wanted of a correction and what came of it, for `npm run correct -- list`. */
export interface CorrectionResult {
  path: string;
  line: number;
  seed: string;
  correction: Correction;
  /** Why it could not be made; absent: it was. */
  problem?: { ruleId: string; reason: string };
}

/** Path of the corrections of a seed within the content folder. */
export const correctionsPath = (seed: string): string =>
  `${CORRECTIONS_FOLDER}/${seed.replace(/\.[^./]+$/, '')}.yaml`;

/** A file, or a correction, that is not as the schema says is a message, and the others are read. */
export function readCorrections(content: string): { files: CorrectionsOnDisk[]; messages: ArchiveMessage[] } {
  const messages: ArchiveMessage[] = [];
  const files = listCorrections(content).flatMap((path) => readFile(path, messages));
  return { files, messages };
}

function listCorrections(content: string): string[] {
  const folder = join(content, CORRECTIONS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name.split(sep).join('/')))
    .sort();
}

function readFile(path: string, messages: ArchiveMessage[]): CorrectionsOnDisk[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  const say = (reason: string, offset = 0) =>
    messages.push({
      severity: 'error',
      ruleId: 'correction-invalid',
      reason,
      path,
      line: lines.linePos(offset).line,
    });
  for (const error of document.errors)
    say(`${error.message.split('\n', 1)[0]}; write it as YAML`, error.pos[0]);
  if (document.errors.length > 0) return [];
  const seed = document.get('seed');
  const items = document.get('corrections');
  if (typeof seed !== 'string' || !isSeq(items)) {
    say(
      'found no seed or no list of corrections; expected seed: FILE NAME and corrections: with a list under it',
    );
    return [];
  }
  const corrections = items.items.flatMap((item) => {
    const at = isMap(item) ? (item.range?.[0] ?? 0) : 0;
    const result = correctionSchema.safeParse(isMap(item) ? item.toJS(document) : item);
    if (result.success) return [{ correction: result.data, line: lines.linePos(at).line }];
    say(invalidityOf(result.error), at);
    return [];
  });
  return [{ path, seed, corrections }];
}

/** The pages as corrected, what came of each correction, and what is to be said. */
export interface CorrectedPages {
  pages: TakenPage[];
  results: CorrectionResult[];
  messages: ArchiveMessage[];
}

export function correctPages(pages: readonly TakenPage[], content: string): CorrectedPages {
  const { files: onDisk, messages } = readCorrections(content);
  const results: CorrectionResult[] = [];
  const ofSeed = Map.groupBy(onDisk, (file) => seedMeant(file, pages, messages));
  const corrected = pages.map((page) => {
    const files = ofSeed.get(page.seed) ?? [];
    const [file] = files;
    if (!file) return page;
    const correctionsFile = relative(content, file.path).split(sep).join('/');
    const entries = files.flatMap(({ path, corrections }) =>
      corrections.map((entry) => ({ ...entry, path })),
    );
    const made = applyCorrections(
      page.parsed,
      page.text,
      entries.map(({ correction }) => correction),
    );
    const problems = new Map(made.messages.map((message) => [message.correction, message]));
    for (const [at, { correction, line, path }] of entries.entries()) {
      const problem = problems.get(at);
      results.push({ path, line, seed: page.seed, correction, ...(problem && { problem }) });
      if (problem)
        messages.push({ severity: 'warning', ruleId: problem.ruleId, reason: problem.reason, path, line });
    }
    return { ...page, parsed: made.page, correctionsFile };
  });
  for (const file of ofSeed.get(undefined) ?? []) {
    const problem = { ruleId: 'correction-lost', reason: `found no seed ${file.seed}` };
    for (const { correction, line } of file.corrections) {
      results.push({ path: file.path, line, seed: file.seed, correction, problem });
    }
  }
  return { pages: corrected, results, messages };
}

/** The seed that a file names, or, where that was renamed, the one in which most of its quotations stand. */
function seedMeant(
  file: CorrectionsOnDisk,
  pages: readonly TakenPage[],
  messages: ArchiveMessage[],
): string | undefined {
  if (pages.some((page) => page.seed === file.seed)) return file.seed;
  const corrections = file.corrections.map(({ correction }) => correction).filter(isAnchored);
  let best: { seed: string; made: number } | undefined;
  for (const page of pages) {
    const { messages: lost } = applyCorrections(page.parsed, page.text, corrections);
    const made = corrections.length - lost.length;
    if (made > (best?.made ?? 0)) best = { seed: page.seed, made };
  }
  const found = best && best.made * 2 >= corrections.length ? best : undefined;
  messages.push({
    severity: found ? 'warning' : 'error',
    ruleId: found ? 'correction-renamed' : 'correction-lost',
    reason: found
      ? `found no seed ${file.seed}, but what is corrected in ${found.seed}; it is corrected there. Write seed: ${found.seed} and call the file ${correctionsPath(found.seed)}`
      : `found no seed ${file.seed}, and no other in which its quotations stand; none of its ${file.corrections.length} corrections is made. Put the seed back, or remove the file`,
    path: file.path,
    line: 1,
  });
  return found?.seed;
}

const isAnchored = ({ do: kind }: Correction): boolean => kind !== 'issue' && kind !== 'distinct';

/**
 * Adds corrections to the file of a seed, and leaves all else in it as it is, comments included.
 * @returns path of the file
 * @throws Failure where the file is no YAML
 */
export function addCorrections(content: string, seed: string, corrections: readonly Correction[]): string {
  const named = readCorrections(content).files.find((file) => file.seed === seed)?.path;
  const path = named ?? join(content, correctionsPath(seed));
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : '');
  const [error] = document.errors;
  if (error) throw new Failure(`${path}: ${error.message}; write it as YAML, then save again`);
  if (document.get('seed') === undefined) document.set('seed', seed);
  const items = document.get('corrections');
  const list = isSeq(items) ? items : new YAMLSeq();
  if (list !== items) document.set('corrections', list);
  list.flow = false;
  for (const correction of corrections) list.add(document.createNode(correction));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, document.toString({ lineWidth: 0 }));
  return path;
}
