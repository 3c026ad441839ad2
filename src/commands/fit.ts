/** npm run fit: learns the weights of the assembly from annotated pages, and says how well they do on pages left out. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { findStructure } from '../pipeline/assembly/inference.ts';
import { type Example, learn, LEARNING } from '../pipeline/assembly/learn.ts';
import { viewLines } from '../pipeline/assembly/line-view.ts';
import { Scores } from '../pipeline/assembly/model.ts';
import { pageFeatures } from '../pipeline/assembly/page-features.ts';
import { LINE_ROLES, roleIndex, type LineRole } from '../pipeline/assembly/roles.ts';
import { Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import { loadLexicon } from '../archive/lexicon-data.ts';
const lexicon = loadLexicon();
import { parseSeed } from '../pipeline/parse.ts';
import type { Line, Page } from '../pipeline/tree.ts';
import { unified } from 'unified';

interface Gold {
  source: string;
  furniture: number[];
  units: { blocks: { role: string; lines: number[] }[]; duplicates: { line: number; start?: number }[] }[];
}
const sets: [string, string][] = [['../shared/gold/seeds', '../shared/seeds'], ['../shared/gold/dev', '../shared/gold/dev'], ...(process.env['DBG'] ? [] : [['/tmp/own', '/tmp/own'] as [string, string]])];
const tf = performance.now();
const parser = unified().use(parseSeed).freeze();
const words = new Vocabulary(undefined, true);
const examples: (Example & { set: string; learn: Example['features'] })[] = [];
for (const [goldDir, pagesDir] of sets)
  for (const name of readdirSync(goldDir).filter((f) => f.endsWith('.gold.json')).sort()) {
    const gold = JSON.parse(readFileSync(join(goldDir, name), 'utf8')) as Gold;
    const text = readFileSync(join(pagesDir, gold.source), 'utf8').replace(/^\ufeff/, '');
    const page = parser.parse(new VFile({ path: gold.source, value: text })) as Page;
    const dup = new Set(gold.units.flatMap((u) => u.duplicates.filter((d) => d.start === undefined).map((d) => d.line)));
    const lines = (page.children as Line[]).filter((l) => !dup.has(l.position?.start.line ?? 0));
    const views = viewLines(lines, text, lexicon.simplify);
    const at = new Map(lines.map((l, k) => [l.position?.start.line ?? 0, k]));
    const roles = new Uint8Array(lines.length).fill(roleIndex('furniture'));
    const successor = new Int32Array(lines.length).fill(-1);
    for (const unit of gold.units) {
      let last = -1;
      for (const block of unit.blocks)
        block.lines.forEach((line, k) => {
          const here = at.get(line);
          if (here === undefined) return;
          const role = (k > 0 && block.role === 'paragraph' ? 'continuation' : block.role === 'signature' ? 'credit' : block.role) as LineRole;
          if (!LINE_ROLES.includes(role)) throw new Error(role);
          roles[here] = roleIndex(role);
          if (last >= 0) successor[last] = here;
          last = here;
        });
    }
    examples.push({ set: goldDir, document: name.slice(0, 3), features: pageFeatures(views, lexicon, words), learn: pageFeatures(views, lexicon, words, new Set(), [...successor].flatMap((j, i) => (j >= 0 ? [[i, j] as const] : []))), gold: { roles, successor } });
  }
console.error(((performance.now() - tf) / examples.length).toFixed(1), 'ms a page,', examples.length, 'pages', words.weights.role.length, words.weights.kind.length, words.weights.pair.length);
let missed = 0, far = 0; for (const e of examples) e.gold.successor.forEach((j, i) => { if (j >= 0 && j !== i + 1) { far++; if (e.features.links.of(i, j) < 0) missed++; } });
console.error('far links', far, 'not thought of', missed, 'links a page', examples.reduce((s, e) => s + e.features.links.count, 0) / examples.length);
if (process.env['DBG']) {
  const some = examples.filter((e) => /^d0[1-5]/.test(e.document));
  learn(some.map((e) => ({ ...e, features: e.learn })), words, { ...LEARNING, epochs: 40 });
  for (const e of some.slice(0, 6)) {
    const sc = new Scores(e.features, words); const g = e.gold; const f = findStructure(sc);
    const inv = new Int32Array(sc.n).fill(-1); g.successor.forEach((j, i) => { if (j >= 0) inv[j] = i; });
    let w = 0, wr = 0; f.roles.forEach((r, i) => { if (r !== g.roles[i]) wr++; if (f.successor[i] !== g.successor[i]) w++; });
    console.log(e.document, sc.n, 'gold', sc.total(g).toFixed(1), 'found', sc.total(f).toFixed(1), 'wrong links', w, 'roles', wr);
    f.roles.forEach((r, i) => { if (r !== g.roles[i] || f.successor[i] !== g.successor[i]) {
      const gr = g.roles[i]!, gs = g.successor[i]!; const d = (k: number, ro: number, su: number, rs: Uint8Array) => `${LINE_ROLES[ro]} role ${sc.roleOf(k, ro).toFixed(2)} ${su >= 0 ? `→${su} ${LINE_ROLES[rs[su]!]} ${sc.link(k, su, ro, rs[su]!).toFixed(2)}` : `end ${sc.endOf(k, ro).toFixed(2)}`} start ${sc.startOf(k, ro).toFixed(2)}`;
      console.log('  ', i, e.features.views[i]!.text.slice(0, 16), '| gold', d(i, gr, gs, g.roles), '| got', d(i, r, f.successor[i]!, f.roles)); } });
  }
  process.exit();
}
const docs = [...new Set(examples.map((e) => e.document))];
const folds = Number(process.argv[2] ?? 4);
let se = 0, seGap = 0;
const tally = new Map<string, { role: number[]; link: number[]; hard: number[]; falseHard: number }>();
for (let fold = 0; fold < folds; fold++) {
  const out = new Set(docs.filter((_, k) => k % folds === fold));
  for (const t of ['role', 'kind', 'pair'] as const) for (const row of words.weights[t]) row.fill(0);
  const t0 = performance.now();
  learn(examples.filter((e) => !out.has(e.document)).map((e) => ({ ...e, features: e.learn })), words, LEARNING);
  const t1 = performance.now();
  for (const which of ['test', 'train'])
  for (const e of examples.filter((e) => out.has(e.document) === (which === 'test'))) {
    const sc = new Scores(e.features, words); const found = findStructure(sc);
    const key = which + ' ' + e.set.split('/').at(-1);
    const t = tally.get(key) ?? { role: [0, 0], link: [0, 0], hard: [0, 0], falseHard: 0 };
    tally.set(key, t);
    const n = e.features.views.length; if (Number.isFinite(sc.total(e.gold)) && sc.total(found) < sc.total(e.gold) - 1e-6) { se++; seGap += sc.total(e.gold) - sc.total(found); }
    for (let i = 0; i < n; i++) {
      t.role[1]!++; if (found.roles[i] === e.gold.roles[i]) t.role[0]!++;
      const s = e.gold.successor[i]!;
      t.link[1]!++; if (found.successor[i] === s) t.link[0]!++;
      if (s >= 0 && s !== i + 1) { t.hard[1]!++; if (found.successor[i] === s) t.hard[0]!++; }
      if (found.successor[i]! >= 0 && found.successor[i] !== i + 1 && found.successor[i] !== s) t.falseHard++;
      if (process.argv[3] && which === 'test' && (found.roles[i] !== e.gold.roles[i] || found.successor[i] !== s)) {
        const show = (k: number) => (k < 0 ? 'END' : `${k}`);
        console.log(`${e.document} ${i} ${LINE_ROLES[e.gold.roles[i]!]}→${show(s)} got ${LINE_ROLES[found.roles[i]!]}→${show(found.successor[i]!)} ${e.features.views[i]!.text.slice(0, 14)}…${e.features.views[i]!.text.slice(-12)}`);
      }
    }
  }
  console.error(`fold ${fold}: learned in ${((t1 - t0) / 1000).toFixed(1)} s`);
}
console.error('search errors', se, seGap);
for (const [k, t] of tally) console.error(k, 'role', (t.role[0]! / t.role[1]!).toFixed(4), 'link', (t.link[0]! / t.link[1]!).toFixed(4), 'hard', `${t.hard[0]}/${t.hard[1]}`, 'falseHard', t.falseHard);
if (process.argv[4]) writeFileSync(process.argv[4], JSON.stringify(words.toData()));
