// The reading page of a bundle. Runs from a folder in any browser of the last years, so it keeps to plain old syntax.
// Imported text is only ever set as text (textContent), never as markup.
(function () {
  'use strict';
  var PAGE_ROWS = 100;
  var data = JSON.parse(document.getElementById('data').textContent);
  var view = document.getElementById('view');
  var detail = document.getElementById('detail');
  var tabs = document.getElementById('tabs');
  var byPath = null;
  var returnFocus = null;
  var state = { tab: 'overview', branch: null, year: null, category: null, search: {}, page: {}, family: '', findingBranch: '', level: '', status: '', gridBranch: null };
  var pages = { overview: ['总览', showOverview], archive: ['档案', showArchive], grids: ['三会一课', showGrids], findings: ['缺项与疑点', showFindings], ledgers: ['台账', showLedgers], files: ['文件清单', showFiles], remarks: ['批注', showRemarks], verify: ['如何核验', showVerify] };
  var remarks = window.danghe.remarks(make, data.chain.head, function () { if (state.tab === 'remarks') show(); });
  var redraw = null;

  /** Large lists arrive in parts, each a script of its own; it shows what is there and again when the last has come. */
  window.danghe.receive = function (list, entries) {
    for (var index = 0; index < entries.length; index += 1) data[list].push(entries[index]);
    byPath = null;
    window.clearTimeout(redraw);
    redraw = window.setTimeout(show, 30);
  };

  /** The details of a run of items, fetched when one of them is opened. */
  var waiting = new Map();
  window.danghe.receiveDetails = function (part, entries) {
    entries.forEach(function (entry, index) { Object.assign(data.items[part * data.detailsInPart + index], entry); });
    (waiting.get(part) || []).forEach(function (go) { go(); });
    waiting.delete(part);
  };

  function withDetails(item, go) {
    if (item.fields) {
      go();
      return;
    }
    var part = Math.floor(data.items.indexOf(item) / data.detailsInPart);
    if (waiting.has(part)) {
      waiting.get(part).push(go);
      return;
    }
    waiting.set(part, [go]);
    document.body.appendChild(make('script', { src: data.detailParts[part] }));
  }

  function make(tag, attributes) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value === null || value === undefined || value === false) return;
      if (name === 'text') element.textContent = value;
      else if (name === 'onclick') element.addEventListener('click', value);
      else element.setAttribute(name, value === true ? '' : value);
    });
    for (var index = 2; index < arguments.length; index += 1) {
      var child = arguments[index];
      if (child !== null && child !== undefined) element.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
    }
    return element;
  }

  function clear(element) {
    while (element.firstChild) element.removeChild(element.firstChild);
    return element;
  }

  function items() {
    if (byPath) return data.items;
    byPath = new Map();
    data.items.forEach(function (item) {
      item.hay = [item.path, item.title, item.archiveNo, item.branch, item.kind, item.date, item.words].join(' ').toLowerCase();
      item.findings = [];
      byPath.set(item.path, item);
    });
    data.findings.forEach(function (finding) {
      finding.hay = [finding.title, finding.explanation, finding.rule, finding.branch, finding.persons.join(' '), finding.paths.join(' ')].join(' ').toLowerCase();
      finding.paths.forEach(function (path) {
        var item = byPath.get(path);
        if (item) item.findings.push(finding);
      });
    });
    return data.items;
  }

  function matches(entry, text) {
    return text.toLowerCase().split(/\s+/).every(function (word) { return entry.hay.indexOf(word) >= 0; });
  }

  function table(headers, rows, numeric) {
    var head = make('tr');
    headers.forEach(function (header, index) { head.appendChild(make('th', { scope: 'col', class: numeric && numeric(index) ? 'number' : null, text: header })); });
    var body = make('tbody');
    rows.forEach(function (row) {
      var line = make('tr');
      row.forEach(function (value, index) { line.appendChild(make('td', { class: numeric && numeric(index) ? 'number' : null, text: value === null ? '' : value })); });
      body.appendChild(line);
    });
    return make('div', { class: 'wide' }, make('table', {}, make('thead', {}, head), body));
  }

  function afterFirst(index) { return index > 0; }

  function showOverview() {
    data.redaction.forEach(function (text) { view.appendChild(make('p', { class: 'redacted', text: text })); });
    var facts = make('ul', { class: 'facts' });
    data.facts.forEach(function (fact) { facts.appendChild(make('li', {}, make('b', { text: fact[1] }), make('span', { text: fact[0] }))); });
    view.appendChild(facts);
    view.appendChild(make('p', { class: 'note', text: '文件：' + data.statuses.filter(function (entry) { return entry[1] > 0; }).map(function (entry) { return entry[0] + ' ' + entry[1] + ' 个'; }).join('，') + '。缺项是没有找到应有的记录；疑点是需要人来核实的线索，不是结论。' }));
    view.appendChild(make('h2', { text: '缺项与疑点' }));
    view.appendChild(table(['类型'].concat(data.levels, ['合计']), data.families.map(function (family) { return [family.name].concat(family.counts, [family.total]); }), afterFirst));
    view.appendChild(make('h2', { text: '各党支部' }));
    view.appendChild(table(['党支部', '已归档', '待核对', '已有／应有', '缺项', '疑点', '补记疑点强'], data.branchFigures.map(function (row) { return [row.branch, row.filed, row.waiting, row.due === 0 ? '—' : row.met + '／' + row.due, row.gaps, row.doubts, row.strong]; }), afterFirst));
    view.appendChild(make('h2', { text: '各类档案件数' }));
    view.appendChild(table(['党支部'].concat(data.categories, ['合计']), data.categoryCounts.map(function (row) { return [row.branch].concat(row.counts.map(function (count) { return count === 0 ? '—' : count; }), [row.total]); }), afterFirst));
  }

  /** A search box, further controls, a pager and what it pages through; typing redraws only the list. */
  function listing(name, controls, entries, draw, host) {
    var search = make('input', { type: 'search', placeholder: '输入题名、档号、人名或文件名', 'aria-label': '搜索', value: state.search[name] || '' });
    var back = make('button', { type: 'button', text: '上一页' });
    var next = make('button', { type: 'button', text: '下一页' });
    var count = make('span', { class: 'note', role: 'status' });
    var list = make('div');
    var bar = make('div', { class: 'bar' }, search);
    controls.forEach(function (control) { bar.appendChild(control); });
    [back, next, count].forEach(function (control) { bar.appendChild(control); });
    function refresh() {
      var text = search.value.trim();
      var found = entries().filter(function (entry) { return text === '' || matches(entry, text); });
      var last = Math.max(0, Math.ceil(found.length / PAGE_ROWS) - 1);
      var page = state.page[name] = Math.min(state.page[name] || 0, last);
      back.disabled = page === 0;
      next.disabled = page === last;
      count.textContent = '共 ' + found.length + ' 条' + (last > 0 ? '，第 ' + (page + 1) + ' / ' + (last + 1) + ' 页' : '');
      draw(clear(list), found.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS));
    }
    search.addEventListener('input', function () { state.search[name] = search.value; state.page[name] = 0; refresh(); });
    back.addEventListener('click', function () { state.page[name] -= 1; refresh(); });
    next.addEventListener('click', function () { state.page[name] += 1; refresh(); });
    host.appendChild(bar);
    host.appendChild(list);
    refresh();
    return refresh;
  }

  function choice(label, options, value, change) {
    var select = make('select', { 'aria-label': label });
    select.appendChild(make('option', { value: '', text: label + '：全部' }));
    options.forEach(function (option) { select.appendChild(make('option', { value: option, text: option })); });
    select.value = value;
    select.addEventListener('change', function () { change(select.value); });
    return select;
  }

  function itemTable(host, entries, columns) {
    var head = make('tr');
    columns.forEach(function (column) { head.appendChild(make('th', { scope: 'col', text: column[0] })); });
    var body = make('tbody');
    entries.forEach(function (item) {
      var row = make('tr', { class: 'open', tabindex: '0' });
      columns.forEach(function (column) { row.appendChild(make('td', { class: column[2] || null, text: column[1](item) || '' })); });
      row.addEventListener('click', function () { showItem(item); });
      row.addEventListener('keydown', function (event) { if (event.key === 'Enter') showItem(item); });
      body.appendChild(row);
    });
    host.appendChild(make('div', { class: 'wide' }, make('table', {}, make('thead', {}, head), body)));
  }

  function filed() { return items().filter(function (item) { return item.status === '已归档'; }); }

  function yearOf(item) { return item.year === null ? '年度不详' : item.year + ' 年'; }

  function categoryOf(item) { return item.category === null ? '类别未定' : item.category; }

  function showArchive() {
    var tree = make('div', { class: 'tree', role: 'group', 'aria-label': '党支部、年度、类别' });
    var right = make('div');
    view.appendChild(make('div', { class: 'columns' }, tree, right));
    var refresh = listing('archive', [], function () {
      return filed().filter(function (item) {
        return (state.branch === null || item.branch === state.branch) && (state.year === null || yearOf(item) === state.year) && (state.category === null || categoryOf(item) === state.category);
      });
    }, function (host, entries) {
      itemTable(host, entries, [['档号', function (item) { return item.archiveNo; }], ['题名', function (item) { return item.title; }], ['日期', function (item) { return item.date; }, 'keep'], ['种类', function (item) { return item.kind; }], ['疑点', function (item) { return item.findings.length > 0 ? String(item.findings.length) : ''; }, 'number']]);
    }, right);
    drawTree(tree, refresh);
  }

  function drawTree(tree, refresh) {
    var counts = new Map();
    filed().forEach(function (item) {
      [[item.branch], [item.branch, yearOf(item)], [item.branch, yearOf(item), categoryOf(item)]].forEach(function (key) {
        var text = JSON.stringify(key);
        counts.set(text, (counts.get(text) || 0) + 1);
      });
    });
    function node(label, key, level) {
      var pressed = state.branch === (key[0] || null) && state.year === (key.length > 1 ? key[1] : null) && state.category === (key.length > 2 ? key[2] : null);
      var count = key.length === 0 ? filed().length : counts.get(JSON.stringify(key));
      tree.appendChild(make('button', { type: 'button', class: 'l' + level, 'aria-pressed': String(pressed), onclick: function () {
        state.branch = key[0] || null;
        state.year = key.length > 1 ? key[1] : null;
        state.category = key.length > 2 ? key[2] : null;
        state.page.archive = 0;
        drawTree(clear(tree), refresh);
        refresh();
      } }, make('span', { text: label }), make('i', { text: count })));
    }
    var keys = Array.from(counts.keys()).map(function (text) { return JSON.parse(text); });
    node('全部党支部', [], 0);
    data.branches.forEach(function (branch) {
      if (!counts.has(JSON.stringify([branch]))) return;
      node(branch, [branch], 0);
      if (state.branch !== branch) return;
      keys.filter(function (key) { return key.length === 2 && key[0] === branch; }).sort(byPart(1)).forEach(function (year) {
        node(year[1], year, 1);
        if (state.year !== year[1]) return;
        keys.filter(function (key) { return key.length === 3 && key[0] === branch && key[1] === year[1]; }).sort(byPart(2)).forEach(function (category) { node(category[2], category, 2); });
      });
    });
  }

  function byPart(index) {
    return function (a, b) { return String(a[index]) < String(b[index]) ? -1 : 1; };
  }

  function showGrids() {
    var branches = data.grids.map(function (grid) { return grid.branch; }).filter(function (branch, index, all) { return all.indexOf(branch) === index; });
    if (branches.length === 0) {
      view.appendChild(make('p', { class: 'note', text: '没有可以按期判断的记录。' }));
      return;
    }
    if (branches.indexOf(state.gridBranch) < 0) state.gridBranch = branches[0];
    var select = make('select', { 'aria-label': '党支部' });
    branches.forEach(function (branch) { select.appendChild(make('option', { value: branch, text: branch })); });
    select.value = state.gridBranch;
    select.addEventListener('change', function () { state.gridBranch = select.value; show(); });
    view.appendChild(make('div', { class: 'bar' }, select, make('span', { class: 'note', text: data.legend })));
    data.grids.forEach(function (grid) { if (grid.branch === state.gridBranch) drawGrid(grid); });
  }

  function drawGrid(grid) {
    view.appendChild(make('h3', { text: grid.branch + '　' + grid.year + ' 年' }));
    var head = make('tr', {}, make('th', { scope: 'col', text: '事项' }));
    for (var month = 1; month <= 12; month += 1) head.appendChild(make('th', { scope: 'col', class: 'number', text: month + '月' }));
    head.appendChild(make('th', { scope: 'col', class: 'number', text: '已有／应有' }));
    var body = make('tbody');
    grid.rows.forEach(function (row) {
      var line = make('tr', {}, make('th', { scope: 'row', text: row.name }));
      var at = 1;
      row.cells.forEach(function (cell) {
        if (cell.from > at) line.appendChild(make('td', { colspan: cell.from - at }));
        var inside = cell.paths.length === 0 ? document.createTextNode(cell.sign) : make('button', { type: 'button', 'aria-label': cell.label, text: cell.sign, onclick: function () { showPaths(cell.label, cell.paths); } });
        line.appendChild(make('td', { class: cell.state, colspan: cell.months, title: cell.label }, inside));
        at = cell.from + cell.months;
      });
      if (at <= 12) line.appendChild(make('td', { colspan: 13 - at }));
      line.appendChild(make('td', { class: 'number', text: row.tally }));
      body.appendChild(line);
    });
    view.appendChild(make('div', { class: 'wide' }, make('table', { class: 'grid' }, make('thead', {}, head), body)));
  }

  function showFindings() {
    var refresh = listing('findings', [
      choice('类型', data.families.map(function (family) { return family.name; }), state.family, function (value) { state.family = value; state.page.findings = 0; refresh(); }),
      choice('级别', data.levels, state.level, function (value) { state.level = value; state.page.findings = 0; refresh(); }),
      choice('党支部', data.branches, state.findingBranch, function (value) { state.findingBranch = value; state.page.findings = 0; refresh(); }),
    ], function () {
      items();
      return data.findings.filter(function (finding) { return (state.family === '' || finding.family === state.family) && (state.level === '' || finding.level === state.level) && (state.findingBranch === '' || finding.branch === state.findingBranch); });
    }, function (host, entries) {
      entries.forEach(function (finding) { host.appendChild(findingCard(finding)); });
      if (entries.length === 0) host.appendChild(make('p', { class: 'note', text: '没有符合条件的条目。' }));
    }, view);
  }

  function findingCard(finding) {
    var list = make('dl');
    term(list, '说明', finding.explanation);
    finding.drawn.forEach(function (evidence) {
      list.appendChild(make('dt', { text: '对照' }));
      list.appendChild(make('dd', {}, window.danghe.drawEvidence(make, evidence)));
    });
    if (finding.quotes.length > 0) {
      var quotes = make('dd');
      finding.quotes.forEach(function (quote) { quotes.appendChild(make('blockquote', { title: quote.path, text: quote.quote })); });
      list.appendChild(make('dt', { text: '摘录' }));
      list.appendChild(quotes);
    }
    if (finding.innocent.length > 0) {
      var reasons = make('ul');
      finding.innocent.forEach(function (reason) { reasons.appendChild(make('li', { text: reason })); });
      list.appendChild(make('dt', { text: '可能的解释' }));
      list.appendChild(make('dd', {}, reasons));
    }
    term(list, '如何澄清', finding.clearedBy);
    term(list, '依据', finding.basis);
    term(list, '涉及人员', finding.persons.join('、'));
    if (finding.paths.length > 0) {
      list.appendChild(make('dt', { text: '文件' }));
      list.appendChild(make('dd', {}, pathList(finding.paths)));
    }
    term(list, '决定', finding.decision);
    var facts = [finding.rule, finding.family, finding.level, finding.strength && '证明力 ' + finding.strength, finding.branch, finding.time].filter(Boolean).join('　');
    return make('section', { class: 'finding' }, make('h3', { text: finding.title }), make('div', { class: 'note', text: facts + '　编号 ' + finding.id }), list, remarks.box({ id: 'finding ' + finding.id, type: finding.family, number: finding.id, title: finding.title, path: finding.paths[0] || '' }));
  }

  function term(list, label, text) {
    if (text === null || text === undefined || text === '') return;
    list.appendChild(make('dt', { text: label }));
    list.appendChild(make('dd', { text: text }));
  }

  function pathList(paths) {
    var list = make('div', { class: 'paths' });
    paths.forEach(function (path) {
      var item = byPath.get(path);
      list.appendChild(make('div', {}, item ? make('button', { type: 'button', text: path, onclick: function () { showItem(item); } }) : path));
    });
    return list;
  }

  function showLedgers() {
    data.ledgers.forEach(function (ledger) {
      view.appendChild(make('h2', { text: ledger.name }));
      if (ledger.rows.length === 0) view.appendChild(make('p', { class: 'note', text: '尚无登记。' }));
      else view.appendChild(table(ledger.headers, ledger.rows.map(function (row) { return row.map(function (value) { return value !== null && typeof value === 'object' ? value.text : value; }); })));
    });
  }

  function showFiles() {
    var refresh = listing('files', [choice('结果', data.statuses.map(function (entry) { return entry[0]; }), state.status, function (value) { state.status = value; state.page.files = 0; refresh(); })], function () {
      return items().filter(function (item) { return state.status === '' || item.status === state.status; });
    }, function (host, entries) {
      itemTable(host, entries, [['来源路径', function (item) { return item.path; }], ['结果', function (item) { return item.status; }, 'keep'], ['档号', function (item) { return item.archiveNo; }], ['大小', function (item) { return item.size; }, 'keep'], ['说明', function (item) { return item.error || (item.duplicateOf ? '与 ' + item.duplicateOf + ' 内容相同' : ''); }]]);
    }, view);
  }

  function showRemarks() {
    var entries = remarks.list();
    var input = make('input', { type: 'file', accept: '.csv', 'aria-label': '读入保存过的批注' });
    input.addEventListener('change', function () {
      if (!input.files[0]) return;
      var reader = new FileReader();
      reader.onload = function () { if (remarks.load(String(reader.result)) < 0) view.appendChild(make('p', { class: 'note', role: 'alert', text: '这不是从本页保存的批注文件。' })); };
      reader.readAsText(input.files[0]);
    });
    view.appendChild(make('p', { class: 'note', text: '批注只留在这台电脑的浏览器里，不会写进成果包。请保存为文件（可用 WPS 表格、Excel 打开），随检查意见一并留存；换一台电脑可以再读入。' }));
    view.appendChild(make('div', { class: 'bar' }, make('button', { type: 'button', disabled: entries.length === 0, text: '保存为文件', onclick: function () { remarks.save('批注-' + (data.township || '成果包') + '.csv'); } }), make('span', { class: 'note', text: '读入保存过的批注：' }), input, make('span', { class: 'note', role: 'status', text: '共 ' + entries.length + ' 条' })));
    view.appendChild(table(['类型', '编号', '题名', '来源路径', '批注'], entries.map(function (entry) { return [entry.type, entry.number, entry.title, entry.path, entry.text]; })));
  }

  function showVerify() {
    view.appendChild(make('h2', { text: '如何核验成果包' }));
    data.verify.forEach(function (step) {
      view.appendChild(make('h3', { text: step.title }));
      view.appendChild(make('div', { text: step.text }));
      step.commands.forEach(function (command) { view.appendChild(make('code', { text: command })); });
    });
    view.appendChild(make('h2', { text: '事件链' }));
    view.appendChild(make('p', { text: data.chain.text }));
    view.appendChild(make('div', { text: '事件个数：' + data.chain.count }));
    view.appendChild(make('code', { text: data.chain.head }));
    view.appendChild(make('h2', { text: '检查方法与局限' }));
    data.method.forEach(function (note) { view.appendChild(make('p', { text: note })); });
  }

  function openDetail(title) {
    if (detail.hidden) returnFocus = document.activeElement;
    clear(detail).hidden = false;
    detail.scrollTop = 0;
    var close = make('button', { type: 'button', class: 'close', text: '关闭', onclick: closeDetail });
    detail.appendChild(make('h2', { text: title }));
    detail.appendChild(close);
    close.focus();
  }

  function closeDetail() {
    detail.hidden = true;
    if (returnFocus && document.contains(returnFocus)) returnFocus.focus();
  }

  function showPaths(title, paths) {
    items();
    if (paths.length === 1 && byPath.has(paths[0])) {
      showItem(byPath.get(paths[0]));
      return;
    }
    openDetail(title);
    detail.appendChild(pathList(paths));
  }

  function showItem(item) {
    openDetail(item.title);
    if (item.link) detail.appendChild(make('a', { class: 'original', href: item.link, target: '_blank', rel: 'noopener noreferrer', text: '打开原件' }));
    var body = make('div');
    detail.appendChild(body);
    withDetails(item, function () { showDetails(body, item); });
  }

  function showDetails(body, item) {
    var list = make('dl');
    [['结果', item.status], ['档号', item.archiveNo], ['党支部', item.branch], ['年度', item.year], ['日期', item.date], ['类别', item.category], ['种类', item.kind], ['保管期限', item.retention], ['补记疑点', item.level], ['来源路径', item.path], ['成果包内', item.file], ['大小', item.size], ['SHA-256', item.sha256],
      ['归类理由', item.reasons.join('；')], ['把握程度', item.confidence === null ? null : Math.round(item.confidence * 100) + '%'], ['说明', item.error], ['相同文件', item.duplicateOf], ['附属于', item.attachedTo]].forEach(function (pair) { term(list, pair[0], pair[1]); });
    body.appendChild(list);
    if (item.fields.length > 0) {
      body.appendChild(make('h3', { text: '从文件中读到的内容' }));
      var fields = make('dl');
      item.fields.forEach(function (field) { term(fields, field[0], field[1]); });
      body.appendChild(fields);
    }
    if (item.findings.length > 0) {
      body.appendChild(make('h3', { text: '相关缺项与疑点' }));
      item.findings.forEach(function (finding) { body.appendChild(findingCard(finding)); });
    }
    body.appendChild(remarks.box({ id: 'item ' + item.path, type: '记录', number: item.archiveNo || '', title: item.title, path: item.path }));
  }

  function show() {
    clear(view);
    clear(tabs);
    Object.keys(pages).forEach(function (name) {
      tabs.appendChild(make('button', { type: 'button', 'aria-current': name === state.tab ? 'page' : null, text: pages[name][0], onclick: function () { location.hash = name; } }));
    });
    items();
    pages[state.tab][1]();
  }

  function follow() {
    var name = location.hash.slice(1);
    state.tab = pages[name] ? name : 'overview';
    closeDetail();
    show();
    window.scrollTo(0, 0);
  }

  document.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !detail.hidden) closeDetail(); });
  window.addEventListener('hashchange', follow);
  follow();
})();
