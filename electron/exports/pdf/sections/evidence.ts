import { assertNever } from '../../../../shared/model/assertNever.ts';
import type { Passage } from '../../../../shared/model/finding.ts';
import type { ReportFinding } from '../../../../shared/model/report.ts';
import { type DrawnEvidence, drawnEvidence } from '../../../../shared/presentation/evidence/drawnEvidence.ts';
import { redactedBundle } from '../../../../shared/presentation/redactionText.ts';
import { drawDay } from '../evidence/daySchedule.ts';
import { drawPassages } from '../evidence/passages.ts';
import { drawPhotos } from '../evidence/photos.ts';
import { drawTimeLine } from '../evidence/timeLine.ts';
import { labelled } from '../flow.ts';
import type { PdfDocument } from '../pdfDocument.ts';
import { shortName } from './fileReferences.ts';
import type { ReportContext } from './reportContext.ts';

const MOST_QUOTES = 8;
const SHORT = 12;

/** A finding's evidence: what can be drawn is drawn, the rest quoted. */
export async function drawEvidence(pdf: PdfDocument, context: ReportContext, finding: ReportFinding): Promise<void> {
  const { drawn, quoted } = drawnEvidence(finding, context.itemOf);
  for (const evidence of drawn) {
    pdf.y += 3;
    await drawOne(pdf, context, evidence);
  }
  labelled(pdf, '摘录', quotes(context, finding, quoted));
}

/** The quoted passages, file by file; what is only a number or a name shares a line with its neighbours. */
function quotes(context: ReportContext, finding: ReportFinding, quoted: readonly Passage[]): string {
  const lines: string[] = [];
  const several = new Set(finding.evidence.map(({ path }) => path)).size > 1;
  for (const [path, ofFile] of Map.groupBy(quoted.slice(0, MOST_QUOTES), (passage) => passage.path)) {
    const words = [...new Set(ofFile.map(({ quote }) => quote))];
    const short = words.filter((quote) => quote.length < SHORT).map((quote) => `“${quote}”`).join('、');
    const parts = [...words.filter((quote) => quote.length >= SHORT).map((quote) => `“${quote}”`), ...(short ? [short] : [])];
    lines.push(...parts.map((part) => `${part}${several ? `——${shortName(context, path)}` : ''}`));
  }
  if (quoted.length > MOST_QUOTES) lines.push(`其余 ${quoted.length - MOST_QUOTES} 处见“打开我.html”。`);
  return lines.join('\n');
}

async function drawOne(pdf: PdfDocument, context: ReportContext, evidence: DrawnEvidence): Promise<void> {
  const nameOf = (path: string): string => shortName(context, path);
  switch (evidence.kind) {
    case 'passages':
      drawPassages(pdf, { name: nameOf(evidence.left), pairs: evidence.pairs.map(({ left }) => left) }, { name: nameOf(evidence.right), pairs: evidence.pairs.map(({ right }) => right) });
      break;
    case 'photos':
      drawPhotos(pdf, await Promise.all(evidence.photos.map(async ({ path, caption }) => ({ thumbnail: await context.thumbnails.of(path), caption }))), context.report.redaction ? redactedBundle.photo : undefined);
      break;
    case 'time-line':
      drawTimeLine(pdf, evidence.rows, nameOf);
      break;
    case 'day':
      drawDay(pdf, evidence.date, evidence.rows, nameOf);
      break;
    default:
      assertNever(evidence);
  }
}
