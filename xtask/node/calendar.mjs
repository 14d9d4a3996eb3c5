// Writes the calendar's two tables and the data they are tested with:
//
//   src/domain/published.txt            holidays and make-up days as published, 2018 to 2026
//   src/domain/lunar.rs                 the packed table of lunisolar holidays, 2000 to 2127
//   tests/data/calendar/published.txt   working or not, day by day, from a second source
//   tests/data/calendar/lunar.txt       lunisolar holidays, from a second source
//
// Run `node xtask/node/calendar.mjs` after `npm install` beside it, with a Python that has the
// packages named below (PYTHON names another interpreter). Every source must have the version
// below and must agree with the others over the years it knows, or nothing is written.
//
//   source                     for                   years asked
//   npm chinese-days           published days        2018 to 2026
//   PyPI chinesecalendar       the same, fixture     2018 to 2026
//   npm lunar-javascript       lunisolar holidays    2000 to 2127
//   npm tyme4ts                the same              2000 to 2127
//   PyPI sxtwl                 the same, fixture     2000 to 2127
//   PyPI lunardate             the same, not 清明    2000 to 2099
//   PyPI zhdate                the same, not 清明    2000 to 2099
//
// lunar-javascript, tyme4ts and sxtwl compute from astronomy, lunardate and zhdate have tables
// of their own; lunar-javascript and tyme4ts share an author, hence the other three.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import chineseDays from "chinese-days";
import lunarJavascript from "lunar-javascript";
import { LunarDay, SolarTerm } from "tyme4ts";

const NPM = { "chinese-days": "1.5.7", "lunar-javascript": "1.7.7", tyme4ts: "1.5.2" };
const PYPI = { chinesecalendar: "1.11.0", sxtwl: "2.0.7", lunardate: "0.3.0", zhdate: "0.1" };
const PUBLISHED = { first: 2018, last: 2026 };
const LUNAR = { first: 2000, last: 2127, tables: 2099 };

const root = new URL("../../", import.meta.url);
const stop = (message) => {
  console.error(message);
  process.exit(1);
};
const years = ({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const two = (number) => String(number).padStart(2, "0");
const daysOf = (year) => {
  const days = [];
  for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t += 86_400_000) {
    days.push(new Date(t).toISOString().slice(0, 10));
  }
  return days;
};

const require = createRequire(import.meta.url);
for (const [name, wanted] of Object.entries(NPM)) {
  // Not every package exports its package.json, so it is found beside its entry.
  const entry = require.resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(`/${name}/`) + name.length + 2);
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  if (version !== wanted) stop(`npm ${name} is ${version}; this was written for ${wanted}`);
}

// The Python packages, asked in one go.
const asked = spawnSync(
  process.env.PYTHON ?? "python3",
  [
    "-c",
    `
import datetime, json, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import chinese_calendar, sxtwl, lunardate, zhdate
versions = {name: version(name) for name in ${JSON.stringify(Object.keys(PYPI))}}
working = {}
day = datetime.date(${PUBLISHED.first}, 1, 1)
while day.year <= ${PUBLISHED.last}:
    working[day.isoformat()] = chinese_calendar.is_workday(day)
    day += datetime.timedelta(days=1)
def solar(day):
    return "%02d%02d" % (day.getSolarMonth(), day.getSolarDay())
lunar, tables = {}, {}
for year in range(${LUNAR.first}, ${LUNAR.last} + 1):
    april = [sxtwl.fromSolar(year, 4, d) for d in range(1, 10)]
    # The seventh solar term counted from the winter solstice is 清明.
    qingming = [d for d in april if d.hasJieQi() and d.getJieQi() == 7]
    lunar[year] = [
        solar(sxtwl.fromLunar(year, 1, 1)),
        solar(qingming[0]),
        solar(sxtwl.fromLunar(year, 5, 5)),
        solar(sxtwl.fromLunar(year, 8, 15)),
    ]
    if year <= ${LUNAR.tables}:
        tables[year] = [
            [f(month, day).strftime("%m%d") for month, day in ((1, 1), (5, 5), (8, 15))]
            for f in (
                lambda m, d: lunardate.LunarDate(year, m, d).toSolarDate(),
                lambda m, d: zhdate.ZhDate(year, m, d).to_datetime(),
            )
        ]
print(json.dumps({"versions": versions, "working": working, "lunar": lunar, "tables": tables}))
`,
  ],
  { encoding: "utf8", maxBuffer: 1 << 24 },
);
if (asked.status !== 0) {
  const wanted = Object.entries(PYPI).map(([name, version]) => `${name}==${version}`);
  stop(`${asked.stderr ?? asked.error}\nThis needs a Python with ${wanted.join(" ")}.`);
}
const python = JSON.parse(asked.stdout);
for (const [name, wanted] of Object.entries(PYPI)) {
  const version = python.versions[name];
  if (version !== wanted) stop(`PyPI ${name} is ${version}; this was written for ${wanted}`);
}

// Published days. A day of the package's table has "English,中文,days" as its name, any other
// day the name of its weekday.
const runs = (days) => {
  const found = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day;
    else found.push([day, day]);
  }
  const short = (day) => day.slice(5, 7) + day.slice(8, 10);
  return found.map(([a, b]) => (a === b ? short(a) : `${short(a)}-${short(b)}`));
};
const published = [`cover ${PUBLISHED.first}-01-01 ${PUBLISHED.last}-12-31`];
const second = [];
for (const year of years(PUBLISHED)) {
  const days = daysOf(year).map((day) => ({ day, ...chineseDays.getDayDetail(day) }));
  for (const { day, work } of days) {
    if (work !== python.working[day]) stop(`${day}: the two sources of published days differ`);
  }
  const listed = days.filter(({ name }) => name.includes(","));
  const off = runs(listed.filter(({ work }) => !work).map(({ day }) => day));
  const work = runs(listed.filter(({ work }) => work).map(({ day }) => day));
  published.push(`${year} off ${off.join(" ")} work ${work.join(" ")}`);
  for (let month = 1; month <= 12; month += 1) {
    const name = `${year}-${two(month)}`;
    const flags = daysOf(year).filter((day) => day.startsWith(name));
    second.push(`${name} ${flags.map((day) => (python.working[day] ? 1 : 0)).join("")}`);
  }
}

// Lunisolar holidays.
const shortOf = (text) => text.slice(5, 7) + text.slice(8, 10);
const tyme = (solar) => two(solar.getMonth()) + two(solar.getDay());
const names = ["春节", "清明", "端午", "中秋"];
const packed = [];
const lunarLines = [];
for (const year of years(LUNAR)) {
  const { Lunar } = lunarJavascript;
  const from = (month, day) => shortOf(Lunar.fromYmd(year, month, day).getSolar().toYmd());
  const term = shortOf(Lunar.fromYmd(year, 3, 1).getJieQiTable()["清明"].toYmd());
  const ours = [from(1, 1), term, from(5, 5), from(8, 15)];
  const lunarDay = (month, day) => tyme(LunarDay.fromYmd(year, month, day).getSolarDay());
  const solarTerm = tyme(SolarTerm.fromName(year, "清明").getJulianDay().getSolarDay());
  const [lunardate, zhdate] = (python.tables[year] ?? []).map(([a, b, c]) => [a, undefined, b, c]);
  const others = {
    tyme4ts: [lunarDay(1, 1), solarTerm, lunarDay(5, 5), lunarDay(8, 15)],
    sxtwl: python.lunar[year],
    lunardate,
    zhdate,
  };
  for (const [source, theirs] of Object.entries(others)) {
    ours.forEach((day, i) => {
      if (theirs?.[i] !== undefined && theirs[i] !== day) {
        stop(`${year} ${names[i]}: lunar-javascript says ${day}, ${source} ${theirs[i]}`);
      }
    });
  }
  const after = (day, month, date) =>
    (Date.UTC(year, day.slice(0, 2) - 1, day.slice(2)) - Date.UTC(year, month - 1, date)) / 864e5;
  const [spring, qingming, dragonBoat, midAutumn] = [
    after(ours[0], 1, 21),
    after(ours[1], 4, 4),
    after(ours[2], 5, 27),
    after(ours[3], 9, 7),
  ];
  const fits = [spring, dragonBoat, midAutumn].every((n) => n >= 0 && n < 32);
  if (!fits || qingming < 0 || qingming > 1) stop(`${year}: a holiday does not fit its bits`);
  const bits = spring | (dragonBoat << 5) | (midAutumn << 10) | (qingming << 15);
  packed.push(`0x${bits.toString(16).padStart(4, "0")}`);
  lunarLines.push(`${year} ${python.lunar[year].join(" ")}`);
}
const rows = [];
for (let i = 0; i < packed.length; i += 8) rows.push(`    ${packed.slice(i, i + 8).join(", ")},`);

const lunarFile = new URL("src/domain/lunar.rs", root);
const marks = ["    // generated\n", "    // end of generated\n"];
const source = readFileSync(lunarFile, "utf8");
const [head, tail] = [source.split(marks[0])[0], source.split(marks[1])[1]];
if (tail === undefined) stop("src/domain/lunar.rs has lost the lines around its table");
mkdirSync(new URL("tests/data/calendar/", root), { recursive: true });
const write = (path, lines) => writeFileSync(new URL(path, root), `${lines.join("\n")}\n`);
writeFileSync(lunarFile, `${head}${marks[0]}${rows.join("\n")}\n${marks[1]}${tail}`);
write("src/domain/published.txt", published);
write("tests/data/calendar/published.txt", second);
write("tests/data/calendar/lunar.txt", lunarLines);
const said = (packages) => Object.entries(packages).map((entry) => entry.join(" ")).join(", ");
console.log(`agreed: npm ${said(NPM)}; PyPI ${said(PYPI)}`);
