// Single keys for the desk: each element with data-key is pressed by its key. They can be switched off, and a page does
// all the same without this script.
(() => {
  "use strict";
  const STORED = "hearout.desk.keys";
  const form = document.querySelector("[data-deciding]");
  const legend = document.querySelector("[data-keys]");
  const passage = document.querySelector("[data-fills]");
  const text = "textarea, select, input:not([type=radio], [type=checkbox])";

  const off = () => {
    try { return localStorage.getItem(STORED) === "off"; } catch { return false; }
  };
  const remember = (state) => {
    try { localStorage.setItem(STORED, state); } catch { /* a browser that keeps nothing: until the page is left */ }
  };

  if (legend) {
    const button = legend.querySelector("[data-switch]");
    const say = () => { button.textContent = off() ? button.dataset.on : button.dataset.off; };
    legend.hidden = false;
    say();
    button.addEventListener("click", () => { remember(off() ? "on" : "off"); say(); });
  }

  // What the words will read, for the place that is chosen.
  const preview = () => {
    const reads = form.querySelector("[data-reads]"), instead = reads.querySelector("[data-instead]");
    const action = form.querySelector("[name=action]:checked")?.value;
    const general = form.querySelector("[name=replacement]").value.trim();
    reads.hidden = !action || (action === "generalise" && !general);
    instead.className = { mask: "masked", generalise: "general" }[action] ?? "";
    instead.textContent = { clear: instead.dataset.said, mask: "word", generalise: general }[action] ?? "";
  };
  if (form) {
    form.addEventListener("input", preview);
    preview();
  }

  const nextPlace = () => {
    const places = [...form.querySelectorAll("input[type=radio][name=place]")];
    const next = places[(places.findIndex((one) => one.checked) + 1) % places.length];
    if (!next) return;
    next.checked = true;
    next.focus();
    const link = form.querySelector("[data-of-place]"), own = next.closest("li").querySelector("a");
    if (link && own) link.href = `${own.getAttribute("href")}reword/`;
  };

  const press = (element) => {
    if (element.type === "radio") {
      element.checked = true;
      element.focus();
      preview();
      if (element.value === "generalise") form.querySelector("[name=replacement]").focus();
    } else {
      element.click();
    }
  };

  // The words that are selected in the passage go into the field of what was missed.
  const fill = () => {
    const words = getSelection().toString().trim(), field = document.getElementById(passage.dataset.fills);
    if (words) field.value = words;
    field.focus();
  };
  const selectByWord = (event) => {
    const step = { ArrowRight: "right", ArrowLeft: "left" }[event.key], selection = getSelection();
    if (!step) return;
    if (!selection.rangeCount || !passage.contains(selection.anchorNode)) selection.collapse(passage, 0);
    else if (!event.shiftKey) selection[step === "right" ? "collapseToEnd" : "collapseToStart"]();
    selection.modify("extend", step, "word");
    event.preventDefault();
  };
  passage?.addEventListener("keydown", selectByWord);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off()) return;
    const at = event.target;
    if (at.matches(text)) return;
    if (event.key === "Enter" && form && !at.closest("a, button, summary")) {
      form.querySelector("button.main").click();
    } else if (event.key.toLowerCase() === "n" && form) {
      nextPlace();
    } else if (event.key.toLowerCase() === "a" && passage) {
      fill();
    } else {
      const element = /^[a-z]$/i.test(event.key) && document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
      if (!element) return;
      press(element);
    }
    event.preventDefault();
  });
})();
