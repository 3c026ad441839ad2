/** What an assembled page says of itself: who, when, where, which paper and page, about what. */
import type { VFile } from 'vfile';
import { identifyIssue } from './issue/identify.ts';
import { organiseUnits } from './organisations/organise.ts';
import { attributePeople } from './people/attribute.ts';
import { isPlaceName } from './places/gazetteer.ts';
import { placeUnits } from './places/place.ts';
import type { Written } from './resources.ts';
import { classifyUnits } from './topics/classify.ts';
import type { Page } from './tree.ts';

/** unified transformer: all claims of a page, each with its evidence. */
export function claim(resources: Written) {
  const transforms = [
    // First: the issue's date and the places read the datelines that it finds.
    attributePeople({ isPlace: isPlaceName }),
    // Before the places: the publication says where home is, for 鼓楼区 without a city.
    identifyIssue(resources),
    // After the people: a name that a byline names is no place.
    placeUnits(resources),
    organiseUnits(),
    classifyUnits(resources),
  ];
  return (page: Page, file: VFile): void => {
    for (const transform of transforms) transform(page, file);
  };
}
