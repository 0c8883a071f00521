// Copies examples, and opens what an address points at. The page works without it.
(() => {
  'use strict';
  const open = () => {
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (named instanceof HTMLDetailsElement) {
      named.open = true;
      named.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', open);
  open();
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll('button[data-copies]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const example = document.getElementById(button.dataset.copies);
      await navigator.clipboard.writeText(example.textContent);
      button.textContent = 'Copied';
    });
  });
})();
