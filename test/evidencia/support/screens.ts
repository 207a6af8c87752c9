/** A screen to be drawn: what its task bar shows, and how. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for one of the page. */
  readonly scale: number;
  /** PNG where it is left out. */
  readonly jpegQuality?: number;
  readonly html: string;
  /** `AAAA-MM-DD` and `HH:MM`; undefined where there is no clock, the day where none is shown. */
  readonly day: string | undefined;
  readonly time: string | undefined;
}

const sizes = [
  [1366, 768, 1],
  [1280, 1024, 1],
  [1600, 900, 1],
  [1920, 1080, 1],
  [1920, 1080, 1.25],
  [1920, 1080, 1.5],
  [2560, 1440, 1.25],
  [3840, 2160, 2],
] as const;

const colours = [
  ["#101318", "#fff"],
  ["#eef1f6", "#111"],
  ["#0b63c5", "#fff"],
  ["#7a0f22", "#fff"],
  ["linear-gradient(90deg,#35506e,#6b3f5e 60%,#243a52)", "#fff"],
] as const;

const two = (number: number): string => String(number).padStart(2, "0");
const half = (hour: number): string => (hour < 12 ? "a." : "p.");

const days = [
  (year: number, month: number, day: number) => `${two(day)}/${two(month)}/${year}`,
  (year: number, month: number, day: number) => `${day}/${month}/${year}`,
  (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`,
  (year: number, month: number, day: number) => `${two(day)}.${two(month)}.${year}`,
] as const;
const times = [
  (hour: number, minute: number) => `${two(hour)}:${two(minute)}`,
  (hour: number, minute: number) => `${hour % 12 || 12}:${two(minute)} ${half(hour)}\u00a0m.`,
  (hour: number, minute: number) => `${hour}:${two(minute)}`,
  (hour: number, minute: number) => `${two(hour % 12 || 12)}:${two(minute)} ${half(hour)} m.`,
] as const;

/** Kinds of task bars, each with the pixels of its height and whether its clock has two lines. */
const bars = ["windows-7", "windows-10", "windows-11", "small", "vertical", "top", "none"] as const;

/** The screens of the generated set: every kind of bar in eight sizes, notations and colours. */
export function generatedScreens(): readonly Screen[] {
  return bars.flatMap((bar, kind) =>
    sizes.map((size, at) => screenOf(bar, size, kind * sizes.length + at)),
  );
}

function screenOf(
  bar: (typeof bars)[number],
  [width, height, scale]: (typeof sizes)[number],
  number: number,
): Screen {
  const pick = <Item>(items: readonly Item[], step: number): Item => {
    const item = items[(number * step + 1) % items.length];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const [year, month, day] = [
    2025 + (number % 2),
    1 + ((number * 5) % 12),
    1 + ((number * 11) % 28),
  ];
  const [hour, minute] = [(number * 7) % 24, (number * 13) % 60];
  const clock = [pick(times, 3)(hour, minute), pick(days, 1)(year, month, day)] as const;
  const [ground, ink] = pick(colours, 2);
  const body = pageOf(number, bar === "top" ? "flex-direction:column-reverse" : "");
  const shown = bar === "none" ? "" : barOf(bar, clock, ground, ink);
  const direction = bar === "vertical" ? "row" : bar === "top" ? "column-reverse" : "column";
  return {
    name: `${two(number)}-${bar}-${width}x${height}-${scale * 100}`,
    width,
    height,
    scale,
    ...(number % 5 === 0 && { jpegQuality: 70 }),
    html: `<meta charset=utf-8><body style="margin:0;height:100vh;display:flex;flex-direction:${direction};overflow:hidden;font:12px 'Liberation Sans',sans-serif"><div style="flex:1;min-height:0;overflow:hidden">${body}</div>${shown}`,
    day: bar === "none" ? undefined : `${year}-${two(month)}-${two(day)}`,
    time: bar === "none" ? undefined : `${two(hour)}:${two(minute)}`,
  };
}

/** A page with dates and times of its own, which are no clock. */
function pageOf(number: number, style: string): string {
  const rows = Array.from({ length: 4 + (number % 8) }, (_none, row) => {
    const cargo = `${two(1 + ((row * 3) % 28))}/${two(1 + (row % 12))}/2024 ${two(row)}:${two(row * 5)}`;
    return `<div style="border-bottom:1px solid #bbb;padding:4px">028-2026-10-00${123_456 + row} · Llegada ${cargo} · Peso 18450 · Liquidada</div>`;
  });
  return `<div style="padding:12px;background:#fff;height:100%;${style}"><h2>Manifiesto de carga</h2>${rows.join("")}<p style="color:#b00">Error: Send failed - Login Error</p></div>`;
}

function barOf(
  bar: Exclude<(typeof bars)[number], "none">,
  [time, day]: readonly [string, string],
  ground: string,
  ink: string,
): string {
  const icon = `<svg width=16 height=16 style="margin:0 6px;flex:none"><path d="M2 13h3V6H2zM7 13h3V3H7z" fill="${ink}"/></svg>`;
  const look = `background:${ground};color:${ink};display:flex;align-items:center;flex:none`;
  if (bar === "vertical") {
    return `<footer style="${look};width:76px;flex-direction:column">${icon}<span style="flex:1"></span><div style="text-align:center;line-height:16px;margin:6px 0">${time}<br>${day}</div>${icon}</footer>`;
  }
  const heights = { "windows-7": 40, "windows-10": 40, "windows-11": 48, small: 30, top: 40 };
  const weekday = bar === "windows-7" ? "<br>viernes" : "";
  const align = bar === "windows-11" ? "right" : "center";
  const clock =
    bar === "small"
      ? `<span style="padding:0 10px;white-space:nowrap">${time} &nbsp; ${day}</span>`
      : `<div style="line-height:${weekday === "" ? 16 : 13}px;text-align:${align};padding:0 8px;white-space:nowrap">${time}${weekday}<br>${day}</div>`;
  return `<footer style="${look};height:${heights[bar]}px">${icon}${icon}<span style="flex:1"></span>${icon}<span style="font-size:11px;line-height:13px;text-align:center;margin:0 7px">ESP<br>LAA</span>${clock}${icon}</footer>`;
}
