import type { Evidence, RawValues } from '../model/evidence.ts';
import { readInstant, type Instant } from './instants.ts';

/** What a file says of when and how it was made, without the values that are known to carry no information. */
export interface FileTimes {
  readonly from: 'office' | 'pdf' | 'ofd';
  readonly created: Instant | null;
  readonly saved: Instant | null;
  /** The last signature of an OFD file. */
  readonly signed: Instant | null;
  /** How often it was saved, as it counts itself. */
  readonly revision: number | null;
  /** Minutes it was open for editing, as it counts itself; WPS often writes 0 or nothing. */
  readonly editMinutes: number | null;
  readonly program: ProgramFamily;
  /** How a PDF came about; `null` for other files. */
  readonly pdfOrigin: 'exported' | 'printed' | 'scanned' | 'unknown' | null;
}

export type ProgramFamily = 'word' | 'wps' | 'libreoffice' | 'other';

/** The times of a file; `null` where it states none that means anything. */
export function fileTimes(evidence: Evidence): FileTimes | null {
  return officeTimes(evidence) ?? pdfTimes(evidence) ?? ofdTimes(evidence);
}

/** A value of the evidence, `core.created`; `null` where it is absent or known to carry no information. */
export function informative(evidence: Evidence, key: string): string | null {
  if (evidence.uninformative[key] !== undefined) return null;
  const dot = key.indexOf('.');
  const group: RawValues | undefined = evidence[key.slice(0, dot) as 'core' | 'app' | 'custom' | 'ole' | 'pdf' | 'ofd'];
  return group?.[key.slice(dot + 1)] ?? null;
}

function officeTimes(evidence: Evidence): FileTimes | null {
  const { core, ole } = evidence;
  if (!core && !ole) return null;
  const created = instant(evidence, 'core.created') ?? instant(evidence, 'ole.created');
  const saved = instant(evidence, 'core.modified') ?? instant(evidence, 'ole.saved');
  if (!created && !saved) return null;
  return {
    from: 'office',
    created,
    saved,
    signed: null,
    revision: whole(informative(evidence, 'core.revision') ?? informative(evidence, 'ole.revision')),
    editMinutes: whole(informative(evidence, 'app.TotalTime') ?? informative(evidence, 'ole.editMinutes')),
    program: programOf(evidence),
    pdfOrigin: null,
  };
}

function pdfTimes(evidence: Evidence): FileTimes | null {
  if (!evidence.pdf) return null;
  const created = instant(evidence, 'pdf.info.CreationDate') ?? instant(evidence, 'pdf.xmp.createdate') ?? instant(evidence, 'pdf.xmp.CreateDate');
  const saved = instant(evidence, 'pdf.info.ModDate') ?? instant(evidence, 'pdf.xmp.modifydate') ?? instant(evidence, 'pdf.xmp.ModifyDate');
  if (!created && !saved) return null;
  return { from: 'pdf', created, saved, signed: null, revision: null, editMinutes: null, program: 'other', pdfOrigin: pdfOriginOf(evidence.pdf) };
}

function ofdTimes(evidence: Evidence): FileTimes | null {
  if (!evidence.ofd) return null;
  const created = instant(evidence, 'ofd.CreationDate');
  const saved = instant(evidence, 'ofd.ModDate');
  const signatures = Object.keys(evidence.ofd).filter((key) => key.endsWith('.SignatureDateTime')).flatMap((key) => readInstant(evidence.ofd![key]!) ?? []);
  const signed = signatures.reduce<Instant | null>((last, next) => (last === null || next.at > last.at ? next : last), null);
  if (!created && !saved && !signed) return null;
  return { from: 'ofd', created, saved, signed, revision: null, editMinutes: null, program: 'other', pdfOrigin: null };
}

function instant(evidence: Evidence, key: string): Instant | null {
  const value = informative(evidence, key);
  return value === null ? null : readInstant(value);
}

/** A build tag of WPS stays when Word saves the file afterwards (detection.md §1.1), so what last saved it is asked first. */
function programOf({ app, ole, custom }: Evidence): ProgramFamily {
  const application = app?.['Application'] ?? ole?.['application'] ?? '';
  if (/WPS|Kingsoft|金山/i.test(application)) return 'wps';
  if (/LibreOffice|OpenOffice/i.test(application)) return 'libreoffice';
  if (/Microsoft.*(Word|Excel)/i.test(application)) return 'word';
  return custom?.['KSOProductBuildVer'] === undefined ? 'other' : 'wps';
}

/** Scanners and print drivers set a PDF's creation to the moment of scanning or printing, which says nothing of the paper. */
function pdfOriginOf(pdf: RawValues): FileTimes['pdfOrigin'] {
  const made = `${pdf['info.Producer'] ?? ''} ${pdf['info.Creator'] ?? ''} ${pdf['xmp.producer'] ?? ''} ${pdf['xmp.creatortool'] ?? ''}`;
  if (/scan|扫描|CamScanner|扫描全能王|ScanSnap|TWAIN|Paper ?Stream|Canon|EPSON|RICOH|KONICA|KYOCERA|Brother|FUJI|HP (?:Officejet|LaserJet|Digital Sending)|imageRUNNER|WorkCentre|Image Conversion/i.test(made)) return 'scanned';
  if (/Print To PDF|PDFCreator|doPDF|Virtual Printer|PDF Printer|Ghostscript|PScript|Skia\/PDF|Quartz|虚拟打印|打印/i.test(made)) return 'printed';
  if (/Word|WPS|Writer|LibreOffice|OpenOffice|Kingsoft/i.test(made)) return 'exported';
  return 'unknown';
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
