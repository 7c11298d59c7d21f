// Small calculators: what a text says, worked out for one case. Each stands whole in words
// without this script. Decides nothing, sends nothing, keeps nothing once the page is left.
(() => {
  "use strict";

  const all = (element, selector) => [...element.querySelectorAll(selector)];

  const mark = (box, message) => {
    const id = `${box.id}-faute`;
    let line = document.getElementById(id);
    const others = (box.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (line) line.remove();
    if (message) {
      line = document.createElement("p");
      line.id = id;
      line.className = "error";
      line.textContent = message;
      box.before(line);
      others.push(id);
      box.setAttribute("aria-invalid", "true");
    } else box.removeAttribute("aria-invalid");
    box.parentElement.classList.toggle("wrong", Boolean(message));
    if (others.length) box.setAttribute("aria-describedby", others.join(" "));
    else box.removeAttribute("aria-describedby");
  };

  const write = (tool, name, text) => { tool.querySelector(`[data-out="${name}"]`).textContent = text; };
  const show = (tool, name) => {
    for (const one of all(tool, "[data-case]")) one.hidden = one.dataset.case !== name;
    tool.querySelector("[data-answer]").hidden = false;
  };

  // Reads the boxes; the first wrong one gets the focus, and nothing is worked out.
  const read = (tool, reader) => {
    const boxes = all(tool, "input.box");
    const found = boxes.map((box) => {
      const [value, message] = reader(box);
      mark(box, message);
      return { box, value, message };
    });
    const wrong = found.find(({ message }) => message);
    tool.querySelector("[data-answer]").hidden = true;
    if (!wrong) return found.map(({ value }) => value);
    wrong.box.focus();
    return null;
  };

  const day = (tool, optional) => (box) => {
    if (optional === box.id && !box.value.trim()) return [null, ""];
    const found = days.read(box.value);
    if (Array.isArray(found)) {
      box.value = days.show(found);
      return [found, ""];
    }
    return [null, found ? tool.dataset.sayNoDay.replace("{day}", found) : tool.dataset.sayDate];
  };

  const tools = {
    rent(tool) {
      const amount = (box) => {
        const text = days.figures(box.value).replace(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
        // Counted in cents, so that no sum is wrong by one.
        return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? [Math.round(text * 100), ""] : [0, tool.dataset.sayAmount];
      };
      const amounts = read(tool, amount);
      if (!amounts) return;
      const [income, rent, aid] = amounts;
      const euros = (cents) => new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }).format(cents / 100);
      const rest = Math.max(0, rent - aid);
      const ceiling = Math.floor(income * tool.dataset.share / 100);
      write(tool, "rest", euros(rest));
      write(tool, "ceiling", euros(ceiling));
      write(tool, "pay", euros(Math.min(rest, ceiling)));
      write(tool, "more", euros(rest - ceiling));
      show(tool, rest === 0 ? "none" : rest > ceiling ? "over" : "under");
    },

    contract(tool) {
      const dates = read(tool, day(tool, "contrat-prevu"));
      if (!dates) return;
      const [lease, planned] = dates;
      write(tool, "until", days.words(lease));
      show(tool, planned && (days.iso(planned) > days.iso(lease) ? "late" : "fine"));
    },

    "six-months"(tool) {
      const dates = read(tool, day(tool));
      if (!dates) return;
      write(tool, "until", days.words(days.later(dates[0], 6)));
      show(tool);
    },

    check(tool) {
      const result = tool.querySelector("[data-result]");
      const outcomes = all(tool, "[data-outcome]");
      for (const outcome of outcomes) {
        outcome.hidden = true;
        outcome.querySelector("ul").replaceChildren();
      }
      for (const item of all(tool, "[data-item]")) {
        const chosen = item.querySelector("input:checked");
        const outcome = outcomes.find((one) => one.dataset.outcome === (chosen ? chosen.value : "missing"));
        const line = document.createElement("li");
        const source = item.querySelector("[data-item-source]");
        line.append(item.querySelector("[data-item-title]").textContent, document.createElement("br"), source.cloneNode(true));
        outcome.querySelector("ul").append(line);
        outcome.hidden = false;
      }
      result.hidden = false;
      result.focus();
    },
  };

  const empty = (tool) => {
    for (const input of all(tool, "input")) {
      if (input.type === "radio") input.checked = false;
      else {
        input.value = "";
        mark(input, "");
      }
    }
    for (const one of all(tool, "[data-answer], section[data-result]")) one.hidden = true;
  };

  for (const tool of all(document, "[data-tool]")) {
    for (const element of [tool, ...all(tool, "[data-script-only]")]) element.hidden = false;
    tool.querySelector('[data-do="result"]').addEventListener("click", () => tools[tool.dataset.tool](tool));
    tool.querySelector('[data-do="again"]').addEventListener("click", () => {
      empty(tool);
      tool.querySelector("input").focus();
    });
    tool.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input.box")) tools[tool.dataset.tool](tool);
    });
    // « Page précédente » on a shared computer shows empty boxes.
    window.addEventListener("pagehide", () => empty(tool));
  }
})();
