import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/exports/verifyBundle.ts';
import { bundleFaultMessage } from '../../../shared/messages/bundleFault.ts';
import { temporaryFolder } from '../library/sampleFiles.ts';
import { manifestLines, soundBag, sumOf, withPayload, writeBag, type BagParts } from './handMadeBag.ts';

// The cases of the Library of Congress' conformance suite, and those of RFC 8493, as bags built by hand.

/** The lines that `verify` would print. */
async function linesOf(parts: Partial<BagParts>, spoil: (folder: string) => Promise<void> = () => Promise.resolve()): Promise<readonly string[]> {
  const folder = join(await temporaryFolder(), '包');
  await writeBag(folder, { ...soundBag, ...parts });
  await spoil(folder);
  return (await verifyBundle(folder)).faults.map(bundleFaultMessage);
}

const nfc = 'data/档案/Café.txt'.normalize('NFC');
const nfd = nfc.normalize('NFD');
const odd = withPayload({ 'data/档案/a\nb\r%0A.txt': '换行', 'data/档案/100%.txt': '百分号', 'data/档案/100%25.txt': '原样' });
const encoded = (path: string) => path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const sound = [...soundBag.payload.keys()];

const valid: readonly (readonly [string, Partial<BagParts>])[] = [
  ['basic-bag', {}],
  ['bag-in-a-bag', { payload: withPayload({ 'data/档案/内包/bagit.txt': 'BagIt-Version: 1.0\n', 'data/档案/内包/data/a.txt': 'a' }) }],
  ['duplicate-metadata-entries', { info: `${soundBag.info}Contact-Name: 甲\nContact-Name: 乙\nExternal-Description: 一行\n  续一行\n` }],
  ['names with CR, LF and % as RFC 8493 §2.1.3 encodes them', { payload: odd, manifest: manifestLines(odd, encoded) }],
  ['the same in lower case', { payload: odd, manifest: manifestLines(odd, (path) => encoded(path).replace('%0A', '%0a').replace('%0D', '%0d')) }],
  ['CRLF line ends', { newline: '\r\n', bagit: 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n' }],
  ['leading-dot-slash', { manifest: manifestLines(soundBag.payload, (path) => `./${path}`) }],
  ['md5sum-style asterisks and capitals', { manifest: [...soundBag.payload].map(([path, content]) => `${sumOf(content).toUpperCase()} *${path}`) }],
  ['filename-normalization: listed NFC, stored NFD by the medium', { payload: withPayload({ [nfd]: 'é' }), manifest: manifestLines(withPayload({ [nfd]: 'é' }), (path) => path.normalize('NFC')) }],
  ['filename-normalization the other way', { payload: withPayload({ [nfc]: 'é' }), manifest: manifestLines(withPayload({ [nfc]: 'é' }), (path) => path.normalize('NFD')) }],
  ['basic-bag-sha512 beside SHA-256', { tags: { 'manifest-sha512.txt': [...soundBag.payload].map(([path, content]) => `${sumOf(content, 'sha512')}  ${path}\n`).join('') } }],
];
it.each(valid)('accepts %s', async (_, parts) => {
  expect(await linesOf(parts)).toEqual([]);
});

const bad = (name: string, problem: string) => `${name}：清单文件有问题，${problem}。`;
const empty = sumOf('x');

type Spoil = (folder: string) => Promise<void>;
const invalid: readonly (readonly [string, Partial<BagParts>, readonly string[], Spoil?])[] = [
  ['missing bagit.txt', { bagit: null }, [expect.stringContaining('不是成果包（没有 bagit.txt）') as string]],
  ['bagit-with-invalid-whitespace', { bagit: 'BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n' }, [bad('bagit.txt', '不是 BagIt 1.0 的声明（应为两行，冒号后一个空格）')]],
  ['bagit-with-extra-line', { bagit: `${String(soundBag.bagit)}Note: x\n` }, [bad('bagit.txt', '不是 BagIt 1.0 的声明（应为两行，冒号后一个空格）')]],
  ['bagit-with-invalid-version', { bagit: 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n' }, [bad('bagit.txt', '声明的是 BagIt 0.97，应为 1.0')]],
  ['bagit.txt with a byte-order mark', { bagit: `\uFEFF${String(soundBag.bagit)}` }, [bad('bagit.txt', '以字节顺序标记（BOM）开头，可能被记事本另存过')]],
  ['UTF-16-encoded-tag-files', { bagit: Buffer.from(`\uFEFF${String(soundBag.bagit)}`, 'utf16le') }, [bad('bagit.txt', '是 UTF-16 编码，应为 UTF-8')]],
  ['another declared encoding', { bagit: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: GBK\n' }, [bad('bagit.txt', '声明的编码是 GBK，应为 UTF-8')]],
  ['manifest in another encoding', { manifestBytes: (text) => Buffer.concat([Buffer.from(text.replace(/[^\n]*会议[^\n]*\n/, '')), Buffer.from(sumOf('会议记录')), Buffer.from('  data/'), Buffer.of(0xb5, 0xb5, 0xb0, 0xb8), Buffer.from('/a.txt\n')]) }, [bad('manifest-sha256.txt', '不是 UTF-8 编码，可能被别的程序另存过')]],
  ['manifest with a byte-order mark', { manifestBytes: (text) => Buffer.from(`\uFEFF${text}`) }, [bad('manifest-sha256.txt', '以字节顺序标记（BOM）开头，可能被记事本另存过')]],
  ['no manifest', {}, [expect.stringContaining('manifest-sha256.txt：缺失') as string, 'manifest-sha256.txt：缺失，清单中有这个文件，成果包中没有。'], (folder) => rm(join(folder, 'manifest-sha256.txt'))],
  ['manifest line that is none', { manifest: [...manifestLines(soundBag.payload), 'data/没有校验值.txt'] }, [bad('manifest-sha256.txt', '第 4 行格式不对')]],
  ['payload file outside the manifest', { manifest: manifestLines(soundBag.payload).slice(0, 2) }, ['data/档案/会议.txt：多出的文件，清单中没有。']],
  ['manifest entry without a file', { manifest: [...manifestLines(soundBag.payload), `${empty}  data/没有.txt`] }, ['data/没有.txt：缺失，清单中有这个文件，成果包中没有。']],
  ['same-filename-listed-twice', { manifest: [...manifestLines(soundBag.payload), manifestLines(soundBag.payload)[2]!] }, [bad('manifest-sha256.txt', 'data/档案/会议.txt 列了两次')]],
  ['same-filename-listed-twice-with-different-normalization', { payload: withPayload({ [nfc]: 'é' }), manifest: [...manifestLines(withPayload({ [nfc]: 'é' })), `${sumOf('é')}  ${nfd}`] }, [bad('manifest-sha256.txt', `${nfd} 列了两次（两次只差 Unicode 写法，显示出来一样）`)]],
  ['a second file that only differs in its Unicode form', { payload: withPayload({ [nfc]: 'é', [nfd]: '另一份' }), manifest: manifestLines(withPayload({ [nfc]: 'é' })) }, [`${nfd}：多出的文件，清单中没有。`]],
  ['out-of-scope-file-paths-using-dot-notation', { manifest: [...manifestLines(soundBag.payload), `${empty}  data/../../外面.txt`] }, ['data/../../外面.txt：清单指向成果包以外的位置，已拒绝读取。']],
  ['absolute path', { manifest: [...manifestLines(soundBag.payload), `${empty}  /etc/hostname`] }, ['/etc/hostname：清单指向成果包以外的位置，已拒绝读取。']],
  ['tilde path', { manifest: [...manifestLines(soundBag.payload), `${empty}  ~/外面.txt`] }, ['~/外面.txt：清单指向成果包以外的位置，已拒绝读取。']],
  ['drive letter', { manifest: [...manifestLines(soundBag.payload), `${empty}  C:/外面.txt`] }, ['C:/外面.txt：清单指向成果包以外的位置，已拒绝读取。']],
  ['backslashes', { manifest: [...manifestLines(soundBag.payload), `${empty}  data\\..\\外面.txt`] }, ['data\\..\\外面.txt：清单指向成果包以外的位置，已拒绝读取。']],
  ['payload manifest that lists a tag file', { manifest: [...manifestLines(soundBag.payload), `${sumOf(soundBag.info)}  bag-info.txt`] }, ['bag-info.txt：清单指向成果包以外的位置，已拒绝读取。']],
  ['fetch.txt', { tags: { 'fetch.txt': 'http://example.invalid/a 1 data/a.txt\n' } }, [bad('fetch.txt', '要求从别处取文件；成果包应当自带全部文件，档盒不从网上取')]],
  ['no tag manifest', { withoutTagManifest: true }, ['tagmanifest-sha256.txt：缺失，清单中有这个文件，成果包中没有。']],
  ['tag manifest that lists payload', { tagLines: [`${sumOf('')}  data/events.jsonl`] }, [bad('tagmanifest-sha256.txt', 'data/events.jsonl：只应列出 data 以外的文件')]],
  ['tag manifest that lists itself', { tagLines: [`${empty}  tagmanifest-sha256.txt`] }, [bad('tagmanifest-sha256.txt', 'tagmanifest-sha256.txt：不应列出校验清单自己')]],
  ['tag manifest that lists a file twice', { tagLines: [`${sumOf(soundBag.info)}  bag-info.txt`] }, [bad('tagmanifest-sha256.txt', 'bag-info.txt：列了两次')]],
  ['tag file altered after the export', {}, [bad('bag-info.txt', '内容与 tagmanifest-sha256.txt 不符，导出后被改动过')], (folder) => writeFile(join(folder, 'bag-info.txt'), `${soundBag.info}Contact-Name: 某人\n`)],
  ['tag file that no manifest lists', {}, ['说明.txt：多出的文件，清单中没有。'], (folder) => writeFile(join(folder, '说明.txt'), 'x')],
  ['wrong Payload-Oxum', { info: `${soundBag.info}Payload-Oxum: 1.1\n` }, [expect.stringContaining('Payload-Oxum 为 1.1，实际为') as string]],
  ['manifest-sha512 that lists other files', { tags: { 'manifest-sha512.txt': `${sumOf('', 'sha512')}  data/events.jsonl\n${sumOf('x', 'sha512')}  data/别的.txt\n` } }, [bad('manifest-sha512.txt', '没有列出 data/report.json'), bad('manifest-sha512.txt', '没有列出 data/档案/会议.txt'), bad('manifest-sha512.txt', '列出了 manifest-sha256.txt 中没有的 data/别的.txt')]],
  ['manifest-md5 with another sum', { tags: { 'manifest-md5.txt': [...soundBag.payload].map(([path, content]) => `${sumOf(`${content}x`, 'md5')}  ${path}\n`).join('') } }, sound.map((path) => bad('manifest-md5.txt', `${path} 的 MD5 值不符，而 SHA-256 相符，清单被改动过`))],
  ['manifest of an algorithm that nobody knows', { tags: { 'manifest-rot13.txt': 'abc  data/a\n' } }, [bad('manifest-rot13.txt', '不认识的校验算法“rot13”')]],
  ['payload file that is a link', {}, ['data/档案/会议.txt：是符号链接，不是文件本身，成果包中不应出现。'], async (folder) => {
    await rm(join(folder, 'data/档案/会议.txt'));
    await symlink('/etc/hostname', join(folder, 'data/档案/会议.txt'));
  }],
  ['payload altered by one bit', {}, [expect.stringContaining('data/档案/会议.txt：内容与清单不符') as string], async (folder) => {
    const bytes = await readFile(join(folder, 'data/档案/会议.txt'));
    bytes[3] = bytes[3]! ^ 1;
    await writeFile(join(folder, 'data/档案/会议.txt'), bytes);
  }],
];
it.each(invalid.map(([name, parts, expected, spoil]) => ({ name, parts, expected, spoil })))('explains in one line: $name', async ({ parts, expected, spoil }) => {
  expect((await linesOf(parts, spoil)).toSorted()).toEqual([...expected].toSorted());
});
