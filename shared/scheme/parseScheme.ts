import { z } from 'zod';
import { DangheError } from '../model/errors.ts';
import type { Scheme } from '../model/scheme.ts';

const filledText = z.string({ error: '应为文字' }).refine((text) => text.trim() !== '', { error: '不能为空' });
const code = filledText.refine((text) => /^\d{2}$/.test(text), { error: '应为两位数字，例如 01' });
const id = filledText.refine((text) => /^[a-zA-Z][a-zA-Z0-9]*$/.test(text), { error: '只能用英文字母和数字，并以字母开头' });
const role = z.enum(['meeting', 'attachment', 'roster', 'development', 'decision', 'document'], {
  error: '应为 meeting、attachment、roster、development、decision、document 之一',
});
const retention = z.enum(['永久', '30年', '10年'], { error: '应为“永久”“30年”“10年”之一' });
const term = z.object({
  term: filledText,
  weight: z.number({ error: '应为数字' }).refine((weight) => weight !== 0 && Math.abs(weight) <= 10, { error: '应在 -10 到 10 之间且不为 0' }),
}, { error: '应为 { "term": 文字, "weight": 数字 }' });

const schemeShape = z.object({
  id: filledText,
  version: filledText,
  name: filledText,
  source: z.string({ error: '应为文字' }),
  categories: z.array(z.object({ code, name: filledText, description: z.string({ error: '应为文字' }) }, { error: '应为一个类别' }), { error: '应为类别的列表' }).min(1, { error: '至少要有一个类别' }),
  kinds: z.array(
    z.object({ id, name: filledText, category: code, alsoIn: z.array(code, { error: '应为类别码的列表' }), role, retention, titles: z.array(filledText, { error: '应为题名的列表' }), terms: z.array(term, { error: '应为词语的列表' }) }, { error: '应为一种材料' }),
    { error: '应为材料种类的列表' },
  ).min(1, { error: '至少要有一种材料' }),
}, { error: '应为一个分类方案对象' });

/**
 * Checks a filing scheme and gives it back typed.
 *
 * @param json the parsed file
 * @param path the file's name, for the message
 * @throws DangheError `resource-invalid` naming file, key and problem (in Chinese)
 */
export function parseScheme(json: unknown, path: string): Scheme {
  const parsed = schemeShape.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw invalid(path, keyOf(issue.path), issue.message);
  }
  rejectContradictions(parsed.data, path);
  return parsed.data;
}

/** What a shape cannot say: codes and ids are unique, and every category that is named exists. */
function rejectContradictions(scheme: Scheme, path: string): void {
  const codes = new Set<string>();
  for (const [index, category] of scheme.categories.entries()) {
    if (codes.has(category.code)) throw invalid(path, `categories[${index}].code`, `类别码“${category.code}”重复`);
    codes.add(category.code);
  }
  const ids = new Set<string>();
  for (const [index, kind] of scheme.kinds.entries()) {
    const at = `kinds[${index}]`;
    if (ids.has(kind.id)) throw invalid(path, `${at}.id`, `“${kind.id}”重复`);
    ids.add(kind.id);
    if (!codes.has(kind.category)) throw invalid(path, `${at}.category`, `没有类别“${kind.category}”`);
    for (const [position, other] of kind.alsoIn.entries()) {
      if (!codes.has(other)) throw invalid(path, `${at}.alsoIn[${position}]`, `没有类别“${other}”`);
      if (other === kind.category) throw invalid(path, `${at}.alsoIn[${position}]`, `“${other}”已是它所属的类别`);
    }
  }
}

function invalid(path: string, key: string, problem: string): DangheError {
  return new DangheError({ code: 'resource-invalid', path, key, problem });
}

/** `kinds[3].terms[0].weight`; the whole file where there is no path. */
function keyOf(path: readonly PropertyKey[]): string {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
  return key === '' ? '内容' : key;
}
