import { bareVillageFolder } from './bareVillageFolder.ts';
import type { BranchHint } from './branchHint.ts';
import { villagesIn, type VillageName } from './villageNames.ts';

export interface BranchInput {
  readonly organisation: string | null;
  readonly title: string | null;
  readonly opening: string;
  readonly signature: string | null;
  /** From the top of the source. */
  readonly folders: readonly string[];
  readonly fileName: string;
}

interface Voice {
  readonly village: VillageName;
  readonly weight: number;
  readonly reason: string;
}

/**
 * The branch of one paper, decided by who wrote it, what it is titled and where it lies; villages that are merely
 * mentioned do not count. The township's own papers name no village and take that of their folder.
 *
 * @returns `null` where neither content nor names say; the files around it may (`shared/filing`)
 */
export function recogniseBranch(input: BranchInput): BranchHint | null {
  const voices = [...voicesOf(input)].sort((a, b) => b.weight - a.weight);
  const best = voices[0];
  if (!best) return null;
  const agreeing = voices.filter(({ village }) => village.stem === best.village.stem);
  const opposing = voices.find(({ village, weight }) => village.stem !== best.village.stem && weight >= 0.6);
  const type = agreeing.find(({ village }) => village.type !== null)?.village.type ?? null;
  const body = agreeing.find(({ village }) => village.body !== null)?.village.body ?? null;
  const place = agreeing.find(({ village }) => village.township !== undefined)?.village;
  const countyName = agreeing.find(({ village }) => village.county !== undefined)?.village.county;
  const village = `${best.village.stem}${type ?? '村'}`;
  const confidence = opposing ? Math.min(best.weight, 0.75) : Math.min(0.98, best.weight + 0.03 * (agreeing.length - 1));
  return {
    village,
    ...(place?.township ? { township: place.township } : {}),
    ...(countyName ? { county: countyName } : {}),
    name: `${village}${body ?? '党支部'}`,
    confidence: Math.round(confidence * 100) / 100,
    reasons: [...agreeing.slice(0, 2).map(({ reason }) => reason), ...(opposing ? [`${opposing.reason}，与此不一致`] : [])],
    typeStated: type !== null,
    bodyStated: body !== null,
  };
}

function* voicesOf(input: BranchInput): Generator<Voice> {
  const say = (village: VillageName | undefined, weight: number, reason: string): Voice[] => (village ? [{ village, weight, reason }] : []);
  if (input.organisation) yield* say(villagesIn(input.organisation)[0], 0.95, `单位写明“${input.organisation}”`);
  if (input.title) yield* fromTitle(input.title);
  if (input.signature) yield* say(villagesIn(input.signature)[0], 0.85, `落款为“${input.signature}”`);
  for (const [index, folder] of input.folders.entries()) {
    // Inner folders are closer; 东沟村 itself says more than 西沟村结对共建.
    const village = onlyVillage(villagesIn(folder));
    const plain = village !== undefined && folder.replace(/[\d\s._\-、年度]|材料|资料|档案|文件/g, '').length <= village.raw.length;
    yield* say(village, (plain ? 0.86 : 0.8) + 0.001 * index, `所在文件夹“${folder}”`);
  }
  yield* say(bareVillageFolder(input.folders) ?? undefined, 0.55, `所在文件夹“${input.folders.join('/')}”`);
  yield* say(onlyVillage(villagesIn(input.fileName)), 0.8, `文件名为“${input.fileName}”`);
  yield* fromOpening(input.opening);
}

/** A title that begins with the village is its own paper; a village further on may be what a circular is about. */
function fromTitle(title: string): Voice[] {
  const villages = villagesIn(title);
  const first = villages[0];
  if (!first || (new Set(villages.map(({ stem }) => stem)).size > 1 && first.start > 0)) return [];
  return [{ village: first, weight: first.start === 0 && !title.startsWith('关于') ? 0.92 : 0.7, reason: `标题为“${title}”` }];
}

/** Labelled lines and letterheads say whose paper it is; running text only when it names a single village's branch. */
function fromOpening(opening: string): Voice[] {
  const labelled = /(?:支部名称|党组织名称|所在(?:党)?支部|党支部名称|填报单位|单位(?:名称)?|所属(?:党)?支部|制表单位|编制单位)\s*[：:]?\s*([^\s，。；]{3,40})/.exec(opening)?.[1];
  const named = labelled ? villagesIn(labelled)[0] : undefined;
  if (named) return [{ village: named, weight: 0.85, reason: `正文写明单位“${labelled}”` }];
  const villages = opening.split('\n').flatMap((line) => [...villagesIn(line)]);
  const withType = villages.filter(({ type }) => type !== null);
  const stems = new Set(withType.map(({ stem }) => stem));
  const first = withType[0];
  if (stems.size !== 1 || !first) return [];
  return [{ village: withType.find(({ body }) => body !== null) ?? first, weight: first.body || first.start === 0 ? 0.72 : 0.62, reason: `正文写有“${first.raw}”` }];
}

function onlyVillage(villages: readonly VillageName[]): VillageName | undefined {
  return new Set(villages.map(({ stem }) => stem)).size === 1 ? villages[0] : undefined;
}
