import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { DangheError } from '../../../shared/model/errors.ts';
import { resourceFile } from '../../resources.ts';

/** The OCR models as loaded: their bytes, checked, and how they want their input. */
export interface OcrModels {
  /** Names model and version in what is stored of a reading. */
  readonly id: string;
  readonly detector: Uint8Array;
  readonly recogniser: Uint8Array;
  readonly angle: Uint8Array;
  /** One entry a class of the recogniser; the first is the blank between characters. */
  readonly characters: readonly string[];
  readonly detection: { readonly side: number; readonly threshold: number; readonly regionThreshold: number; readonly unclip: number };
  /** Height of a line crop in pixels. */
  readonly lineHeight: number;
}

const file = z.object({ file: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const manifestShape = z.object({
  id: z.string().min(1),
  /** An installed package that holds the files; without it they lie beside the manifest. */
  package: z.string().optional(),
  folder: z.string().optional(),
  files: z.object({ detector: file, recogniser: file, angle: file, dictionary: file }),
  detection: z.object({ side: z.number().int().min(320).max(4096), threshold: z.number().gt(0).lt(1), regionThreshold: z.number().gt(0).lt(1), unclip: z.number().min(1).max(4) }),
  recognition: z.object({ height: z.number().int().min(16).max(128) }),
});

/** Where newer models may be put instead: a folder with a `manifest.json` of the same form and its files. */
export const shippedManifest = resourceFile('ocr/manifest.json');

/**
 * Loads the models that a manifest names; each file's SHA-256 is checked.
 *
 * @param folder a folder of the user's own with a `manifest.json`; the shipped models where absent
 * @throws DangheError `ocr-model-missing`, `ocr-model-altered`, `resource-invalid`
 */
export async function loadModels(folder?: string): Promise<OcrModels> {
  const manifestFile = folder === undefined ? shippedManifest : join(resolve(folder), 'manifest.json');
  const manifest = await loadManifest(manifestFile);
  const home = join(manifest.package === undefined ? dirname(manifestFile) : packageFolder(manifest.package, manifestFile), manifest.folder ?? '.');
  const { detector, recogniser, angle, dictionary } = manifest.files;
  const [detectorBytes, recogniserBytes, angleBytes, dictionaryBytes] = await Promise.all([detector, recogniser, angle, dictionary].map((entry) => loadChecked(join(home, entry.file), entry.sha256)));
  const keys = new TextDecoder().decode(dictionaryBytes).replace(/\r?\n$/, '').split(/\r?\n/);
  return {
    id: manifest.id,
    detector: detectorBytes!,
    recogniser: recogniserBytes!,
    angle: angleBytes!,
    characters: ['', ...keys, ' '],
    detection: manifest.detection,
    lineHeight: manifest.recognition.height,
  };
}

async function loadManifest(path: string): Promise<z.infer<typeof manifestShape>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DangheError({ code: 'ocr-model-missing', path }, { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new DangheError({ code: 'resource-invalid', path, key: 'manifest', problem: '不是有效的 JSON' }, { cause });
  }
  const parsed = manifestShape.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new DangheError({ code: 'resource-invalid', path, key: issue.path.join('.'), problem: issue.message });
}

function packageFolder(name: string, manifestFile: string): string {
  let found: string | undefined;
  try {
    found = findPackageJSON(name, import.meta.url);
  } catch (cause) {
    throw new DangheError({ code: 'ocr-model-missing', path: `${name}（${manifestFile}）` }, { cause });
  }
  if (found === undefined) throw new DangheError({ code: 'ocr-model-missing', path: `${name}（${manifestFile}）` });
  return dirname(found);
}

async function loadChecked(path: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new DangheError({ code: 'ocr-model-missing', path }, { cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new DangheError({ code: 'ocr-model-altered', path });
  return bytes;
}
