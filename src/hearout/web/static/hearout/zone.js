// Times in the reader's own zone: the browser says which it is, once, in a cookie that only this site reads.
(() => {
  "use strict";
  const page = document.currentScript.dataset;
  const kept = () => /(?:^|; )zone=/.test(document.cookie);
  const keep = (zone) => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
  };
  if ("chosen" in page) {
    keep(page.zone);
    return;
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  if (kept() || !/^[\w+/-]+$/.test(zone)) return;
  keep(zone);
  if (kept() && zone !== page.zone) {
    document.documentElement.hidden = true; // not shown with times that are about to change
    location.reload();
  }
})();
