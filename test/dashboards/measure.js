'use strict';
/**
 * Runs in the page, and measures it: boxes that overlap or leave the page, text that is cut, texts upon each other, and
 * panels without anything drawn. What is found goes into `#found`, with how much was measured.
 */
(() => {
  const SLACK = 0.5;
  const found = [];
  const boxOf = (element) => element.getBoundingClientRect();
  const nameOf = (box) => `${box.closest('[data-dashboard]').dataset.dashboard}, ${box.dataset.box}`;
  const areOver = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK;
  const isWithin = (inner, outer) =>
    inner.left >= outer.left - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.bottom <= outer.bottom + SLACK;

  /** All texts in an element, each with the box of its letters and not of what it stands in. */
  function textsIn(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      texts.push({ words: walker.currentNode.data, node: walker.currentNode, box: range.getBoundingClientRect() });
    }
    return texts;
  }

  /** Whether something between a text and its panel hides a part of it. */
  function isCut({ node, box }, panel) {
    for (let at = node.parentElement; at !== panel.parentElement; at = at.parentElement) {
      const hides = at === panel || getComputedStyle(at).overflow !== 'visible';
      if (hides && !isWithin(box, boxOf(at))) return true;
    }
    return false;
  }

  const pairs = (all, body) => all.forEach((a, i) => all.slice(i + 1).forEach((b) => body(a, b)));

  let texts = 0;
  for (const section of document.querySelectorAll('[data-dashboard]')) {
    const boxes = [...section.querySelectorAll('[data-box]')];
    pairs(boxes, (a, b) => {
      if (areOver(boxOf(a), boxOf(b))) found.push(`${nameOf(a)}: overlaps ${b.dataset.box}`);
    });
    for (const box of boxes) {
      const page = { ...boxOf(section).toJSON(), right: window.innerWidth };
      if (!isWithin(boxOf(box), page)) found.push(`${nameOf(box)}: leaves the page`);
      const own = textsIn(box);
      texts += own.length;
      for (const each of own) if (isCut(each, box)) found.push(`${nameOf(box)}: cut is "${each.words}"`);
      pairs(own, (a, b) => {
        if (areOver(a.box, b.box)) found.push(`${nameOf(box)}: "${a.words}" is upon "${b.words}"`);
      });
      const isEmpty = box.dataset.panel !== undefined && box.querySelector('[data-mark]') === null;
      if (isEmpty) found.push(`${nameOf(box)}: is empty`);
      for (const mark of box.querySelectorAll('[data-mark]'))
        if (!isWithin(boxOf(mark), boxOf(box))) found.push(`${nameOf(box)}: data are cut`);
    }
  }
  const result = document.createElement('script');
  result.type = 'application/json';
  result.id = 'found';
  const panels = document.querySelectorAll('[data-panel]').length;
  const dashboards = document.querySelectorAll('[data-dashboard]').length;
  const width = window.innerWidth;
  result.textContent = JSON.stringify({ dashboards, panels, texts, width, found }).replaceAll('<', '\\u003c');
  document.body.append(result);
})();
