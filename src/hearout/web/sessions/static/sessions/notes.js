// Keeps the notes while somebody writes: ten seconds after they stop, or half a minute after they began, and again while
// it fails. When somebody else has saved other notes meanwhile it stops, and the button shows both. Whoever leaves with
// words that are not kept is asked first. Without it, the button keeps them.
(() => {
  "use strict";
  const form = document.getElementById("notes");
  if (!form) return;
  const { words, base, csrfmiddlewaretoken: token } = form.elements;
  const told = document.getElementById("notes-told");
  const PAUSE = 10_000;
  const LONGEST = 30_000;
  const SENT_ON = 15_000; // characters that a browser still sends once the page is gone: 64 KB with all around them
  let kept = "unkept" in form.dataset ? null : words.defaultValue; // a browser may have filled in what was typed before
  let unanswered = null; // what was sent, and may have been kept: sent again just so, it is no second version
  let since = 0;
  let timer = 0;
  let sending = false;
  let stopped = Boolean(document.getElementById("theirs"));
  let pressed = false;
  let leaving = false;
  base.value = String(base.value); // set by a script, it is filled in again together with the words

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(keep, wait);
  };
  const renewed = async () => {
    const answer = await fetch(form.action); // of whoever signed in again in another window
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    token.value = page.querySelector("#notes [name=csrfmiddlewaretoken]")?.value ?? token.value;
  };
  const send = async (now) => {
    const body = new FormData(form);
    body.set("words", now);
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
      keepalive: now.length < SENT_ON,
    });
    const said = await answer.json();
    told.textContent = said.told;
    if (answer.ok) {
      kept = now;
      base.value = said.number;
    }
    stopped = answer.status === 409;
    return answer.ok;
  };
  const keep = async () => {
    clearTimeout(timer);
    if (sending || stopped || words.value === kept) return;
    const now = unanswered ?? words.value;
    since = 0;
    sending = true;
    told.textContent = form.dataset.saving;
    try {
      const isKept = await send(now);
      unanswered = null;
      if (isKept && words.value !== now) later(pressed ? 0 : PAUSE);
    } catch {
      unanswered = now;
      told.textContent = form.dataset.failed;
      await renewed().catch(() => {});
      later(PAUSE);
    }
    sending = pressed = false;
  };

  words.addEventListener("input", () => {
    since = since || Date.now();
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  });
  form.addEventListener("submit", (event) => {
    leaving = stopped || (!sending && words.value === kept);
    if (leaving) return;
    event.preventDefault(); // the page stays: where nothing can be kept, so do the words
    pressed = sending;
    keep();
  });
  addEventListener("online", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("beforeunload", (event) => {
    if (leaving || words.value === kept) return;
    keep();
    event.preventDefault();
  });
  if (kept !== null) keep(); // what was filled in again
})();
