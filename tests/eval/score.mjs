// @ts-nocheck: the scorer as it was given, apart from this line.
// Scores how well pages were taken apart into articles, against gold annotations.
//
//   node score.mjs --gold DIR --pages DIR --pred FILE.ndjson [--json] [--verbose] [--min NAME=VALUE ...] [--max NAME=VALUE ...]
//
// --gold   a folder of NAME.gold.json        (see README.md beside this file)
// --pages  the folder of the page texts that the gold files name in `source`
// --pred   one JSON object a line, one a page (the contract is in README.md)
// Exits 1 where a --min is not reached, or a page has no prediction.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const opt = { min: {}, max: {} };
for (let i = 0; i < args.length; i++) {
  const a = args[i];
  if (a === '--json' || a === '--verbose') opt[a.slice(2)] = true;
  else if (a === '--min' || a === '--max') {
    const [k, v] = args[++i].split('=');
    opt[a.slice(2)][k] = Number(v);
  } else opt[a.slice(2)] = args[++i];
}

const norm = (s) => (s ?? '').normalize('NFKC').replace(/[\p{White_Space}\p{P}\p{S}]/gu, '');
const ROLE = {
  见习记者: '记者',
  特约记者: '记者',
  '文/摄': '记者',
  实习生: '记者',
  本报记者: '记者',
  摄影: '摄',
  摄影报道: '摄',
  文图: '记者',
  评论员: '评论员',
};
const role = (r) => ROLE[r] ?? r ?? '';
const FAMILY = {
  advertorial: 'advertisement',
  notice: 'advertisement',
  advertisement: 'advertisement',
  photo: 'photo',
  poem: 'poem',
  table: 'table',
};
const family = (t) => FAMILY[t] ?? 'article';

function lineSpans(text) {
  const spans = [];
  let at = 0;
  for (const line of text.split('\n')) {
    spans.push([at, at + line.length]);
    at += line.length + 1;
  }
  return spans;
}
/** The displayed text says what its spans say: the same letters and digits, up to repairs. */
function sameText(shown, source) {
  const a = norm(shown),
    b = norm(source.replace(/[#*]/g, ''));
  if (a === b) return true;
  if (!a || Math.abs(a.length - b.length) > Math.max(2, 0.05 * b.length)) return false;
  const grams = (t) => {
    const m = new Map();
    for (let i = 0; i + 1 < t.length; i++) m.set(t.slice(i, i + 2), (m.get(t.slice(i, i + 2)) ?? 0) + 1);
    return m;
  };
  const ga = grams(a);
  let shared = 0;
  for (const [k, c] of grams(b)) shared += Math.min(c, ga.get(k) ?? 0);
  return shared >= 0.85 * Math.max(1, b.length - 1);
}
const isInk = (ch) => !/[\s\u200b\ufeff#*]/.test(ch);

/** 1 for the date as precise as the gold (0.8 with a `?`), 0.5 for one that is true but says less, 0 otherwise; a claim that is not true is false (half with a `?`). */
function scoreDate(gold, said) {
  if (!said) return { credit: 0, false: 0 };
  const unsure = /[?~%]/.test(said),
    edtf = said.replace(/[?~%]/g, '');
  const [y = 'XXXX', m = 'XX', d = 'XX'] = edtf.split('-'),
    [gy, gm, gd] = gold.date.split('-');
  const fits = (a, b) =>
    b !== undefined && a.length === b.length && [...a].every((c, i) => c === 'X' || c === b[i]);
  const known = (a) => !a.includes('X');
  const over = (gold.precision === 'month' && known(d)) || (gold.precision === 'year' && known(m));
  const true_ =
    !over &&
    fits(y, gy) &&
    (!known(m) || fits(m, gm)) &&
    (!known(d) || fits(d, gd)) &&
    fits(m, gm ?? 'XX') &&
    fits(d, gd ?? 'XX');
  const whole = known(y) && (gm === undefined || known(m)) && (gd === undefined || known(d));
  return { credit: true_ ? (whole ? (unsure ? 0.8 : 1) : 0.5) : 0, false: true_ ? 0 : unsure ? 0.5 : 1 };
}

export function scorePage(text, gold, pred) {
  const spans = lineSpans(text);
  const n = text.length;
  const notes = [];
  const goldCls = new Array(n).fill(null),
    predCls = new Array(n).fill(null);
  const cover = new Uint8Array(n);
  const predPos = new Int32Array(n).fill(-1),
    predBlock = new Int32Array(n).fill(-1);
  const goldRole = new Array(n).fill(null),
    predRole = new Array(n).fill(null);
  const paintLine = (line, cls) => {
    const [s, e] = spans[line - 1];
    for (let i = s; i < e; i++) if (isInk(text[i])) goldCls[i] = cls;
  };
  for (const f of gold.furniture) paintLine(f, 'F');
  gold.units.forEach((u, k) => {
    for (const b of u.blocks)
      for (const l of b.lines) {
        paintLine(l, `u${k}`);
        for (let i = spans[l - 1][0]; i < spans[l - 1][1]; i++) if (isInk(text[i])) goldRole[i] = b.role;
      }
    for (const d of u.duplicates) {
      if (d.start === undefined) paintLine(d.line, 'D');
      else
        for (let i = spans[d.line - 1][0] + d.start; i < spans[d.line - 1][0] + d.end; i++)
          if (isInk(text[i])) goldCls[i] = 'D';
    }
  });
  let order = 0,
    blockNo = 0;
  const paint = ([s, e], cls, inBody) => {
    for (let i = Math.max(0, s); i < Math.min(n, e); i++) {
      if (!isInk(text[i])) continue;
      cover[i] = Math.min(255, cover[i] + 1);
      predCls[i] = cls;
      if (inBody) {
        predPos[i] = order++;
        predBlock[i] = blockNo;
      }
    }
  };
  const BODY = new Set(['paragraph', 'heading', 'caption', 'line', 'row', 'item', 'question', 'answer']);
  const asParagraph = (r) => (BODY.has(r) && r !== 'heading' ? 'paragraph' : r);
  let textOk = 0,
    textAll = 0;
  (pred.units ?? []).forEach((u, k) => {
    order += 10;
    for (const b of u.blocks ?? []) {
      blockNo++;
      for (const s of b.spans ?? []) {
        paint(s, `p${k}`, BODY.has(b.role));
        for (let i = Math.max(0, s[0]); i < Math.min(n, s[1]); i++) predRole[i] = b.role;
      }
      textAll++;
      if (sameText(b.text, (b.spans ?? []).map(([x, y]) => text.slice(x, y)).join(''))) textOk++;
      else if (textAll - textOk < 4)
        notes.push(`text: “${(b.text ?? '').slice(0, 24)}” does not say what its spans say`);
    }
  });
  for (const d of pred.duplicates ?? []) paint(d.span, 'D', false);
  for (const f of pred.furniture ?? []) paint(f.span, 'F', false);

  let roleOk = 0,
    roleAll = 0;
  for (let i = 0; i < n; i++)
    if (goldRole[i] && goldCls[i] !== 'D' && isInk(text[i])) {
      roleAll++;
      if (predRole[i] && asParagraph(predRole[i]) === asParagraph(goldRole[i])) roleOk++;
    }
  let ink = 0,
    once = 0;
  for (let i = 0; i < n; i++)
    if (isInk(text[i])) {
      ink++;
      if (cover[i] === 1) once++;
    }

  // B-cubed F1 over characters: gold units, furniture and duplicates are the classes.
  const g = new Map(),
    p = new Map(),
    gp = new Map();
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (goldCls[i] === null) continue;
    const pc = predCls[i] ?? `none${i}`;
    total++;
    g.set(goldCls[i], (g.get(goldCls[i]) ?? 0) + 1);
    p.set(pc, (p.get(pc) ?? 0) + 1);
    const key = goldCls[i] + '|' + pc;
    gp.set(key, (gp.get(key) ?? 0) + 1);
  }
  let P = 0,
    R = 0;
  for (const [key, c] of gp) {
    const [a, b] = key.split('|');
    P += (c * c) / p.get(b);
    R += (c * c) / g.get(a);
  }
  P /= total || 1;
  R /= total || 1;
  const assignment = P + R ? (2 * P * R) / (P + R) : 0;

  // one-to-one match of units by shared ink
  const pairs = [];
  for (const [key, c] of gp) {
    const [a, b] = key.split('|');
    if (a[0] === 'u' && b[0] === 'p') pairs.push([c, +a.slice(1), +b.slice(1)]);
  }
  pairs.sort((x, y) => y[0] - x[0]);
  const match = new Map(),
    taken = new Set();
  for (const [, a, b] of pairs)
    if (!match.has(a) && !taken.has(b)) {
      match.set(a, b);
      taken.add(b);
    }

  const inkOf = (line) => {
    const [s, e] = spans[line - 1];
    const at = [];
    for (let i = s; i < e; i++) if (isInk(text[i]) && goldCls[i] !== 'D') at.push(i);
    return at;
  };
  const nextLine = new Map();
  {
    let prev = null;
    spans.forEach(([s, e], i) => {
      if (text.slice(s, e).trim()) {
        if (prev) nextLine.set(prev, i + 1);
        prev = i + 1;
      }
    });
  }
  const c = {
    order: [0, 0],
    hard: [0, 0],
    join: [0, 0],
    title: [0, 0],
    kicker: [0, 0],
    type: [0, 0],
    unit: [0, 0],
    missing: [0, 0],
  };
  const hit = (k, ok) => {
    c[k][1]++;
    if (ok) c[k][0]++;
  };
  let pt = 0,
    pg = 0,
    pp = 0;
  gold.units.forEach((u, k) => {
    const seq = [];
    for (const b of u.blocks)
      if (b.role === 'paragraph' || b.role === 'heading')
        b.lines.forEach((l, j) => seq.push({ l, sameBlock: j > 0 }));
    for (let i = 1; i < seq.length; i++) {
      const a = inkOf(seq[i - 1].l).at(-1),
        b = inkOf(seq[i].l)[0];
      const ok = predPos[a] >= 0 && predPos[b] === predPos[a] + 1;
      hit('order', ok);
      if (nextLine.get(seq[i - 1].l) !== seq[i].l) hit('hard', ok);
      if (seq[i].sameBlock) hit('join', ok && predBlock[a] === predBlock[b]);
      else if (ok && predBlock[a] === predBlock[b]) hit('join', false);
      if (!ok) notes.push(`order: line ${seq[i - 1].l} -> ${seq[i].l}`);
    }
    const q = match.has(k) ? pred.units[match.get(k)] : null;
    const size = g.get(`u${k}`) ?? 0,
      share = q ? (gp.get(`u${k}|p${match.get(k)}`) ?? 0) : 0;
    const perfect = q && share === size && p.get(`p${match.get(k)}`) === size;
    hit('unit', Boolean(perfect));
    if (!perfect)
      notes.push(
        `unit: ${u.title ?? '(untitled)'} has ${share}/${size} of its ink, matched unit ${q ? p.get(`p${match.get(k)}`) : 0}`,
      );
    const want = u.titleAccept.map(norm);
    const titleOk = q && (want.length ? want.includes(norm(q.title)) : !q.title || q.titleInferred === true);
    hit('title', Boolean(titleOk));
    if (!titleOk) notes.push(`title: want ${u.title} got ${q?.title}`);
    for (const f of ['kicker', 'subtitle']) {
      if (u.titleAccept.length > 1 || !(u[f] || q?.[f])) continue; // where kicker and title may be told apart either way
      hit('kicker', Boolean(q && norm(q[f]) === norm(u[f])));
    }
    hit('type', Boolean(q && family(q.type) === family(u.type)));
    const marks = Boolean(
      q && Boolean(q.startMissing) === u.startMissing && Boolean(q.endMissing) === u.endMissing,
    );
    if (u.startMissing || u.endMissing || (q && (q.startMissing || q.endMissing))) hit('missing', marks);
    if (!marks && q && (q.startMissing || q.endMissing))
      notes.push(
        `missing: ${u.title} is marked ${q.startMissing ? 'start ' : ''}${q.endMissing ? 'end ' : ''}`,
      );
    const want2 = new Set(u.people.map((x) => `${norm(x.name)}/${role(x.role)}`));
    const free = new Set((u.peopleOptional ?? []).map(norm)); // names that a reader could count or not (readers' signatures)
    const got2 = new Set(
      (q?.people ?? [])
        .map((x) => `${norm(x.name)}/${role(x.role)}`)
        .filter((x) => want2.has(x) || !free.has(x.split('/')[0])),
    );
    pg += want2.size;
    pp += got2.size;
    for (const x of want2)
      if (got2.has(x)) pt++;
      else notes.push(`people: missing ${x} in ${u.title}`);
  });
  let dt = 0,
    dg = 0,
    dp = 0;
  for (let i = 0; i < n; i++) {
    if (goldCls[i] === 'D') dg++;
    if (predCls[i] === 'D') dp++;
    if (goldCls[i] === 'D' && predCls[i] === 'D') dt++;
  }
  const gi = gold.issue,
    pi = pred.issue ?? {};
  const date = scoreDate(gi, pi.date);
  const dateOk = date.credit === 1 && !date.false;
  if (!dateOk)
    notes.push(
      `date: want ${gi.date} (${gi.precision}) got ${pi.date} (credit ${date.credit}${date.false ? ', a false claim' : ''})`,
    );
  return {
    c,
    assignment: [assignment * total, total],
    role: [roleOk, roleAll],
    text: [textOk, textAll],
    conserved: [once, ink],
    people: [2 * pt, pg + pp],
    duplicates: [2 * dt, dg + dp],
    date: [date.credit, 1],
    dateFalse: [date.false, 1],
    page: gi.page == null || gi.pagePrinted === false ? [0, 0] : [pi.page === gi.page ? 1 : 0, 1],
    notes,
  };
}

const WEIGHT = {
  assignment: 0.2,
  unit: 0.1,
  order: 0.1,
  hard: 0.05,
  join: 0.1,
  title: 0.15,
  kicker: 0.05,
  role: 0.05,
  people: 0.08,
  type: 0.04,
  duplicates: 0.04,
  date: 0.04,
};

export function scoreSet(goldDir, pagesDir, predFile) {
  const preds = new Map(
    readFileSync(predFile, 'utf8')
      .split('\n')
      .filter((l) => l.trim())
      .map((l) => {
        const o = JSON.parse(l);
        return [o.source.split('/').at(-1), o];
      }),
  );
  const sum = {},
    pages = {},
    absent = [];
  for (const f of readdirSync(goldDir)
    .filter((f) => f.endsWith('.gold.json'))
    .sort()) {
    const gold = JSON.parse(readFileSync(join(goldDir, f), 'utf8'));
    const text = readFileSync(join(pagesDir, gold.source), 'utf8').replace(/^\ufeff/, '');
    const pred = preds.get(gold.source);
    if (!pred) {
      absent.push(gold.source);
    }
    const s = scorePage(text, gold, pred ?? { units: [] });
    const flat = {
      ...s.c,
      assignment: s.assignment,
      role: s.role,
      text: s.text,
      conserved: s.conserved,
      people: s.people,
      duplicates: s.duplicates,
      date: s.date,
      dateFalse: s.dateFalse,
      page: s.page,
    };
    pages[gold.source] = { ...ratios(flat), notes: s.notes };
    for (const [k, [a, b]] of Object.entries(flat)) {
      sum[k] ??= [0, 0];
      sum[k][0] += a;
      sum[k][1] += b;
    }
  }
  return { all: ratios(sum), counts: sum, pages, absent };
}
function ratios(flat) {
  const r = Object.fromEntries(Object.entries(flat).map(([k, [a, b]]) => [k, b ? a / b : null]));
  let w = 0,
    t = 0;
  for (const [k, x] of Object.entries(WEIGHT))
    if (r[k] != null) {
      w += x;
      t += x * r[k];
    }
  r.overall = w ? t / w : 0;
  return r;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const res = scoreSet(opt.gold, opt.pages, opt.pred);
  const show = (v) => (v == null ? '  -  ' : v.toFixed(3));
  if (opt.json) console.log(JSON.stringify(res, null, 1));
  else {
    const keys = [
      'overall',
      'assignment',
      'unit',
      'order',
      'hard',
      'join',
      'title',
      'kicker',
      'role',
      'text',
      'people',
      'type',
      'duplicates',
      'missing',
      'date',
      'dateFalse',
      'page',
      'conserved',
    ];
    console.log(
      [
        'page'.padEnd(26),
        ...keys.map((k) => (k === 'dateFalse' ? 'd.false' : k).slice(0, 7).padStart(7)),
      ].join(' '),
    );
    for (const [name, r] of Object.entries(res.pages)) {
      console.log([name.slice(0, 26).padEnd(26), ...keys.map((k) => show(r[k]).padStart(7))].join(' '));
      if (opt.verbose) for (const x of r.notes) console.log('    ' + x);
    }
    console.log(['ALL'.padEnd(26), ...keys.map((k) => show(res.all[k]).padStart(7))].join(' '));
  }
  let bad = res.absent.length > 0;
  for (const x of res.absent) console.error(`no prediction for ${x}`);
  for (const [k, v] of Object.entries(opt.min))
    if (!(res.all[k] >= v)) {
      bad = true;
      console.error(`${k} ${show(res.all[k])} < ${v}`);
    }
  for (const [k, v] of Object.entries(opt.max))
    if (!(res.all[k] <= v)) {
      bad = true;
      console.error(`${k} ${show(res.all[k])} > ${v}`);
    }
  process.exitCode = bad ? 1 : 0;
}
