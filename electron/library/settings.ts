import type { Database } from 'better-sqlite3';
import { canonicalJson, type JsonValue } from '../../shared/archive/canonicalJson.ts';
import type { LearnedModel } from '../../shared/classification/learn.ts';
import { textHash, type Notes } from './events.ts';
import { PIN_KEYS } from './pins.ts';

/** The library's own settings: scheme, township, … as JSON by key. */
export interface Settings {
  get(key: string): JsonValue;
  all(): Readonly<Record<string, JsonValue>>;
  /** What the classifier has learned from corrections; `null` before the first. */
  learnedModel(): LearnedModel | null;
}

export interface SettingsWriter {
  /** `null` removes the setting. */
  set(key: string, value: JsonValue): void;
  /** Replaces the learned model; events keep only its digest. `null` forgets everything learned. */
  setLearnedModel(model: LearnedModel | null): void;
}

const MODEL = 'classifier';

export function createSettings(database: Database): Settings {
  const one = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const all = database.prepare<[], { key: string; value: string }>(`SELECT key, value FROM settings WHERE key NOT LIKE '${PIN_KEYS}%' ORDER BY key`);
  const model = database.prepare<[string], string>('SELECT model FROM learned_models WHERE name = ?').pluck();
  return {
    get(key) {
      const text = one.get(key);
      return text === undefined ? null : (JSON.parse(text) as JsonValue);
    },
    all: () => Object.fromEntries(all.all().map(({ key, value }) => [key, JSON.parse(value) as JsonValue])),
    learnedModel() {
      const text = model.get(MODEL);
      return text === undefined ? null : (JSON.parse(text) as LearnedModel);
    },
  };
}

export function createSettingsWriter(database: Database, settings: Settings, { note }: Notes): SettingsWriter {
  const put = database.prepare<[string, string]>('INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const remove = database.prepare<[string]>('DELETE FROM settings WHERE key = ?');
  const putModel = database.prepare<[string, string]>('INSERT INTO learned_models VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET model = excluded.model');
  const removeModel = database.prepare<[string]>('DELETE FROM learned_models WHERE name = ?');
  return {
    set(key, value) {
      const before = settings.get(key);
      if (canonicalJson(before) === canonicalJson(value)) return;
      if (value === null) remove.run(key);
      else put.run(key, canonicalJson(value));
      note('settings', key, before, value);
    },
    setLearnedModel(model) {
      const before = settings.learnedModel();
      const [was, is] = [digestOf(before), digestOf(model)];
      if (was === is) return;
      if (model === null) removeModel.run(MODEL);
      else putModel.run(MODEL, JSON.stringify(model));
      note('learnedModel', MODEL, was, is);
    },
  };
}

function digestOf(model: LearnedModel | null): string | null {
  return model === null ? null : textHash(JSON.stringify(model));
}
