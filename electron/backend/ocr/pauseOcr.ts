import type { By } from '../../library/change.ts';
import type { Library } from '../../library/library.ts';

const SETTING = 'ocrPaused';

/** Pauses the OCR queue after the page that is being read, or lets it go on; holds until said otherwise, over restarts too. */
export function pauseOcr(library: Library, paused: boolean, by?: By): void {
  library.change('ocr-pause', paused ? '暂停文字识别' : '继续文字识别', ({ settings }) => settings.set(SETTING, paused ? true : null), by);
}

export function isOcrPaused(library: Library): boolean {
  return library.settings.get(SETTING) === true;
}
