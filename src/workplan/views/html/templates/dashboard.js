"use strict";
// Filters and sorts the table of targets. Without it the page says the same, in the order of the plan.
(() => {
  const form = document.getElementById("filter");
  const table = document.getElementById("all-targets");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const choices = ["light", "state", "section", "owners"];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const output = form.elements.shown;
  const rows = [...body.rows].map((row, place) => {
    const card = document.getElementById(decodeURIComponent(row.querySelector("th a").hash.slice(1)));
    return { row, card, place };
  });
  const texts = new Map(); // of the rows that were searched, made when first needed
  let sorted = { column: 0, direction: 1 };

  const order = (name) => [...form.elements[name].options].map((option) => option.value);
  const readers = {
    place: (row, column, place) => place,
    number: (row, column) => parseFloat(row.cells[column].textContent.replaceAll(",", "")),
    text: (row, column) => row.cells[column].textContent.trim(),
    state: (row) => order("state").indexOf(row.dataset.state),
  };

  function compared(a, b) {
    if (typeof a === "string") {
      const [isEmptyA, isEmptyB] = [a === "—" || a === "", b === "—" || b === ""];
      return isEmptyA || isEmptyB ? isEmptyA - isEmptyB : sorted.direction * collator.compare(a, b);
    }
    const [isNaNA, isNaNB] = [Number.isNaN(a), Number.isNaN(b)];
    return isNaNA || isNaNB ? isNaNA - isNaNB : sorted.direction * (a - b);
  }

  function sort() {
    const { column, direction } = sorted;
    const read = readers[heads[column].dataset.sort];
    const keyed = rows.map((each) => ({ ...each, key: read(each.row, column, each.place) }));
    keyed.sort((a, b) => compared(a.key, b.key) || a.place - b.place);
    body.append(...keyed.map((each) => each.row));
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    form.elements.sort.value = `${column} ${direction}`;
  }

  function textOf({ row, card }) {
    if (!texts.has(row)) texts.set(row, `${row.textContent} ${card.id} ${card.textContent}`.toLowerCase());
    return texts.get(row);
  }

  function isWanted(each) {
    const { row } = each;
    const wanted = form.elements.words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return wanted.every((word) => textOf(each).includes(word)) && choices.every((name) => {
      const value = form.elements[name].value;
      return !value || row.dataset[name].split(" ").includes(value);
    });
  }

  function filter() {
    const shown = rows.filter((each) => {
      const wanted = isWanted(each);
      each.row.hidden = each.card.hidden = !wanted;
      return wanted;
    });
    for (const part of document.querySelectorAll("#lit, #details .task, #details .part")) {
      part.hidden = shown.length < rows.length && !part.querySelector(".of-target:not([hidden])");
    }
    tell(shown.length);
  }

  function tell(number) {
    const { column, direction } = sorted;
    const words = output.dataset.shown.replace("{shown}", number).replace("{all}", rows.length);
    const way = direction > 0 ? output.dataset.ascending : output.dataset.descending;
    const key = heads[column].querySelector("button").textContent;
    const order = output.dataset.sorted.replace("{key}", () => key).replace("{direction}", way);
    const isAsPlanned = column === 0 && direction > 0;
    output.value = isAsPlanned ? words : `${words} · ${order}`;
    form.classList.toggle("chosen", number < rows.length || !isAsPlanned); // then paper says so too
  }

  function sortBy(column, direction) {
    sorted = { column, direction };
    sort();
    filter();
  }

  function makeButtons() {
    heads.forEach((head, column) => {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        sortBy(column, sorted.column === column ? -sorted.direction : 1);
      });
      const onPaper = document.createElement("span"); // a repeated head shows no buttons
      onPaper.className = "on-paper";
      onPaper.textContent = head.textContent;
      head.replaceChildren(button, onPaper);
      for (const [direction, arrow] of [[1, "↑"], [-1, "↓"]]) {
        form.elements.sort.add(new Option(`${button.textContent} ${arrow}`, `${column} ${direction}`));
      }
    });
  }

  function clear() {
    for (const name of ["words", ...choices]) form.elements[name].value = "";
    sortBy(0, 1);
  }

  function choose(name, value) {
    clear();
    form.elements[name].value = value;
    filter();
  }

  makeButtons();
  form.hidden = false;
  form.addEventListener("input", filter);
  form.elements.sort.addEventListener("change", () => sortBy(...form.elements.sort.value.split(" ").map(Number)));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["light", "state"]) {
    for (const link of document.querySelectorAll(`#overview [data-${name}]`)) {
      link.addEventListener("click", () => choose(name, link.dataset[name]));
    }
  }
  // A link leads into what is folded; where a filter hides it, everything is shown again.
  function reveal() {
    const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (found?.closest("[hidden]")) clear();
    for (let each = found; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    found?.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  sort();
  filter();
  if (location.hash) reveal();
})();
