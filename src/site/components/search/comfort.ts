/**
 * On every page: / goes to the search box. On an article whose address carries a query, loads what marks its words.
 * Small, because every page loads it; nothing depends on it.
 */
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]')) return;
  const box = document.querySelector<HTMLInputElement>('input[name="q"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const text = new URLSearchParams(location.search).get('q');
const story = document.querySelector<HTMLElement>('article.story');
if (text && story) void import('./mark-words.ts').then(({ markWords }) => markWords(story, text));
