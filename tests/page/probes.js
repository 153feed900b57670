// SPDX-License-Identifier: Apache-2.0
//
// What the browser test asks of a page: expressions that browser_test.py evaluates in it. The page
// itself never sees this file.
const probes = {
  // Is it laid out, and not only for screen readers?
  shown(element) {
    if (!element.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > 0;
  },

  rgba(text) {
    const parts = text.match(/[\d.]+/g).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  },

  over(front, back) {
    return [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3]));
  },

  background(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(probes.rgba(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((back, front) => probes.over(front, back), [255, 255, 255]);
  },

  luminance(color) {
    const [r, g, b] = color.map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  },

  // Every text on the page by its contrast, the worst first.
  contrast() {
    const worst = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !probes.shown(element)) continue;
      const back = probes.background(element);
      const front = probes.over(probes.rgba(getComputedStyle(element).color), back);
      const [light, dark] = [front, back].map(probes.luminance).sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const name = element.tagName + '.' + element.className + ' in ' + element.parentElement.className;
      if (!(worst.get(name)?.[0] <= ratio)) worst.set(name, [ratio, node.data.trim().slice(0, 40)]);
    }
    return Array.from(worst, ([name, [ratio, text]]) => [ratio, name, text]).sort((a, b) => a[0] - b[0]);
  },

  // What a reader who does not see the page, or a checker of markup, would stumble over.
  structure() {
    const wrong = [];
    const ids = Array.from(document.querySelectorAll('[id]'), (each) => each.id);
    if (new Set(ids).size !== ids.length) wrong.push('an id is there twice');
    const levels = Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), (each) => Number(each.tagName[1]));
    if (levels.filter((each) => each === 1).length !== 1) wrong.push('not one h1');
    levels.forEach((level, i) => {
      if (level - (levels[i - 1] ?? 0) > 1) wrong.push('heading ' + i + ' skips a level');
    });
    for (const one of ['main', 'body > header', 'footer', 'head > title', 'a.skip[href="#main"]']) {
      if (document.querySelectorAll(one).length !== 1) wrong.push('not one ' + one);
    }
    for (const table of document.querySelectorAll('table')) {
      if (!table.caption?.textContent) wrong.push('a table without caption');
      if (!Array.from(table.tHead.rows[0].cells).every((each) => each.scope === 'col')) wrong.push('a head without scope');
    }
    for (const link of document.querySelectorAll('a[href]')) {
      const to = link.getAttribute('href');
      if (to.startsWith('#') ? !document.getElementById(to.slice(1)) : !/^https?:\/\//.test(to)) wrong.push('link to ' + to);
    }
    for (const svg of document.querySelectorAll('svg')) {
      if (!svg.ariaLabel && svg.getAttribute('aria-hidden') !== 'true') wrong.push('a drawing without words');
    }
    for (const sign of document.querySelectorAll('.sev, .verdict')) {
      if (!sign.textContent.replace(sign.querySelector('.sign').textContent, '').trim()) wrong.push('a sign without its word');
    }
    for (const input of document.querySelectorAll('input')) {
      if (input.labels.length === 0) wrong.push('an input without label');
    }
    for (const element of document.querySelectorAll('script, img, iframe, object, embed, base, form, [style]')) {
      if (element !== document.head.querySelector('script')) wrong.push('there is a ' + element.tagName);
    }
    for (const element of document.querySelectorAll('*')) {
      if (element.getAttributeNames().some((name) => name.startsWith('on'))) wrong.push('a handler in markup');
    }
    return wrong;
  },

  // Whatever sticks out to the right.
  overflow() {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return Array.from(document.querySelectorAll('body *'))
      .filter((each) => each.getBoundingClientRect().right > wide + 1)
      .slice(0, 5)
      .map((each) => each.tagName + '.' + each.className + ' ' + each.textContent.slice(0, 30));
  },

  // Words that lie on each other.
  overlaps() {
    const wrong = [];
    const parts = Array.from(document.querySelectorAll('summary, dl > div, .row, .kicker, .meta, .filter, th, td'))
      .filter(probes.shown);
    for (const part of parts) {
      const boxes = Array.from(part.children).filter(probes.shown)
        .map((each) => {
          const text = document.createRange(); // a box may be smaller than its words
          text.selectNodeContents(each);
          return [each, Array.from(text.getClientRects())];
        });
      const meet = (one, two) =>
        Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
        Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 3;
      for (let i = 1; i < boxes.length; ++i) {
        const [[a, ones], [b, twos]] = [boxes[i - 1], boxes[i]];
        if (ones.some((one) => twos.some((two) => meet(one, two))))
          wrong.push(a.textContent.slice(0, 30) + ' / ' + b.textContent.slice(0, 30));
      }
    }
    return wrong;
  },

  // Elements that a keyboard reaches but that would not show it.
  unmarkedFocus() {
    return Array.from(document.querySelectorAll('a[href], button, summary, input'))
      .filter(probes.shown)
      .filter((each) => {
        each.focus({ focusVisible: true });
        const style = getComputedStyle(each);
        return document.activeElement !== each || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
      })
      .map((each) => each.tagName + '.' + each.className);
  },

  // Milliseconds from a changed filter to a page that is laid out again.
  filter(words) {
    const search = document.querySelector('#found input[type=search]');
    const begun = performance.now();
    search.value = words;
    search.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - begun;
  },
};
