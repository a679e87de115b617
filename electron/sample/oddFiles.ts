import { crc32 } from 'node:zlib';
import * as cfb from 'cfb';
import { calendarDate } from '../../shared/model/calendarDate.ts';
import { workdayFrom } from './days.ts';
import { paragraph } from './draft.ts';
import type { SampleFile } from './files.ts';
import { encodeGbk } from './formats/gbk.ts';
import { render, type SampleFormat } from './formats/render.ts';
import type { Pools } from './pools.ts';
import type { Random } from './random.ts';
import { cameras, drawScene, photograph } from './scenes.ts';
import { stampAt } from './stamp.ts';
import type { Village } from './village.ts';
import { fill, writeDate } from './wording.ts';

/**
 * What lies in such folders besides records: circulars from above, system and lock files, an archive with GBK names, a
 * locked and a damaged file, copies, a holiday photo. `filed` are files of the sample from which copies are made.
 */
export function oddFiles(random: Random, pools: Pools, villages: readonly Village[], years: readonly number[], filed: readonly SampleFile[]): readonly SampleFile[] {
  const last = years.at(-1)!;
  const at = `${last}-12-30T10:20:00`;
  const home = villages[0]!;
  const [first, second, third] = [filed.find(({ path }) => path.endsWith('.docx'))!, filed.find(({ path }) => path.endsWith('.xlsx'))!, filed.findLast(({ path }) => path.endsWith('.docx'))!];
  const put = (path: string, bytes: () => Promise<Uint8Array> | Uint8Array): SampleFile => ({ path, modified: at, bytes: async () => bytes() });
  return [
    ...circulars(random, pools, home, years),
    put('Thumbs.db', () => Uint8Array.from({ length: 2048 }, (_, index) => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][index] ?? 0)),
    put('.DS_Store', () => Uint8Array.from({ length: 512 }, (_, index) => [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31][index] ?? 0)),
    put(`~$${first.path.split('/').at(-1)!.slice(2)}`, () => Uint8Array.from({ length: 162 }, (_, index) => (index === 0 ? 6 : 32))),
    put(`新建文件夹/${first.path.split('/').at(-1)!.replace('.docx', ' - 副本.docx')}`, () => first.bytes()),
    put(`新建文件夹/${second.path.split('/').at(-1)!}`, () => second.bytes()),
    put('新建文件夹/汇总（加密）.docx', () => lockedDocument(random.fork('locked'))),
    put('新建文件夹/会议记录（损坏）.docx', async () => (await third.bytes()).slice(0, 3000)),
    put('新建文件夹/IMG_国庆.jpg', async () => (await photograph(drawScene(random.fork('holiday'), 'river'), { camera: cameras[1]!, takenAt: `${last}-10-03T11:02:41` })).jpeg),
    put('新建文件夹/采购清单.txt', () => encodeGbk('A4纸 5包\r\n墨盒 2个\r\n档案盒 30个\r\n电话费 120元\r\n')),
    put('新建文件夹/报送材料.zip', () => archive(random.fork('zip'), home, last)),
  ];
}

function circulars(random: Random, pools: Pools, village: Village, years: readonly number[]): readonly SampleFile[] {
  const subjects = ['做好党员冬训工作', '开展党支部标准化建设自查', '规范党费收缴和公示', '做好流动党员联系服务', '报送年度民主评议材料', '开展档案资料整理'];
  return years.flatMap((year) => random.sample(subjects, 3).map((subject, index): SampleFile => {
    const date = workdayFrom(calendarDate(year, [2, 6, 10][index]!, 9)!);
    const office = index === 1 ? `中共${village.county}委组织部` : `中共${village.township}委员会`;
    const title = `关于${subject}的通知`;
    const setting = { random, pools, village, date };
    const format: SampleFormat = (['pdf', 'docx', 'rtf'] as const)[index]!;
    const draft = { title, blocks: [
      paragraph(office, 'title'), paragraph(`${index === 1 ? `${village.county.slice(0, 1)}组发` : `${village.township.slice(0, 1)}委发`}〔${year}〕${random.int(3, 40)}号`, 'subtitle'), paragraph(title, 'subtitle'),
      paragraph('各村党支部：', 'plain'),
      ...['一、提高认识', '二、主要任务', '三、有关要求'].flatMap((heading) => [paragraph(heading, 'section'), paragraph(`各支部要${fill('{aim}', setting)}，${fill('{aim}', setting)}，于${date.slice(0, 4)}年${Number(date.slice(5, 7)) + 1}月20日前将情况报镇党建办。`)]),
      paragraph(office, 'right'), paragraph(writeDate(date, 0), 'right'),
    ] };
    return { path: `镇党委文件/${year}/${title}.${format}`, modified: `${date}T16:00:00`, bytes: () => render(draft, format, stampAt(random.fork(`${year}-${index}`), 'wps11', '党建办', `${date}T15:12:08`)) };
  }));
}

/** An Office file under a password: an OLE container with the two streams of [MS-OFFCRYPTO], content not to be opened. */
function lockedDocument(random: Random): Uint8Array {
  const container = cfb.utils.cfb_new();
  const noise = (length: number): Buffer => Buffer.from(random.hex(length * 2), 'hex');
  cfb.utils.cfb_add(container, '/EncryptionInfo', Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/></encryption>')]));
  cfb.utils.cfb_add(container, '/EncryptedPackage', noise(6144));
  cfb.utils.cfb_del(container, '/\u0001Sh33tJ5');
  return cfb.write(container, { type: 'buffer' }) as Uint8Array;
}

/** A zip as Windows packs it: names in GBK without the UTF-8 flag, members stored. */
async function archive(random: Random, village: Village, year: number): Promise<Uint8Array> {
  const stamp = stampAt(random, 'wps11', village.clerk.name, `${year}-03-12T15:20:11`);
  const draft = (title: string, text: string): { title: string; blocks: ReturnType<typeof paragraph>[] } => ({ title, blocks: [paragraph(title, 'title'), paragraph(text), paragraph(`${village.name}村党支部`, 'right'), paragraph(`${year}年3月12日`, 'right')] });
  const members: readonly (readonly [string, Uint8Array])[] = [
    [`报送材料/${village.name}村党员教育培训学时登记.docx`, await render(draft(`${village.name}村党员教育培训学时登记`, '一季度全体党员参加集中学习3次，共计8学时。'), 'docx', stamp)],
    [`报送材料/${village.name}村志愿服务小结.txt`, await render(draft(`${village.name}村党员志愿服务小结`, '三月组织党员志愿服务2次，清理河道、看望老人。'), 'txt', stamp)],
  ];
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const encoded = Buffer.from(encodeGbk(name));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((15 << 11) | (30 << 5), 6);
    fields.writeUInt16LE(((year - 1980) << 9) | (3 << 5) | 12, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(encoded.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, encoded, Buffer.from(content));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, encoded);
    offset += 30 + encoded.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
