// What is being worked on says every two seconds how far it is. At its end the page is shown anew, unless somebody has
// begun to write on it, or is on the way to another page: that would be called off. Without this script, a link shows
// the page anew.
(() => {
  "use strict";
  const list = document.querySelector("[data-works]");
  const fields = () => {
    const all = document.querySelectorAll("main :is(input:not([type=hidden]), select, textarea)");
    return JSON.stringify([...all].map((one) => [one.checked, one.value]));
  };
  const before = fields();
  const PATIENCE = 30000; // milliseconds for the other page to come; a file that is saved leaves this one where it is
  let left = -PATIENCE;
  addEventListener("beforeunload", () => {
    left = performance.now();
  });
  const states = (of) => [...of.querySelectorAll("[data-state]")].map((one) => one.id + one.dataset.state).join();
  const unfinished = (of) => of.querySelector("[data-state=waiting], [data-state=running]") !== null;

  const update = (fresh) => {
    for (const part of fresh.querySelectorAll("[data-part]")) {
      const shown = document.getElementById(part.closest("[id]").id).querySelector(`[data-part=${part.dataset.part}]`);
      if (shown.outerHTML === part.outerHTML) continue;
      for (const { name, value } of part.attributes) shown.setAttribute(name, value);
      if (shown.innerHTML !== part.innerHTML) shown.replaceChildren(...part.childNodes);
    }
  };
  const isAtWork = () => {
    const focused = document.activeElement;
    const elsewhere = focused && focused !== document.body && !list.contains(focused);
    return elsewhere || fields() !== before || document.getElementById("errors") !== null;
  };
  const look = async () => {
    const answer = await fetch(list.dataset.works).catch(() => null);
    if (answer && (!answer.ok || answer.redirected)) return; // signed out, or out of the team: the next page says so
    if (answer) {
      const fresh = document.createElement("ul");
      fresh.append(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
      if (states(fresh) === states(list)) update(fresh);
      else list.replaceChildren(...fresh.childNodes);
      if (!unfinished(list) && isAtWork()) return;
      if (!unfinished(list) && performance.now() - left >= PATIENCE) return location.reload();
    }
    setTimeout(look, document.hidden ? 10000 : 2000);
  };
  if (list && unfinished(list)) setTimeout(look, 2000);
})();
