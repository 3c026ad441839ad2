import type { Vocabulary } from '../pipeline/assembly/vocabulary.ts';
import { eachRow, emptyTables, rowBeside, type WeightTables } from './gradient.ts';

/** The mean of the weights over time: it knows better than the last. */
export class Mean {
  private readonly words: Vocabulary;
  private readonly sums: WeightTables = emptyTables();
  private taken = 0;

  constructor(words: Vocabulary) {
    this.words = words;
  }

  take(): void {
    this.taken++;
    this.words.eachRow((weights, table, row) => {
      const sums = rowBeside(this.sums, table, row, weights.length);
      for (let c = 0; c < weights.length; c++) sums[c] = (sums[c] ?? 0) + (weights[c] ?? 0);
    });
  }

  /** Puts the mean into the weights' place. */
  settle(): void {
    if (this.taken === 0) return;
    eachRow(this.words, this.sums, (weights, sums) => {
      for (let c = 0; c < weights.length; c++) weights[c] = (sums[c] ?? 0) / this.taken;
    });
  }
}
