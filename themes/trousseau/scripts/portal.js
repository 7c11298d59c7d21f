// Filters a list that is already whole: without this script every item is there.
// Reads and hides elements; never writes HTML, never keeps or sends anything.
(() => {
  "use strict";

  // « Hébergement » and « hebergement » are the same word to a reader.
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/œ/g, "oe").replace(/[’']/g, " ");

  const sentence = (status, count) => {
    const forms = status.dataset;
    const category = new Intl.PluralRules(document.documentElement.lang).select(count);
    const form = (count === 0 && forms.zero) || forms[category] || forms.other || "{n}";
    return form.replace("{n}", count);
  };

  for (const box of document.querySelectorAll("[data-filter]")) {
    const list = document.getElementById(box.dataset.filter);
    const input = box.querySelector("input");
    const status = list && list.querySelector("[data-filter-status]");
    if (!input || !status) continue;
    const whole = status.textContent;

    const items = [];
    for (const group of list.querySelectorAll("[data-filter-group]")) {
      // A word of the group's title finds every item of the group.
      const title = group.querySelector("h2");
      for (const item of group.querySelectorAll("[data-filter-item]")) {
        items.push({ item, group, text: fold(`${title ? title.textContent : ""} ${item.textContent}`) });
      }
    }

    let later = 0;
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const kept = new Set();
      let count = 0;
      for (const { item, group, text } of items) {
        const found = words.every((word) => text.includes(word));
        item.hidden = !found;
        if (found) {
          kept.add(group);
          count += 1;
        }
      }
      for (const { group } of items) group.hidden = !kept.has(group);
      clearTimeout(later);
      // A screen reader hears the count once the typing stops.
      later = setTimeout(() => {
        status.textContent = words.length ? sentence(status, count) : whole;
      }, 400);
    };

    input.addEventListener("input", show);
    box.hidden = false;
    // The browser may give back what was typed before « page précédente ».
    if (input.value) show();
  }
})();
