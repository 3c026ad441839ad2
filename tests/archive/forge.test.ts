import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { correctionAddress } from '../../src/archive/forge.ts';

const forges = [
  ['https://github.com/a/b', 'https://github.com/a/b/'],
  ['https://gitlab.example.org/a/b/', 'https://gitlab.example.org/a/b/-/'],
  ['https://codeberg.org/a/b', 'https://codeberg.org/a/b/_'],
];

describe('correctionAddress', () => {
  it.each(forges)('opens the corrections that a seed has on %s', (forge, root) => {
    const source = { seed: '版 1.txt', correctionsFile: 'corrections/版 1.yaml' };
    const address = correctionAddress({ forge, branch: 'main' }, source, '全文');
    expect(address).toBe(`${root}edit/main/content/corrections/%E7%89%88%201.yaml`);
  });

  it.each(forges)('begins a new file where a seed has none on %s', (forge, root) => {
    const address = correctionAddress({ forge, branch: 'main' }, { seed: '版 1.txt' }, '全文');
    expect(address?.startsWith(`${root}new/main?`)).toBe(true);
    const query = new URL(address ?? '').searchParams;
    expect(query.get('filename') ?? query.get('file_name')).toBe('content/corrections/版 1.yaml');
  });

  it('quotes the first words of the paragraph, as a correction that someone has yet to answer for', () => {
    const text = '“甲厂”的产量上月提高了一成：全厂职工都很高兴';
    const address = correctionAddress(
      { forge: 'https://github.com/a/b', branch: 'main' },
      { seed: 'a.txt' },
      text,
    );
    const exact = text.slice(0, 16);
    expect(parse(new URL(address ?? '').searchParams.get('value') ?? '')).toEqual({
      seed: 'a.txt',
      corrections: [{ do: 'text', at: { exact }, to: exact, who: '', when: '', why: '' }],
    });
  });

  it('is nothing where there is no forge', () => {
    expect(correctionAddress({ branch: 'main' }, { seed: 'a.txt' })).toBeUndefined();
  });
});
