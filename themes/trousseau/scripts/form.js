// A form on this device: checks, prints, saves to a file, takes the file up again, empties.
// Without this script every question is there and can be printed.
// Sends nothing, keeps nothing once the page is left; writes text, never HTML.
(() => {
  "use strict";

  const root = document.querySelector("[data-form]");
  const start = document.querySelector('[data-report="start"]');
  const end = document.querySelector('[data-report="end"]');
  if (!root || !start || !end) return;
  const form = root.querySelector("form");
  const dialog = root.querySelector("dialog");
  const ear = root.querySelector("[data-ear]");
  const picker = document.querySelector("[data-file]");

  const say = (key, values = {}) =>
    (root.getAttribute(`data-say-${key}`) || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const found = (n) => {
    const form = new Intl.PluralRules(document.documentElement.lang).select(n);
    return (root.getAttribute(`data-say-found-${form}`) || say("found-other")).replace("{n}", n);
  };

  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const number = (text) => {
    const clean = days.figures(text).replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    return /^[-+]?\d+(\.\d+)?$/.test(clean) ? +clean : NaN;
  };

  // --- Questions

  const questions = [...root.querySelectorAll("[data-field]:not([data-office])")].map((element) => {
    const { field: name, kind, number, length, min, max } = element.dataset;
    const controls = [...element.querySelectorAll("input, select, textarea")];
    const label = element.querySelector("[data-label]");
    return {
      element, name, kind, number, controls, length: +length || 0, min, max,
      label: label ? label.textContent : "",
      required: "required" in element.dataset,
      past: "past" in element.dataset,
      notAfter: element.dataset.notAfter,
      source: element.dataset.if,
      values: (element.dataset.ifValues || "").split(" "),
      group: element.matches("fieldset"),
      title: `${number}. ${label ? label.textContent : ""}`,
    };
  });
  const byName = new Map(questions.map((question) => [question.name, question]));
  const answered = questions.filter(({ controls }) => controls.length);
  const of = (target) => answered.find(({ controls }) => controls.includes(target));

  // The answer as the file keeps it; nothing when there is none.
  const answer = ({ kind, controls }) => {
    const checked = controls.filter((control) => control.checked).map((control) => control.value);
    if (kind === "tick") return checked.length ? true : undefined;
    if (kind === "several") return checked.length ? checked : undefined;
    if (kind === "radio" || kind === "yes-no") return checked[0];
    const text = controls[0].value.trim();
    if (kind !== "date") return text || undefined;
    const day = days.read(text);
    return Array.isArray(day) ? days.iso(day) : text || undefined;
  };

  // Writes an answer of a file; false when the question has no such answer.
  const write = ({ kind, controls }, value) => {
    if (kind === "tick") return value === true && (controls[0].checked = true);
    if (kind === "several" || kind === "radio" || kind === "yes-no") {
      const wanted = kind === "several" ? value : [value];
      if (!Array.isArray(wanted) || !wanted.every((one) => controls.some((control) => control.value === one))) return false;
      for (const control of controls) control.checked = wanted.includes(control.value);
      return true;
    }
    if (typeof value !== "string" && typeof value !== "number") return false;
    const day = kind === "date" && days.read(String(value));
    controls[0].value = Array.isArray(day) ? days.show(day) : value;
    return kind !== "list" || controls[0].value === value;
  };

  const collect = () => {
    const answers = {};
    for (const question of answered) {
      if (question.element.hidden) continue;
      if (question.kind === "receipt") {
        question.controls.forEach(({ name, value }) => {
          const day = name.endsWith("_date") && days.read(value);
          if (value.trim()) answers[name] = Array.isArray(day) ? days.iso(day) : value.trim();
        });
      } else {
        const given = answer(question);
        if (given !== undefined) answers[question.name] = given;
      }
    }
    return answers;
  };
  let kept = "";
  const keep = () => { kept = JSON.stringify(collect()); };
  const changed = () => JSON.stringify(collect()) !== kept;

  // --- Faults, in plain words; the first of a question is enough

  const dayFault = (text, { past, notAfter }) => {
    const day = days.read(text);
    if (day === null) return say("date");
    if (typeof day === "string") return say("no-day", { day });
    const now = new Date();
    if (past && days.iso(day) > days.iso([now.getFullYear(), now.getMonth() + 1, now.getDate()])) return say("future");
    if (past && day[0] < 1900) return say("old");
    const other = byName.get(notAfter);
    const bound = other && !other.element.hidden && days.read(other.controls[0].value);
    return Array.isArray(bound) && days.iso(day) > days.iso(bound) ? say("after", other) : "";
  };

  const numberFault = (text, { min, max }) => {
    const value = number(text);
    if (Number.isNaN(value)) return say("number");
    if (min && value < +min) return say("min", { min });
    return max && value > +max ? say("max", { max }) : "";
  };

  // A French number has ten figures, a foreign one starts with « + ».
  const phoneFault = (text) => {
    const figures = days.figures(text).replace(/[\s\u00a0\u202f().-]/g, "");
    return /^(0[1-9]\d{8}|(\+|00)[1-9]\d{6,14})$/.test(figures) ? "" : say("phone");
  };

  const timeFault = (text) => (/^([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?$/.test(days.figures(text)) ? "" : say("time"));

  const EMPTY = { tick: "tick", several: "several", radio: "choose", "yes-no": "choose", list: "choose" };

  const fault = (question, complete) => {
    const { kind, controls, length } = question;
    if (question.element.hidden) return "";
    const texts = controls.map((control) => control.value.trim());
    const none = kind === "receipt" ? !texts.every(Boolean) : answer(question) === undefined;
    if (none && complete && question.required) return say(EMPTY[kind] || "empty");
    if (length && controls[0].value.length > length) return say("long", { max: length, over: controls[0].value.length - length });
    if (kind === "receipt") return (texts[0] && dayFault(texts[0], question)) || (texts[1] && timeFault(texts[1])) || "";
    if (none) return "";
    if (kind === "date") return dayFault(texts[0], question);
    if (kind === "number" || kind === "score") return numberFault(texts[0], question);
    if (kind === "phone") return phoneFault(texts[0]);
    if (kind === "mail") return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(texts[0]) ? "" : say("mail");
    return "";
  };

  const describe = (element, id, on) => {
    const ids = new Set((element.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
    if (on) ids.add(id);
    else ids.delete(id);
    if (ids.size) element.setAttribute("aria-describedby", [...ids].join(" "));
    else element.removeAttribute("aria-describedby");
  };

  // Shows a fault beside its box, or takes it away.
  const mark = (question, message) => {
    const { element, group, kind, controls } = question;
    const id = `${controls[0].id}-faute`;
    let line = document.getElementById(id);
    if (!message && !line) return;
    if (!message) line.remove();
    else if (!line) {
      line = make("p", "", "error");
      line.id = id;
      line.lang = document.documentElement.lang;
      element.querySelector(".box, .choices, .choice, .pair").before(line);
    }
    line.textContent = message;
    element.classList.toggle("wrong", Boolean(message));
    describe(group ? element : controls[0], id, message);
    const marked = element.matches('[role="radiogroup"]') ? [element] : kind === "several" ? [] : controls;
    for (const one of marked) {
      if (message) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    }
  };

  let checked = false;
  const look = (question) => mark(question, fault(question, checked));

  const check = () => {
    checked = true;
    return answered.map((question) => {
      const message = fault(question, true);
      mark(question, message);
      return message && { question, message };
    }).filter(Boolean);
  };

  // --- What is said above or below the questions

  const report = (panel, title, { lines = [], faults = [], focus = true } = {}) => {
    for (const one of [start, end]) {
      one.replaceChildren();
      one.hidden = one !== panel;
    }
    if (!panel) return;
    panel.classList.toggle("report-wrong", faults.length > 0);
    if (faults.length) panel.setAttribute("role", "alert");
    else panel.removeAttribute("role");
    panel.append(make("h3", title), ...lines.filter(Boolean).map((line) => make("p", line)));
    const list = make("ul");
    for (const { question, message } of faults) {
      const link = make("a", question.title);
      link.href = `#${question.controls[0].id}`;
      link.addEventListener("click", (event) => {
        // The address stays clean, and the page is not left.
        event.preventDefault();
        question.controls[0].focus();
        question.element.scrollIntoView({ block: "nearest" });
      });
      const item = make("li");
      item.append(link, make("span", message));
      list.append(item);
    }
    if (faults.length) panel.append(list);
    if (focus) panel.focus();
  };

  let later = 0;
  const whisper = (text) => {
    clearTimeout(later);
    // A screen reader hears it once the typing stops.
    later = setTimeout(() => { ear.textContent = text; }, 800);
  };

  // --- Questions that depend on an answer

  const arrange = (aloud) => {
    const [shown, gone] = [[], []];
    for (const question of questions) {
      const source = byName.get(question.source);
      if (!source) continue;
      const given = source.element.hidden || !source.controls.length ? [] : [answer(source)].flat().filter(Boolean).map(String);
      const asked = given.some((one) => question.values.includes(one) || (one === "true" && question.values.includes("oui")));
      const { element } = question;
      if (element.hidden === asked && question.number) (asked ? shown : gone).push(question.number);
      element.hidden = !asked;
      // A blank sheet is printed with every question; an answered one without those it rules out.
      element.toggleAttribute("data-excluded", !asked && given.length > 0);
      if (!asked && question.controls.length) mark(question, "");
      for (const control of question.required && !question.group ? question.controls : []) control.required = asked;
    }
    for (const part of root.querySelectorAll(".form-part:not(.office)")) {
      const inside = [...part.querySelectorAll("[data-field]")];
      part.hidden = inside.length > 0 && inside.every((element) => element.hidden);
      part.toggleAttribute("data-excluded", part.hidden && inside.every((element) => "excluded" in element.dataset));
    }
    const news = [shown.length && say("shown", { list: shown.join(", ") }), gone.length && say("gone", { list: gone.join(", ") })];
    if (aloud && (shown.length || gone.length)) whisper(news.filter(Boolean).join(". "));
  };

  const count = (question, aloud) => {
    const { length, controls, element, kind } = question;
    if (!length || !controls.length) return;
    const left = length - controls[0].value.length;
    const near = left <= length / 5;
    let line = element.querySelector(".count");
    if (!line) {
      line = make("p", "", "count detail");
      controls[0].after(line);
    }
    line.textContent = left < 0 ? say("over", { over: -left }) : say("left", { left });
    line.hidden = !(near || kind === "long-text") || !controls[0].value;
    if (aloud && near && controls[0].value) whisper(line.textContent);
  };

  const refresh = (aloud) => {
    arrange(aloud);
    for (const question of answered) count(question, false);
  };

  const empty = () => {
    form.reset();
    checked = false;
    for (const question of answered) mark(question, "");
    clearTimeout(later);
    ear.textContent = "";
    picker.value = "";
    report(null);
    refresh(false);
    keep();
  };

  const sure = (text, yes) => {
    if (!changed() && kept === blank) return yes();
    // An old browser without dialogs has its own question.
    if (!dialog.showModal) return window.confirm(text) && yes();
    dialog.querySelector("p").textContent = text;
    dialog.returnValue = "";
    dialog.onclose = () => dialog.returnValue === "yes" && yes();
    dialog.showModal();
  };

  // --- The file of answers

  const save = () => {
    const { form: id, formVersion, formSite, formLang } = root.dataset;
    const data = { formulaire: id, version: formVersion, site: formSite, langue: formLang, reponses: collect() };
    const file = `${id}-${new Date().getFullYear()}.json`;
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2), "\n"], { type: "application/json" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    keep();
    const missing = answered.filter((question) => fault(question, true)).length;
    report(end, say("saved", { file }), { lines: [missing && found(missing), say("saved-next")] });
  };

  const short = (text) => String(text).slice(0, 60);

  const take = (text) => {
    let data = null;
    try {
      data = JSON.parse(text);
    } catch {
      // Told just below.
    }
    const given = data && data.reponses;
    if (!given || typeof given !== "object" || Array.isArray(given) || !data.formulaire) return report(start, say("not-json"));
    const { form: id, formVersion, formSite } = root.dataset;
    if (data.formulaire !== id) return report(start, say("other-form", { form: short(data.formulaire) }));
    empty();
    const [unknown, refused] = [[], []];
    for (const [name, value] of Object.entries(given)) {
      const question = byName.get(name) || answered.find(({ controls }) => controls[0].name === name || controls[controls.length - 1].name === name);
      if (!question || !question.controls.length) unknown.push(short(name));
      else if (question.kind !== "receipt") write(question, value) || refused.push(question.title);
      else write({ kind: name.endsWith("_date") ? "date" : "", controls: question.controls.filter((control) => control.name === name) }, value);
    }
    refresh(false);
    keep();
    report(start, say("loaded"), {
      lines: [
        data.version !== formVersion && say("other-version", { version: short(data.version) }),
        data.site !== formSite && say("other-site", { site: short(data.site) }),
        refused.length && say("refused", { list: refused.join(" ; ") }),
        unknown.length && say("unknown", { list: unknown.slice(0, 20).join(", ") }),
      ],
    });
  };

  const load = async () => {
    const [file] = picker.files;
    if (!file) return;
    const text = file.size < 200000 && (await file.text());
    picker.value = "";
    if (text === false) report(start, say("too-big"));
    else sure(say("confirm-load"), () => take(text));
  };

  // --- Paper: a long answer is not cut by its box

  const onPaper = () => {
    offPaper();
    for (const control of root.querySelectorAll("input.box, textarea.box")) {
      if (!control.value.trim()) continue;
      const text = make("p", control.value, "on-paper");
      text.dir = control.dir;
      control.before(text);
    }
  };
  const offPaper = () => root.querySelectorAll(".on-paper").forEach((text) => text.remove());

  const print = () => {
    // A blank sheet to fill by hand is not incomplete.
    const faults = changed() || kept !== blank ? check() : [];
    if (faults.length) report(end, found(faults.length), { lines: [say("print")], faults, focus: false });
    window.print();
    if (faults.length) end.focus();
  };

  const verify = () => {
    const faults = check();
    const signs = questions.filter(({ kind, element }) => kind === "signature" && !element.hidden).map((question) => question.number);
    if (faults.length) report(end, found(faults.length), { faults });
    else report(end, say("nothing"), { lines: [signs.length && say("sign", { list: signs.join(", ") })] });
  };

  const clear = () => sure(say("confirm-clear"), () => {
    empty();
    report(start, say("cleared"));
    start.scrollIntoView({ block: "center" });
  });

  const actions = { check: verify, print, save, clear, load: () => picker.click() };

  // --- Beginning

  form.noValidate = true;
  for (const question of answered) {
    // Too long is said, and never cut off in silence.
    for (const control of question.controls) control.removeAttribute("maxlength");
  }
  root.classList.add("scripted");
  for (const element of document.querySelectorAll("main [data-script-only]:not([data-tool] *)")) element.hidden = false;
  refresh(false);
  const blank = JSON.stringify(collect());
  keep();

  for (const button of document.querySelectorAll("[data-do]:not([data-tool] *)")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }
  for (const button of dialog.querySelectorAll("[data-answer]")) {
    button.addEventListener("click", () => dialog.close(button.dataset.answer));
  }
  picker.addEventListener("change", load);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    const question = of(target);
    if (!question) return;
    count(question, true);
    if (question.element.classList.contains("wrong") && !fault(question, checked)) mark(question, "");
  });
  form.addEventListener("change", ({ target }) => {
    const question = of(target);
    if (!question) return;
    const day = (question.kind === "date" || target.name.endsWith("_date")) && days.read(target.value);
    if (Array.isArray(day)) target.value = days.show(day);
    arrange(true);
    look(question);
  });
  window.addEventListener("beforeprint", onPaper);
  window.addEventListener("afterprint", offPaper);
  window.addEventListener("beforeunload", (event) => {
    if (changed()) event.preventDefault();
  });
  // « Page précédente » on a shared computer shows an empty form.
  window.addEventListener("pagehide", empty);
})();
