// Days as people write them. Stands before the scripts of forms and of calculators;
// a page may hold both, hence « var ».
var days = {
  // An Arabic keyboard writes other figures: ٢٢ is 22.
  figures: (text) => text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15).replace(/[\u200e\u200f\u061c]/g, "").trim(),

  // [year, month, day]; null when it is not written as a day; a text when there is no such day.
  read(text) {
    const clean = days.figures(text);
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(clean);
    const [, day, month, year] = iso ? [0, iso[3], iso[2], iso[1]]
      : /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(clean) || /^(\d\d)(\d\d)(\d{4})$/.exec(clean) || [];
    if (!year || +year < 1000) return null;
    const found = [+year, +month, +day];
    return found[1] > 0 && found[1] < 13 && found[2] > 0 && found[2] <= days.last(found[0], found[1]) ? found : days.show(found);
  },

  last: (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate(),
  pad: (number) => String(number).padStart(2, "0"),
  iso: ([year, month, day]) => `${year}-${days.pad(month)}-${days.pad(day)}`,
  show: ([year, month, day]) => `${days.pad(day)}/${days.pad(month)}/${year}`,

  // The same day some months later, or the last of the month: 31 August, then 28 February.
  later([year, month, day], months) {
    const count = year * 12 + month - 1 + months;
    const [y, m] = [Math.floor(count / 12), count % 12 + 1];
    return [y, m, Math.min(day, days.last(y, m))];
  },

  // « dimanche 22 novembre 2026 », with the figures that the pages use.
  words: (day) => new Intl.DateTimeFormat(`${document.documentElement.lang}-u-ca-gregory-nu-latn`, { dateStyle: "full", timeZone: "UTC" })
    .format(new Date(days.iso(day))),
};
