// What the reader types beside records and findings. Kept in the page, in the browser's own store where it lets a page
// from a folder have one, and in a file that the reader saves; nothing is ever written into the bundle.
window.danghe = window.danghe || {};
window.danghe.remarks = function (make, bundle, changed) {
  'use strict';
  var HEADERS = ['类型', '编号', '题名', '来源路径', '批注', '时间'];
  var key = 'danghe-remarks-' + bundle;
  var all = new Map();
  try {
    JSON.parse(window.localStorage.getItem(key) || '[]').forEach(function (entry) { all.set(entry.id, entry); });
  } catch {
    // Some browsers give pages from a folder no store; the remarks then live until the page is closed or saved to a file.
  }

  function keep() {
    try {
      window.localStorage.setItem(key, JSON.stringify(Array.from(all.values())));
    } catch {
      // As above.
    }
    changed();
  }

  /** A box to type in; `about` is { id, type, number, title, path }. */
  function box(about) {
    var area = make('textarea', { rows: '2', 'aria-label': '批注', placeholder: '在这里写批注；写完后到“批注”栏保存为文件' });
    area.value = all.has(about.id) ? all.get(about.id).text : '';
    area.addEventListener('change', function () {
      var text = area.value.trim();
      if (text === '') all.delete(about.id);
      else all.set(about.id, { id: about.id, type: about.type, number: about.number, title: about.title, path: about.path, text: text, at: new Date().toISOString() });
      keep();
    });
    return make('label', { class: 'remark' }, make('span', { text: '批注' }), area);
  }

  /** CSV that WPS and Excel open as it is; what looks like a formula is kept from being one. */
  function toCsv() {
    var cell = function (value) {
      var text = String(value || '');
      if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
      return '"' + text.replace(/"/g, '""') + '"';
    };
    var lines = Array.from(all.values()).map(function (entry) { return [entry.type, entry.number, entry.title, entry.path, entry.text, entry.at]; });
    return '\uFEFF' + [HEADERS].concat(lines).map(function (line) { return line.map(cell).join(','); }).join('\r\n') + '\r\n';
  }

  function save(name) {
    var url = URL.createObjectURL(new Blob([toCsv()], { type: 'text/csv;charset=utf-8' }));
    var link = make('a', { href: url, download: name });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  /** Takes remarks back from a saved file; what is there already under the same number is replaced. Returns how many. */
  function load(text) {
    var rows = parseCsv(text.replace(/^\uFEFF/, ''));
    if (rows.length === 0 || rows[0].join() !== HEADERS.join()) return -1;
    rows.slice(1).filter(function (row) { return row.length === HEADERS.length; }).forEach(function (row) {
      var plain = row.map(function (value) { return value.replace(/^'(?=[=+\-@\t\r])/, ''); });
      var id = (plain[0] === '记录' ? 'item ' + plain[3] : 'finding ' + plain[1]);
      all.set(id, { id: id, type: plain[0], number: plain[1], title: plain[2], path: plain[3], text: plain[4], at: plain[5] });
    });
    keep();
    return rows.length - 1;
  }

  function parseCsv(text) {
    var rows = [];
    var row = [];
    var cell = '';
    var quoted = false;
    for (var at = 0; at < text.length; at += 1) {
      var character = text[at];
      if (quoted && character === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
      else if (character === '"') quoted = !quoted;
      else if (!quoted && character === ',') { row.push(cell); cell = ''; }
      else if (!quoted && character === '\n') { row.push(cell.replace(/\r$/, '')); rows.push(row); row = []; cell = ''; }
      else cell += character;
    }
    return rows;
  }

  return { box: box, save: save, load: load, list: function () { return Array.from(all.values()); } };
};
