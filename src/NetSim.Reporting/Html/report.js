"use strict";
// Tables sort by a click on a heading; numbers as numbers, what is missing last.
document.querySelectorAll("table.sortable").forEach(table => {
  table.querySelectorAll("th button").forEach((button, column) => button.addEventListener("click", () => {
    const head = button.parentElement;
    const rises = head.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", rises ? "ascending" : "descending");
    const body = table.tBodies[0];
    const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
      const [p, q] = [Number(x), Number(y)];
      const order = Number.isNaN(p) || Number.isNaN(q) ? x.localeCompare(y) : p - q;
      return rises ? order : -order;
    };
    [...body.rows].sort(compare).forEach(row => body.append(row));
  }));
});

// A ladder’s slider covers what is later than its time.
document.querySelectorAll(".ladder").forEach(ladder => {
  const stops = JSON.parse(ladder.querySelector("script").textContent);
  const input = ladder.querySelector("input");
  const output = ladder.querySelector("output");
  const veil = ladder.querySelector(".veil");
  const show = () => {
    const at = Number(input.value);
    const isAll = at >= stops.length;
    veil.hidden = isAll;
    veil.style.top = isAll ? "100%" : 100 * stops[at][0] + "%";
    output.value = stops[Math.min(at, stops.length - 1)][1].toFixed(3) + " ms";
    input.setAttribute("aria-valuetext", output.value);
  };
  input.addEventListener("input", show);
  show();
});

// Curves that zoom and show values.
const look = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#9a8c00", "#808080"];
const dashes = [[], [8, 4], [2, 3], [8, 3, 2, 3]];
document.querySelectorAll(".curves").forEach(place => {
  const told = JSON.parse(place.querySelector("script").textContent);
  // Before the first time a curve is at nothing, after the last it stays: so one single time is a step, too.
  const times = told.curves.flatMap(curve => curve.times);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const edge = (most - least || most || 1) / 20;
  const [first, last] = [Math.max(0, least - edge), most + edge];
  const data = uPlot.join(told.curves.map(curve => curve.times.length === 0 ? [[first], [null]] : [
    [...(first < curve.times[0] ? [first] : []), ...curve.times, last],
    [...(first < curve.times[0] ? [0] : []), ...curve.shares, curve.shares.at(-1)],
  ]));
  const axis = label => ({ label, stroke: () => look("--ink"), grid: { stroke: () => look("--line"), width: 1 }, ticks: { stroke: () => look("--line") } });
  const options = {
    width: place.clientWidth, height: 340,
    scales: { x: { time: false }, y: { range: (plot, low, high) => high > low ? [Math.max(0, low - (high - low) * .03), Math.min(100, high)] : [0, 100] } },
    axes: [axis(told.x), axis(told.y)],
    series: [{ label: told.x, value: (plot, value) => value === null ? "–" : value.toFixed(3) },
      ...told.curves.map((curve, index) => ({
        label: curve.name, stroke: colours[index % colours.length], dash: dashes[Math.floor(index / colours.length) % dashes.length],
        width: 2, spanGaps: true, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false },
        value: (plot, value, series, at) => {
          const values = plot.data[series];
          for (let i = at; i !== null && i >= 0; i--) if (values[i] !== null && values[i] !== undefined) return values[i].toFixed(2) + " %";
          return "–";
        },
      }))],
    hooks: { setScale: [(plot, key) => { place.dataset.low = plot.scales.x.min; place.dataset.high = plot.scales.x.max; }] },
  };
  const plot = new uPlot(options, data, place);
  const move = (by, scale) => {
    const { min, max } = plot.scales.x;
    const [middle, half] = [(min + max) / 2 + by * (max - min), (max - min) / 2 * scale];
    plot.setScale("x", half * 2 >= last - first ? { min: first, max: last } : { min: middle - half, max: middle + half });
  };
  const keys = { "+": () => move(0, .5), "=": () => move(0, .5), "-": () => move(0, 2), "0": () => plot.setScale("x", { min: first, max: last }),
    ArrowLeft: () => move(-.25, 1), ArrowRight: () => move(.25, 1) };
  place.tabIndex = 0;
  place.addEventListener("keydown", event => {
    if (keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  addEventListener("resize", () => plot.setSize({ width: place.clientWidth, height: 340 }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw());
});
