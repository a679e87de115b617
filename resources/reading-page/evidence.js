// Evidence that is clearer drawn than quoted: passages side by side, photos, time lines, the hours of one day.
// Text is only ever set as text; drawings are SVG made element by element.
window.danghe = window.danghe || {};
window.danghe.drawEvidence = (function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  var ROW = 24;
  var LABEL = 230;
  var WIDTH = 760;

  function drawing(height) {
    return svg('svg', { viewBox: '0 0 ' + WIDTH + ' ' + height, role: 'img', class: 'drawing' });
  }

  function svg(tag, attributes, text) {
    var element = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function short(text, most) {
    var characters = Array.from(text);
    return characters.length > most ? characters.slice(0, most - 1).join('') + '…' : text;
  }

  function passages(make, evidence) {
    var grid = make('div', { class: 'sides' }, make('b', { text: evidence.left.name }), make('b', { text: evidence.right.name }));
    evidence.pairs.forEach(function (pair) {
      [pair.left, pair.right].forEach(function (segments) {
        var side = make('div', { class: 'side' });
        segments.forEach(function (segment) { side.appendChild(segment.same ? make('mark', { text: segment.text }) : document.createTextNode(segment.text)); });
        grid.appendChild(side);
      });
    });
    return make('div', {}, grid, make('div', { class: 'note', text: '有底色的是两份相同的文字。' }));
  }

  function photos(make, evidence) {
    var grid = make('div', { class: 'sides' });
    evidence.photos.forEach(function (photo) {
      var figure = make('figure');
      if (photo.link) {
        var image = make('img', { src: photo.link, alt: photo.caption, loading: 'lazy' });
        image.addEventListener('error', function () { figure.replaceChild(make('div', { class: 'note', text: '浏览器不能显示这种格式，请打开原件。' }), image); });
        figure.appendChild(image);
      }
      figure.appendChild(make('figcaption', { text: photo.caption }));
      grid.appendChild(figure);
    });
    return grid;
  }

  function timeLine(make, evidence) {
    var days = [];
    evidence.rows.forEach(function (row) {
      if (row.stated) days.push(Date.parse(row.stated));
      row.marks.forEach(function (mark) { days.push(Date.parse(mark.day)); });
    });
    var first = Math.min.apply(null, days);
    var span = Math.max(86400000, Math.max.apply(null, days) - first);
    var at = function (day) { return LABEL + 10 + (Date.parse(day) - first) / span * (WIDTH - LABEL - 110); };
    var picture = drawing(evidence.rows.length * ROW + 24);
    evidence.rows.forEach(function (row, index) {
      var y = index * ROW + 14;
      var places = (row.stated ? [at(row.stated)] : []).concat(row.marks.map(function (mark) { return at(mark.day); }));
      picture.appendChild(svg('text', { x: 0, y: y + 4, 'font-size': 12 }, short(row.name, 20)));
      picture.appendChild(svg('line', { x1: Math.min.apply(null, places), x2: Math.max.apply(null, places), y1: y, y2: y, stroke: '#5c6570' }));
      row.marks.forEach(function (mark) {
        var square = svg('rect', { x: at(mark.day) - 4, y: y - 4, width: 8, height: 8, fill: '#9c2a24' });
        square.appendChild(svg('title', {}, mark.name + ' ' + mark.day + (mark.time ? ' ' + mark.time : '')));
        picture.appendChild(square);
      });
      if (row.stated) picture.appendChild(svg('circle', { cx: at(row.stated), cy: y, r: 4.5, fill: '#fff', stroke: '#1f5aa6', 'stroke-width': 1.6 }));
      picture.appendChild(svg('text', { x: WIDTH, y: y + 4, 'font-size': 11, 'text-anchor': 'end', fill: '#5c6570' }, row.words));
    });
    picture.appendChild(svg('text', { x: LABEL, y: evidence.rows.length * ROW + 18, 'font-size': 11, fill: '#5c6570' }, '○ 所写日期　■ 文件或照片自身记录的时间'));
    return make('div', { class: 'wide' }, picture);
  }

  function day(make, evidence) {
    var minutes = function (time) { return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)); };
    var first = Math.min.apply(null, evidence.rows.map(function (row) { return minutes(row.from); }));
    var last = Math.max.apply(null, evidence.rows.map(function (row) { return minutes(row.to); }));
    var at = function (time) { return LABEL + 10 + (minutes(time) - first) / Math.max(1, last - first) * (WIDTH - LABEL - 20); };
    var picture = drawing(evidence.rows.length * ROW + 6);
    evidence.rows.forEach(function (row, index) {
      var y = index * ROW + 2;
      picture.appendChild(svg('text', { x: 0, y: y + 15, 'font-size': 12 }, short(row.name, 20)));
      picture.appendChild(svg('rect', { x: at(row.from), y: y, width: Math.max(2, at(row.to) - at(row.from)), height: ROW - 5, fill: '#fbe9e7', stroke: '#9c2a24' }));
      picture.appendChild(svg('text', { x: at(row.from) + 5, y: y + 14, 'font-size': 11 }, row.from + '—' + row.to + ' ' + row.venue));
    });
    return make('div', { class: 'wide' }, picture);
  }

  var draw = { passages: passages, photos: photos, 'time-line': timeLine, day: day };
  return function (make, evidence) { return draw[evidence.kind](make, evidence); };
})();
