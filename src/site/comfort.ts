/** The one script of the site's pages: comfort only; every page is whole without it. It is the only one on a page but that of search. */

import './components/search/comfort.ts';
import { isId } from '../identity/noid.ts';

/** A button beside each text that is there to be copied, where the browser may write to the clipboard. */
function offerCopies(): void {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = '复制';
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text.textContent.trim()).then(
        () => say(button, '已复制'),
        () => say(button, '未能复制'),
      );
    });
    text.after(button);
  }
}

/** Milliseconds for which a button says what it has done. */
const SAID_MS = 2000;

function say(button: HTMLButtonElement, words: string): void {
  button.textContent = words;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => {
    button.textContent = '复制';
  }, SAID_MS);
}

/** On the page for addresses that do not exist: says so where the id in the address cannot be one. */
function noticeMistypedId(): void {
  const notice = document.querySelector<HTMLElement>('[data-mistyped]');
  const id = /\/articles\/([^/]+)/.exec(location.pathname)?.[1];
  if (notice && id !== undefined) notice.hidden = isId(id);
}

/** Where a citation is to name the day on which it was made: that is today, by the reader's calendar. */
function dateCitations(): void {
  // Sweden writes dates as ISO 8601 does.
  const today = new Date().toLocaleDateString('sv');
  for (const text of document.querySelectorAll('[data-copy]')) {
    text.textContent = text.textContent.replace('[引用日期]', `[${today}]`);
  }
}

dateCitations();
offerCopies();
noticeMistypedId();
