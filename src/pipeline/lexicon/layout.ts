/** The lexicon's file: a line of JSON that names its sections, then the sections themselves, each a typed array. */

/** The arrays that a section may hold; `text` is UTF-8. */
export type Section = Uint8Array | Uint16Array | Uint32Array | string;

type Kind = 'u8' | 'u16' | 'u32' | 'text';
interface Entry {
  name: string;
  kind: Kind;
  /** Length in bytes. */
  bytes: number;
}

const MAGIC = 'jianbao-lexicon-1';
/** Sections begin at multiples of this many bytes, so that typed arrays can lie over the file itself. */
const ALIGNMENT = 4;

const aligned = (n: number): number => Math.ceil(n / ALIGNMENT) * ALIGNMENT;

function bytesOf(section: Section): { kind: Kind; bytes: Uint8Array } {
  if (typeof section === 'string') return { kind: 'text', bytes: new TextEncoder().encode(section) };
  const kind = section instanceof Uint8Array ? 'u8' : section instanceof Uint16Array ? 'u16' : 'u32';
  return { kind, bytes: new Uint8Array(section.buffer, section.byteOffset, section.byteLength) };
}

/** Packs sections into one file (little-endian). */
export function pack(sections: Record<string, Section>): Uint8Array {
  const parts = Object.entries(sections).map(([name, section]) => ({ name, ...bytesOf(section) }));
  const entries: Entry[] = parts.map(({ name, kind, bytes }) => ({ name, kind, bytes: bytes.length }));
  const header = new TextEncoder().encode(`${JSON.stringify({ magic: MAGIC, entries })}\n`);
  const size = parts.reduce((sum, part) => aligned(sum) + part.bytes.length, aligned(header.length));
  const file = new Uint8Array(size);
  file.set(header);
  let at = aligned(header.length);
  for (const { bytes } of parts) {
    file.set(bytes, at);
    at = aligned(at + bytes.length);
  }
  return file;
}

function readHeader(file: Uint8Array): { entries: Entry[]; end: number } {
  const end = file.indexOf(10) + 1;
  const line = new TextDecoder().decode(file.subarray(0, end));
  if (!line.startsWith(`{"magic":"${MAGIC}"`)) {
    throw new Error(
      `The lexicon's data begins with ${JSON.stringify(line.slice(0, 40))}, expected ${MAGIC}: build it with \`npm run lexicon\`.`,
    );
  }
  return { entries: (JSON.parse(line) as { entries: Entry[] }).entries, end };
}

/** Sections of one file, by name; asking for one that is not there, or is of another kind, throws. */
export interface Sections {
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  text(name: string): string;
}

/** Reads a file made by {@link pack}; the arrays lie over the file's own bytes where these are aligned. */
export function unpack(file: Uint8Array): Sections {
  const base = file.byteOffset % ALIGNMENT === 0 ? file : file.slice();
  const { entries, end } = readHeader(base);
  const places = new Map<string, Entry & { at: number }>();
  let at = aligned(end);
  for (const entry of entries) {
    places.set(entry.name, { ...entry, at });
    at = aligned(at + entry.bytes);
  }
  const find = (name: string, kind: Kind) => {
    const place = places.get(name);
    if (place?.kind !== kind) {
      throw new Error(
        `The lexicon's data has ${place?.kind ?? 'nothing'} under "${name}", expected ${kind}: build it anew.`,
      );
    }
    return place;
  };
  return {
    u8: (name) => {
      const { at: start, bytes } = find(name, 'u8');
      return base.subarray(start, start + bytes);
    },
    u16: (name) => {
      const { at: start, bytes } = find(name, 'u16');
      return new Uint16Array(base.buffer, base.byteOffset + start, bytes / 2);
    },
    u32: (name) => {
      const { at: start, bytes } = find(name, 'u32');
      return new Uint32Array(base.buffer, base.byteOffset + start, bytes / 4);
    },
    text: (name) => {
      const { at: start, bytes } = find(name, 'text');
      return new TextDecoder().decode(base.subarray(start, start + bytes));
    },
  };
}
