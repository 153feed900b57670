// SPDX-License-Identifier: Apache-2.0
//
// What the report page can do beyond being read: copying, sorting, filtering, unfolding. The page is
// whole without it. It asks for nothing from anywhere and keeps nothing.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const CHUNK = 100; // rows laid out at a time

  let say = {};
  let announcer = null;
  const fill = (words, ...values) => words.replace(/\{\}/g, () => values.shift());
  const number = new Intl.NumberFormat('en');

  function button(text, className) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function announce(text) {
    announcer.textContent = '';
    announcer.textContent = text;
  }

  // Copying

  function copyByHand(text) {
    const area = document.createElement('textarea');
    area.className = 'offscreen';
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    let done = false;
    try {
      done = document.execCommand('copy');
    } catch {
      done = false;
    }
    area.remove();
    if (before) before.focus({ preventScroll: true });
    return done;
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed here; the older way may be.
      }
    }
    return copyByHand(text);
  }

  async function copyFrom(asked) {
    const code = asked.parentElement.querySelector('code');
    const done = await copy(code.textContent);
    if (!done) {
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    asked.textContent = done ? say.copied : say.copy;
    announce(done ? say.copied : say.copyfailed);
    setTimeout(() => {
      asked.textContent = say.copy;
    }, 2000);
  }

  // Only what is unfolded gets its buttons: a scan may hold ten thousand commands.
  function addCopyButtons(within) {
    for (const box of within.querySelectorAll('.copyable')) {
      const there = box.lastElementChild.tagName === 'BUTTON';
      if (!there && !box.closest('details:not([open])')) box.append(button(say.copy, 'copy'));
    }
  }

  // Tables

  class List {
    constructor(box) {
      this.table = box.querySelector('table');
      this.body = this.table.tBodies[0];
      this.rows = Array.from(this.body.rows);
      this.found = this.rows;
      this.texts = null;
      this.filter = box.querySelector('.filter');
      this.output = this.filter.querySelector('output');
      this.search = this.filter.querySelector('input[type=search]');
      this.levels = Array.from(this.filter.querySelectorAll('input[type=checkbox]'));
      this.more = button(say.more, 'more-rows');
      this.more.addEventListener('click', () => this.showMore());
      box.append(this.more);
      if (this.rows.length > 7) {
        this.filter.hidden = false;
        this.filter.addEventListener('input', () => this.apply());
        (window.requestIdleCallback || setTimeout)(() => this.prepare());
      }
      if (this.rows.length > 1) this.addSorting();
      this.show();
    }

    // What the rows say, in small letters, once.
    prepare() {
      if (this.texts) return;
      this.texts = new Map(this.rows.map((row) => [row, row.textContent.toLowerCase()]));
    }

    apply() {
      this.prepare();
      const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const off = new Set(this.levels.filter((each) => !each.checked).map((each) => each.value));
      this.found = this.rows.filter((row) => {
        if (off.has(row.dataset.severity)) return false;
        const text = this.texts.get(row);
        return words.every((word) => text.includes(word));
      });
      this.show();
    }

    show() {
      this.shown = Math.min(CHUNK, this.found.length);
      this.body.replaceChildren(...this.found.slice(0, this.shown));
      this.told();
    }

    showMore(count = CHUNK) {
      const next = this.found.slice(this.shown, this.shown + count);
      this.body.append(...next);
      this.shown += next.length;
      this.told();
    }

    told() {
      this.more.hidden = this.shown >= this.found.length;
      if (!this.filter.hidden) {
        this.output.textContent = fill(
          say.showing, number.format(this.found.length), number.format(this.rows.length));
      }
    }

    addSorting() {
      const heads = Array.from(this.table.tHead.rows[0].cells);
      heads.forEach((head, column) => {
        const press = button(head.textContent, 'sort');
        press.addEventListener('click', () => {
          const was = head.getAttribute('aria-sort');
          const numbers = head.dataset.sort === 'number';
          const up = was ? was !== 'ascending' : !numbers;
          for (const other of heads) other.removeAttribute('aria-sort');
          head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
          this.sort(column, numbers, up);
        });
        head.replaceChildren(press);
      });
    }

    sort(column, numbers, up) {
      const order = new Intl.Collator(root.lang, { numeric: true });
      const key = (row) => {
        const cell = row.cells[column];
        const value = cell.dataset.v ?? cell.textContent;
        return numbers ? Number(value) : value;
      };
      const keyed = this.rows.map((row) => [key(row), row]);
      keyed.sort(([a], [b]) => (numbers ? a - b : order.compare(a, b)) * (up ? 1 : -1));
      this.rows = keyed.map(([, row]) => row);
      const kept = new Set(this.found);
      this.found = this.rows.filter((row) => kept.has(row));
      this.show();
    }
  }

  // Unfolding

  function openAround(target) {
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
    }
  }

  // What was told once for many rows, with the names of the row that was come from.
  function fillNames(link) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    const values = new Map(Array.from(link.closest('td').querySelectorAll('[data-name]'),
      (each) => [each.dataset.name, each.textContent]));
    for (const each of target.querySelectorAll('var')) {
      each.dataset.name ??= each.textContent;
      each.textContent = values.get(each.dataset.name) ?? each.dataset.name;
    }
  }

  function openLinked() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    openAround(target);
    target.scrollIntoView();
  }

  function addUnfolding(toggle) {
    const all = () => Array.from(document.querySelectorAll('main details'));
    if (!toggle || all().length === 0) return;
    let asked = false;
    const tell = () => {
      asked = false;
      toggle.textContent = all().every((each) => each.open) ? say.collapse : say.expand;
    };
    // Once, however many were unfolded.
    const told = () => {
      if (!asked) requestAnimationFrame(tell);
      asked = true;
    };
    toggle.addEventListener('click', () => {
      const open = all().some((each) => !each.open);
      for (const each of all()) each.open = open;
    });
    document.addEventListener('toggle', told, true);
    toggle.hidden = false;
    tell();
  }

  function addPrinting(lists) {
    let opened = [];
    addEventListener('beforeprint', () => {
      for (const list of lists) list.showMore(list.found.length);
      opened = Array.from(document.querySelectorAll('details:not([open])'));
      for (const each of opened) each.open = true;
    });
    addEventListener('afterprint', () => {
      for (const each of opened) each.open = false;
      for (const list of lists) list.show();
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    say = { ...document.body.dataset };
    announcer = document.getElementById('announcer');
    const lists = Array.from(document.querySelectorAll('.list'), (box) => new List(box));
    addCopyButtons(document.getElementById('main'));
    document.addEventListener('click', (event) => {
      if (event.target.matches('button.copy')) copyFrom(event.target);
      if (event.target.matches('a.to-meaning')) {
        fillNames(event.target);
        if (event.target.hash === location.hash) openLinked();
      }
    });
    document.addEventListener('toggle', (event) => addCopyButtons(event.target), true);
    root.classList.add('ready');
    addUnfolding(document.getElementById('unfold'));
    addPrinting(lists);
    addEventListener('hashchange', openLinked);
    openLinked();
  });
})();
