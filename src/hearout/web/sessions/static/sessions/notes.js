// Keeps the notes while somebody writes: ten seconds after they stop, or half a minute after they began. When somebody
// else has saved other notes meanwhile it stops, and the button shows both. Without it, the button keeps them.
(() => {
  "use strict";
  const form = document.getElementById("notes");
  if (!form) return;
  const { words, base } = form.elements;
  const told = document.getElementById("notes-told");
  const PAUSE = 10_000;
  const LONGEST = 30_000;
  let kept = words.value;
  let since = 0;
  let timer = 0;
  let stopped = Boolean(document.getElementById("theirs"));

  const keep = async () => {
    clearTimeout(timer);
    since = 0;
    if (stopped || words.value === kept) return;
    const now = words.value;
    told.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new FormData(form),
      });
      const said = await answer.json();
      told.textContent = said.told;
      if (answer.ok) {
        kept = now;
        base.value = said.number;
      } else {
        stopped = true;
      }
    } catch {
      told.textContent = form.dataset.failed;
    }
  };

  words.addEventListener("input", () => {
    since = since || Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => document.hidden && keep());
})();
