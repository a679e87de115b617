import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { listTable, paragraph } from '../../../electron/sample/draft.ts';
import { writeDoc } from '../../../electron/sample/formats/doc.ts';
import { writeDocx } from '../../../electron/sample/formats/docx.ts';
import { writePdf } from '../../../electron/sample/formats/pdf.ts';
import { writeText } from '../../../electron/sample/formats/plain.ts';
import { writeSheet } from '../../../electron/sample/formats/sheet.ts';
import { zip } from '../../../electron/sample/formats/zip.ts';
import { randomFrom } from '../../../electron/sample/random.ts';
import { scanSignInSheet } from '../../../electron/sample/scans.ts';
import { stampAt, toInstant, type Stamp } from '../../../electron/sample/stamp.ts';
import { shoot } from '../photos/scenes.ts';
import { kindNames, pageOf } from './layout.ts';
import type { Book, PhotoPlan, RecordPlan, Writer } from './plan.ts';
import type { Township } from './township.ts';

/** A record and where its file lies in the township's folder. */
export interface WrittenRecord {
  readonly path: string;
  readonly book: Book;
  readonly plan: RecordPlan;
}

export const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** Writes a township as ordinary files; records whose writer is missing on this machine are left out. */
export async function writeTownship(folder: string, { books }: Township): Promise<readonly WrittenRecord[]> {
  const written: WrittenRecord[] = [];
  const forLibreOffice: WrittenRecord[] = [];
  for (const book of books) {
    const root = `${book.village.name}村党支部/${book.year}年`;
    await save(join(folder, root, `${book.village.name}村党支部党员名册.xlsx`), writeSheet(roster(book), stampAt(randomFrom(book.village.name), 'wps11', book.village.committee[2]!, `${book.year}-01-08T10:00:00`), 'xlsx'), `${book.year}-01-08T10:20:00`);
    for (const plan of book.records) {
      if (plan.writer === 'libreoffice' && !hasLibreOffice) continue;
      const { meeting, stamp } = plan;
      const base = `${root}/${kindNames[meeting.kind]}/${meeting.date}${kindNames[meeting.kind]}`;
      const record = { path: `${base}.${extensions[plan.writer]}`, book, plan };
      written.push(record);
      if (plan.writer === 'libreoffice') forLibreOffice.push(record);
      else await save(join(folder, record.path), await bytesOf(record), stamp.modified);
      for (const [index, photo] of plan.photos.entries()) await save(join(folder, `${base}照片${index + 1}.jpg`), await develop(photo), stamp.modified);
    }
  }
  await throughLibreOffice(folder, forLibreOffice);
  return written;
}

const extensions: Readonly<Record<Writer, string>> = { docx: 'docx', libreoffice: 'docx', cleaned: 'docx', doc: 'doc', pdf: 'pdf', scan: 'pdf', txt: 'txt' };

async function bytesOf({ book, plan }: WrittenRecord): Promise<Uint8Array> {
  const draft = pageOf(plan.meeting, book.village);
  switch (plan.writer) {
    case 'docx':
    case 'libreoffice':
      return writeDocx(draft, plan.stamp);
    case 'cleaned':
      return withoutProperties(await writeDocx(draft, plan.stamp));
    case 'doc':
      return writeDoc(draft, plan.stamp);
    case 'txt':
      return writeText(draft, 'gbk');
    case 'pdf':
      return writePdf(draft, plan.stamp);
    case 'scan':
      return scanOf(await scanSignInSheet(randomFrom(`${book.village.name} ${plan.meeting.date}`), [draft.title, `时间 ${plan.meeting.date} ${plan.meeting.start}`, ...plan.meeting.items.map(({ topic }) => topic)], plan.meeting.present), plan.stamp);
  }
}

/** What “remove personal information” leaves: a document whose properties are empty and whose text has no editing sessions. */
function withoutProperties(docx: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(docx)).map(([name, bytes]): [string, Uint8Array | string] => {
    if (name === 'docProps/core.xml') return [name, strFromU8(bytes).replace(/(<cp:coreProperties[^>]*>).*(<\/cp:coreProperties>)/s, '$1$2')];
    if (name === 'docProps/app.xml' || name === 'docProps/custom.xml') return [name, strFromU8(bytes).replace(/(<Properties[^>]*>).*(<\/Properties>)/s, '$1$2')];
    if (name === 'word/settings.xml') return [name, strFromU8(bytes).replace(/<w:rsids>.*<\/w:rsids>/s, '')];
    if (name === 'word/document.xml') return [name, strFromU8(bytes).replace(/ w:rsid\w+="\w+"/g, '')];
    return [name, bytes];
  });
  return zip(parts, { time: 'word' });
}

async function scanOf(jpeg: Uint8Array, { modified }: Stamp): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, info: { Creator: 'QH ScanJet 200', Producer: 'QH Scan 3.1', CreationDate: toInstant(modified), ModDate: toInstant(modified) } });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.image(Buffer.from(jpeg), 0, 0, { width: 595 });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const shots = new Map<string, Buffer>();

async function develop({ room, people, takenAt, change }: PhotoPlan): Promise<Uint8Array> {
  const key = `${room}|${people}`;
  const shot = shots.get(key) ?? (await shoot({ room, people }, 'room'));
  shots.set(key, shot);
  let picture = sharp(shot);
  if (change === 'crop') picture = picture.extract({ left: 60, top: 45, width: 1080, height: 810 });
  if (change === 'brighten') picture = picture.modulate({ brightness: 1.12 });
  if (takenAt) picture = picture.withExif({ IFD0: { Make: 'XINYU', Model: 'XY 60 Pro' }, IFD2: { DateTimeOriginal: takenAt.replaceAll('-', ':').replace('T', ' ') } });
  return change === 'none' && !takenAt ? shot : picture.jpeg({ quality: change === 'recompress' ? 60 : 82 }).toBuffer();
}

/** Opens the files in LibreOffice and saves them as .docx again, so that structure and properties are LibreOffice's. */
async function throughLibreOffice(folder: string, records: readonly WrittenRecord[]): Promise<void> {
  if (records.length === 0) return;
  const work = `${folder}-libreoffice`;
  const out = join(work, 'out');
  await mkdir(out, { recursive: true });
  const inputs = records.map((_, index) => join(work, `r${index}.docx`));
  for (const [index, record] of records.entries()) await writeFile(inputs[index]!, await bytesOf(record));
  await promisify(execFile)('soffice', ['--headless', `-env:UserInstallation=file://${join(work, 'profile')}`, '--convert-to', 'docx', '--outdir', out, ...inputs], { timeout: CONVERSION_MILLISECONDS });
  if ((await readdir(out)).length !== records.length) throw new Error(`LibreOffice 没有转换全部 ${records.length} 份文件`);
  for (const [index, { path, plan }] of records.entries()) await save(join(folder, path), await readFile(join(out, `r${index}.docx`)), plan.stamp.modified);
  await rm(work, { recursive: true, force: true });
}

/** Only against a program that hangs: on a machine with a load of thirty, ten papers have taken more than four minutes. */
const CONVERSION_MILLISECONDS = 40 * 60_000;

function roster({ village }: Book) {
  const title = `${village.name}村党支部党员名册`;
  const rows = village.members.map((name, index) => [String(index + 1), name, index % 4 === 3 ? '女' : '男', `19${60 + (index % 30)}-0${1 + (index % 9)}`, `20${String(1 + (index % 18)).padStart(2, '0')}-06`, `20${String(2 + (index % 18)).padStart(2, '0')}-06`, index === 0 ? '支部书记' : village.committee.includes(name) ? '委员' : '']);
  return { title, blocks: [paragraph(title, 'title'), listTable([1, 2, 1, 2, 2, 2, 2], ['序号', '姓名', '性别', '出生年月', '入党时间', '转正时间', '党内职务'], rows)] };
}

async function save(path: string, bytes: Uint8Array | Promise<Uint8Array>, modified: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await bytes);
  const time = toInstant(modified);
  await utimes(path, time, time);
}
