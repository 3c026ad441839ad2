import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/identity/fingerprint.ts';
import { ALPHABET, ID_LENGTH, idOf, isId, noidDigits } from '../../src/identity/noid.ts';

const ids = fc.string().map((text) => idOf(digestOf(text)));

describe('an id', () => {
  test('is short, of the alphabet, and begins with a letter', () => {
    fc.assert(fc.property(ids, (id) => id.length === ID_LENGTH && /^[b-z]/.test(id) && isId(id)));
  });

  test('with one wrong character is recognised as mistyped', () => {
    fc.assert(
      fc.property(ids, fc.nat(ID_LENGTH - 1), fc.constantFrom(...ALPHABET), (id, at, character) => {
        const typed = id.slice(0, at) + character + id.slice(at + 1);
        return typed === id || !isId(typed);
      }),
    );
  });

  test('with two neighbours swapped is recognised as mistyped', () => {
    fc.assert(
      fc.property(ids, fc.nat(ID_LENGTH - 3), (id, at) => {
        const typed = `${id.slice(0, at)}${id.charAt(at + 1)}${id.charAt(at)}${id.slice(at + 2)}`;
        return typed === id || !isId(typed);
      }),
    );
  });

  test('is nothing else', () => {
    for (const other of ['', 'about', 'b7k2m9', 'B7K2M9PQ1', '../../etc']) expect(isId(other)).toBe(false);
  });
});

test('the digits of a number stand lowest first, with as many zeros as are wanted', () => {
  expect(noidDigits(0n, 3)).toBe('000');
  expect(noidDigits(28n + 29n * 10n, 3)).toBe('zb0');
});
