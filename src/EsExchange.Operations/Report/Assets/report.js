(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("figures").textContent);
  const date = new Intl.DateTimeFormat(data.culture, { timeZone: "UTC", day: "2-digit", month: "2-digit" });
  const hour = new Intl.DateTimeFormat(data.culture, { timeZone: "UTC", hour: "2-digit", minute: "2-digit" });
  const number = new Intl.NumberFormat(data.culture, { maximumFractionDigits: 1 });
  const bars = uPlot.paths.bars({ size: [0.7, 48], align: 1 });
  // The times are those of eserp's clocks, written as if they were UTC, so that no zone of the reader shifts them.
  const tzDate = seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC");
  let plots = [];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function sum(first, second) {
    return first.map((value, index) => value + second[index]);
  }

  function axis(isTime) {
    const common = { stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 }, font: "12px system-ui, sans-serif" };
    return isTime
      ? Object.assign(common, { values: (_, splits) => splits.map(at => at % 86400 === 0 ? date.format(at * 1000) : hour.format(at * 1000)), space: 64 })
      : Object.assign(common, { values: (_, splits) => splits.map(value => number.format(value)), size: 52 });
  }

  function plot(id, series, values) {
    const place = document.getElementById(id);
    const step = data.time.length > 1 ? data.time[1] - data.time[0] : 3600;
    const largest = Math.max(0, ...values.flat().filter(value => value !== null));
    place.textContent = "";
    const options = {
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      cursor: { show: false },
      tzDate,
      scales: { x: { time: true, range: [data.time[0], data.time[data.time.length - 1] + step] }, y: { range: [0, largest === 0 ? 1 : largest * 1.08] } },
      axes: [axis(true), axis(false)],
      series: [{}].concat(series),
    };
    plots.push(new uPlot(options, [data.time].concat(values), place));
  }

  function bar(name) {
    return { fill: colour(name), stroke: colour(name), width: 0, paths: bars, points: { show: false } };
  }

  // Of two stacked bars the whole is drawn first and the lower one over it.
  function draw() {
    plots.forEach(old => old.destroy());
    plots = [];
    plot("plot-writes", [bar("exchange"), bar("eserp")], [sum(data.eserp, data.exchange), data.eserp]);
    plot("plot-runs", [bar("bad"), bar("good")], [sum(data.succeeded, data.failed), data.succeeded]);
    plot("plot-seconds", [{ stroke: colour("eserp"), width: 2, spanGaps: true, points: { show: true, size: 5, fill: colour("eserp") } }], [data.seconds]);
    plot("plot-trouble", [bar("bad"), bar("exchange")], [sum(data.conflicts, data.errors), data.conflicts]);
    document.documentElement.dataset.drawn = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  let waiting = 0;
  addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("beforeprint", draw);
  draw();
})();
