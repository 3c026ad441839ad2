/** Everything that is measured of a page's lines and of pairs of them, before anything is said of what they are. */
import type { Learnt } from '../resources.ts';
import { type Cohesion, measureCohesion } from './cohesion.ts';
import type { LineView } from './line-view.ts';
import { type LinkSide, linkSides } from './link-sides.ts';
import { measureSeams, type Seams } from './seams.ts';
import { readWordings, type Wordings } from './wordings.ts';

export interface Measures {
  views: readonly LineView[];
  /** The words of each line, in order. */
  words: readonly (readonly string[])[];
  sides: readonly LinkSide[];
  cohesion: Cohesion;
  seams: Seams;
  wordings: Wordings;
}

export function measurePage(
  views: readonly LineView[],
  { lexicon, wordings }: Pick<Learnt, 'lexicon' | 'wordings'>,
): Measures {
  const words = views.map(({ dense }) => lexicon.divide(dense));
  return {
    views,
    words,
    sides: linkSides(views),
    cohesion: measureCohesion(views, words, lexicon),
    seams: measureSeams(views, lexicon),
    wordings: readWordings(views, words, wordings),
  };
}
