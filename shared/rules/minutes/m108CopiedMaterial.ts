import type { BranchFacts, RecordFact } from '../../model/facts.ts';
import { draftOnRecord, isRead, nameOf, type FindingDraft, type Rule, type RuleContext } from '../rule.ts';
import type { Rulebook } from '../rulebook.ts';
import { copyDetector, type CopyDetector } from './copiedText.ts';
import { spokenWords } from './spokenWords.ts';

/** The body is mostly copied study material: word for word from the township's circulars, or read out under 学习. */
export const m108CopiedMaterial: Rule = {
  code: 'M108',
  title: '正文主要是摘抄的学习材料',
  check: (context) => {
    const detector = copyDetector(circulars(context), context.rulebook.thresholds.copiedBlockCharacters);
    return context.minutes.flatMap(({ record, branch }) => copiedFromCircular(record, detector, context.rulebook) ?? readOut(record, branch, context.rulebook) ?? []);
  },
};

const circularKinds: ReadonlySet<string> = new Set(['superiorDocument', 'incomingCircular']);

/** The circulars of all branches, the same text once: a circular is filed in many villages. */
function circulars({ facts, rulebook }: RuleContext) {
  const records = facts.branches.flatMap((branch) => branch.records.filter((record) => record.kind !== null && circularKinds.has(record.kind) && isRead(record, rulebook)));
  return [...new Map(records.map(({ path, title, text }) => [text, { path, title, text }])).values()];
}

function copiedFromCircular(record: RecordFact, detector: CopyDetector, rulebook: Rulebook): FindingDraft | null {
  const { copiedShare, copiedCharacters } = rulebook.thresholds;
  const found = detector.compare(record.text);
  if (!found || found.copied < copiedCharacters || found.copied < copiedShare * found.characters) return null;
  const percent = Math.round((found.copied / found.characters) * 100);
  return draftOnRecord(rulebook, 'M108', record, {
    title: `正文约 ${percent}% 与学习材料文字相同`,
    explanation: `${nameOf(record)}正文 ${found.characters} 字（不计标点），其中 ${found.copied} 字与“${found.source.title}”等材料逐字相同，约占 ${percent}%，会议自己的内容只有约 ${found.characters - found.copied} 字。`,
    evidence: [{ path: record.path, quote: shorten(found.longest) }, { path: found.source.path, quote: found.source.title }],
  });
}

/**
 * Without the circular at hand: long text under a heading of study and not one line of the branch's own in it (nobody
 * named, nothing about 本村, 支部 or what is to be done).
 */
function readOut(record: RecordFact, branch: BranchFacts, rulebook: Rulebook): FindingDraft | null {
  const { copiedShare, copiedCharacters } = rulebook.thresholds;
  if (record.text.length < copiedCharacters * 2 || spokenWords(record, branch, rulebook) !== null) return null;
  const lines = record.text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const heading = lines.findIndex((line) => line.length <= 60 && /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．\s]*)?(?:(?:会议|活动)?(?:内容|主题|议题|议程)[一二三四五六\d]?[:：]\s*)?(?:集中|组织|共同|会议|全体党员|党员)?(?:学习|传达|领学|学习传达|传达学习)/.test(line));
  if (heading < 0) return null;
  const following = lines.slice(heading + 1);
  const end = following.findIndex((line) => /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．\s]*)?(?:讨论|发言|交流|会议决定|会议议定|决议|决定|工作安排|下一步)/.test(line));
  const body = end < 0 ? following : following.slice(0, end);
  const characters = body.reduce((total, line) => total + line.length, 0);
  const own = body.filter((line) => /我村|本村|我支部|本支部|我们村|我镇|会议(?:决定|要求|强调|指出)|同志|主持人|记录人|参会|散会/.test(line)).reduce((total, line) => total + line.length, 0);
  if (characters < copiedCharacters * 2 || characters < copiedShare * record.text.length || own > characters * 0.1) return null;
  const percent = Math.round((characters / record.text.length) * 100);
  return draftOnRecord(rulebook, 'M108', record, {
    severity: 'info',
    title: '正文主要是学习材料的内容',
    explanation: `${nameOf(record)}在“${shorten(lines[heading]!)}”之后有 ${characters} 字的材料内容，约占全文 ${percent}%，其中没有出现本村本支部的情况和任何人的发言。`,
    evidence: [{ path: record.path, quote: shorten(body.find((line) => line.length > 20) ?? body[0]!) }],
  });
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}……`;
}
