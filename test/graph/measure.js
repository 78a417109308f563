/* Runs in a page: returns what is wrong with the picture, and how much is in it. Places are those of the picture. */
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const own = (group) => [...group.children].filter((child) => child.matches('rect')).pop();
  const box = (element) => element.getBBox();
  const overlap = (a, b) =>
    a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && a.y + 0.5 < b.y + b.height && b.y + 0.5 < a.y + a.height;
  const found = [];
  const cards = all('.content g.card');
  const boxes = all('.content g.box');
  const labels = all('.content g.label');
  const titles = boxes.map((group) => group.querySelector('text.title'));
  const solid = [...cards.map(own), ...labels.map(own), ...titles].map((element) => ({
    name: element.parentElement.dataset.id ?? element.parentElement.dataset.link,
    rect: box(element),
  }));
  if (solid.length <= 3000)
    solid.forEach((one, i) => {
      for (const other of solid.slice(0, i))
        if (overlap(one.rect, other.rect)) found.push(`${one.name} is on ${other.name}`);
    });
  for (const group of [...cards, ...labels, ...boxes]) {
    const outer = box(own(group));
    for (const text of group.querySelectorAll('text')) {
      if (text.parentElement.matches('[class^=sign]')) continue;
      const inner = box(text);
      if (inner.x < outer.x - 0.5 || inner.x + inner.width > outer.x + outer.width + 0.5)
        found.push(`text outside its box: ${text.textContent}`);
      if (inner.y < outer.y - 1.5 || inner.y + inner.height > outer.y + outer.height + 2.5)
        found.push(`text above or below its box: ${text.textContent}`);
    }
  }
  const rects = [...cards, ...boxes].map((group) => box(own(group)));
  const onBorder = ({ x, y }) =>
    rects.some((r) => {
      const [dx, dy] = [Math.max(r.x - x, 0, x - r.x - r.width), Math.max(r.y - y, 0, y - r.y - r.height)];
      if (dx > 0 || dy > 0) return Math.hypot(dx, dy) < 1.5;
      return Math.min(x - r.x, r.x + r.width - x, y - r.y, r.y + r.height - y) < 1.5;
    });
  const lines = all('.content .links path.line');
  for (const line of lines) {
    const length = line.getTotalLength();
    for (const at of [0, length])
      if (!onBorder(line.getPointAtLength(at))) found.push(`no end: ${line.parentElement.dataset.link}`);
  }
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  if (wide) found.push('the page is wider than the window');
  return { cards: cards.length, boxes: boxes.length, labels: labels.length, lines: lines.length, found };
})();
