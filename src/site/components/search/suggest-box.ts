/** Suggestions under the search box: a combobox with a list, by keyboard and pointer. */
import type { Suggestion, SuggestionKind } from '../../../search/data.ts';
import { make } from './dom.ts';

const kindWords: Record<SuggestionKind, string> = {
  title: '标题',
  person: '人物',
  place: '地方',
  topic: '主题',
};

export interface SuggestBox {
  /** Shows what fits the text, unless more has been typed meanwhile. */
  update(): Promise<void>;
  close(): void;
}

/**
 * @param suggest gives what fits a text; may fail, and then nothing is suggested
 * @param choose is told what was chosen
 */
export function attachSuggestions(
  input: HTMLInputElement,
  list: HTMLElement,
  suggest: (text: string) => Promise<Suggestion[]>,
  choose: (suggestion: Suggestion) => void,
): SuggestBox {
  let shown: Suggestion[] = [];
  let active = -1;

  function activate(index: number): void {
    active = index;
    for (const [place, option] of Array.from(list.children).entries()) {
      option.setAttribute('aria-selected', String(place === index));
      if (place === index) option.scrollIntoView({ block: 'nearest' });
    }
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${index}`);
  }

  function close(): void {
    shown = [];
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function take(index: number): void {
    const suggestion = shown[index];
    close();
    if (suggestion) choose(suggestion);
  }

  async function update(): Promise<void> {
    const text = input.value;
    const found = text.trim() === '' ? [] : await suggest(text).catch(() => []);
    if (input.value !== text || document.activeElement !== input) return;
    if (found.length === 0) return close();
    shown = found;
    list.replaceChildren(
      ...found.map(([kind, words], index) => {
        const option = make(
          'li',
          { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false' },
          make('span', {}, words),
          make('span', { class: 'kind' }, kindWords[kind]),
        );
        // Before the box loses the focus, which closes the list.
        option.addEventListener('pointerdown', (event) => event.preventDefault());
        option.addEventListener('click', () => take(index));
        return option;
      }),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    activate(-1);
  }

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || shown.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // From the box into the list and back to the box.
      activate(((active + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  return { update, close };
}
