import sharp from 'sharp'; import { readdirSync } from 'node:fs';
const [dir, prefix, out, cols, from, to] = process.argv.slice(2);
const files = readdirSync(dir).filter((f) => f.startsWith(prefix + '-') && f.endsWith('.png')).sort().slice(Number(from) - 1, Number(to));
const m = await sharp(dir + '/' + files[0]).metadata(); const c = Number(cols); const rows = Math.ceil(files.length / c);
await sharp({ create: { width: (m.width + 8) * c, height: (m.height + 8) * rows, channels: 3, background: '#888' } }).composite(files.map((f, i) => ({ input: dir + '/' + f, left: (i % c) * (m.width + 8), top: Math.floor(i / c) * (m.height + 8) }))).png().toFile(out);
