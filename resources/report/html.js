/* Sort tables, and say what a block of the stacking plan is. Plain script for old browsers; the
   page reads and prints the same without it. */
(function () {
  "use strict";
  var body = document.body, language = document.documentElement.lang;
  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }
  function compare(a, b) {
    var x = a.getAttribute("data-v"), y = b.getAttribute("data-v");
    if (x !== null && y !== null) { return x - y; }
    if (x !== null || y !== null) { return x !== null ? -1 : 1; }
    return a.textContent.localeCompare(b.textContent, language, { numeric: true });
  }
  /* The next of: ascending, descending, as it was. */
  function turn(head, heads) {
    var was = head.getAttribute("aria-sort");
    heads.forEach(function (each) { each.removeAttribute("aria-sort"); });
    var now = was === "ascending" ? "descending" : was === "descending" ? "" : "ascending";
    if (now) { head.setAttribute("aria-sort", now); }
    return now === "ascending" ? 1 : now ? -1 : 0;
  }
  function order(list, cell, way) {
    return list.slice().sort(function (a, b) {
      var known = way ? way * compare(cell(a), cell(b)) : 0;
      return known || a.at - b.at;
    });
  }
  function button(head, words, act) {
    var made = document.createElement("button"), first = head.firstChild;
    made.type = "button";
    made.className = "sort";
    made.title = words;
    made.appendChild(first);
    head.insertBefore(made, head.firstChild);
    made.addEventListener("click", act);
  }
  /* Lines are sorted within their group; groups and sums stay where they are. */
  function down(table) {
    var rows = all("tbody tr", table), runs = [[]], heads = all("thead th", table);
    rows.forEach(function (row, at) {
      row.at = at;
      if (row.className) { runs.push([]); } else { runs[runs.length - 1].push(row); }
    });
    if (!runs.some(function (run) { return run.length > 1; })) { return; }
    heads.forEach(function (head) {
      var column = head.cellIndex;
      button(head, body.getAttribute("data-down"), function () {
        var way = turn(head, heads);
        runs.forEach(function (run) {
          if (!run.length) { return; }
          var after = run[0].parentNode, sorted, end;
          end = document.createComment("");
          after.insertBefore(end, run.reduce(function (a, b) {
            return a.compareDocumentPosition(b) & 4 ? b : a;
          }).nextSibling);
          sorted = order(run, function (row) { return row.cells[column]; }, way);
          sorted.forEach(function (row) { after.insertBefore(row, end); });
          after.removeChild(end);
        });
      });
    });
  }
  /* Scenarios stand side by side: a line sorts the columns. */
  function across(table) {
    var rows = all("tr", table).filter(function (row) { return row.className !== "group"; });
    var heads = all("tbody th[scope=row]", table);
    rows.forEach(function (row) {
      all("td, th", row).forEach(function (cell, at) { cell.at = at; });
    });
    if (rows[0].cells.length < 3) { return; }
    heads.forEach(function (head) {
      var line = head.parentNode;
      if (!all("[data-v]", line).length) { return; }
      button(head, body.getAttribute("data-across"), function () {
        var way = turn(head, heads), cells = all("td", line);
        var wanted = order(cells, function (cell) { return cell; }, way).map(function (cell) { return cell.at; });
        rows.forEach(function (row) {
          var kept = all("td, th", row);
          wanted.forEach(function (at) {
            row.appendChild(kept.filter(function (cell) { return cell.at === at; })[0]);
          });
        });
      });
    });
  }
  if (document.documentElement.clientWidth < 640) {  /* on a phone the decision comes first */
    all("nav details").forEach(function (each) { each.removeAttribute("open"); });
  }
  all("table.down").forEach(down);
  all("table.across").forEach(across);

  /* The words of a block at the pointer; by arrows from block to block. */
  var blocks = all(".block"), tip = document.createElement("div"), at = -1;
  tip.id = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");
  body.appendChild(tip);
  function hide() { tip.hidden = true; }
  function show(block) {
    var box = block.getBoundingClientRect(), wide = document.documentElement.clientWidth;
    tip.textContent = block.getAttribute("data-words");
    tip.hidden = false;
    tip.style.left = Math.max(8, Math.min(box.left, wide - tip.offsetWidth - 8)) + "px";
    tip.style.top = (box.top > tip.offsetHeight + 8 ? box.top - tip.offsetHeight - 6 : box.bottom + 6) + "px";
    at = blocks.indexOf(block);
  }
  blocks.forEach(function (block) {
    block.setAttribute("data-words", block.title);
    block.removeAttribute("title");
    block.tabIndex = -1;
    block.addEventListener("mouseenter", function () { show(block); });
    block.addEventListener("mouseleave", hide);
    block.addEventListener("click", function () { show(block); });
    block.addEventListener("focus", function () { show(block); });
    block.addEventListener("blur", hide);
  });
  all(".towers").forEach(function (towers) {
    var inside = all(".block", towers);
    towers.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, Right: 1, ArrowLeft: -1, Left: -1 }[event.key];
      if (event.key === "Escape" || event.key === "Esc") { hide(); }
      if (!step || !inside.length) { return; }
      event.preventDefault();
      var now = inside.indexOf(document.activeElement);
      inside[Math.max(0, Math.min(inside.length - 1, now < 0 ? 0 : now + step))].focus();
    });
  });
  window.addEventListener("scroll", hide, true);
}());
