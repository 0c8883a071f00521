// Keeps what is counted current, by server-sent events. Pages work without it.
(() => {
  'use strict';
  const counts = document.querySelectorAll('[data-live="approvals"]');
  if (counts.length === 0 || !('EventSource' in window)) {
    return;
  }
  let before = null;
  const news = new EventSource('/console/news');
  news.addEventListener('approvals', event => {
    const count = Number(event.data) || 0;
    counts.forEach(place => {
      // In the menu, nothing is shown where nothing waits.
      place.textContent = count === 0 && place.classList.contains('count') ? '' : String(count);
      place.title = count === 0 ? '' : count + ' waiting for you';
    });
    if (before !== null && before !== count && window.htmx) {
      window.htmx.trigger(document.body, 'approvals');
    }
    before = count;
  });
  window.addEventListener('pagehide', () => news.close());
})();
