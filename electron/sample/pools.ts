import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DangheError } from '../../shared/model/errors.ts';
import { resourceFile } from '../resources.ts';

const texts = z.array(z.string()).min(1);

const namesSchema = z.object({
  note: z.string(),
  surnames: texts,
  menGiven: texts,
  womenGiven: texts,
  townships: z.array(z.object({ county: z.string(), township: z.string() })).min(1),
  villages: texts,
  places: texts,
  venues: texts,
  floatingPlaces: texts,
  absenceReasons: texts,
  educations: texts,
});

const matterSchema = z.object({
  id: z.string(),
  name: z.string(),
  months: z.array(z.number().int().min(1).max(12)),
  project: z.boolean().optional(),
  facts: texts,
  opinions: texts,
  decisions: texts,
});

const studySchema = z.object({ title: z.string(), from: z.string(), to: z.string().optional(), term: z.boolean().optional() });

const phrasesSchema = z.object({
  openers: z.array(z.string()),
  tails: z.array(z.string()),
  studyTalk: texts,
  aims: texts,
  gaps: texts,
  lectures: z.array(z.object({ title: z.string(), points: texts })),
  themes: z.array(z.object({ title: z.string(), scene: z.enum(['room', 'trees', 'river', 'field', 'hall', 'yard', 'road']), place: z.string(), work: z.string(), say: texts })),
  trees: texts,
  criticism: texts,
  study: z.array(studySchema),
  copied: texts,
  stock: texts,
});

export type Matter = z.infer<typeof matterSchema>;

/** The sample's word pools: fictional names and places, matters a village discusses, sentences about them. */
export interface Pools {
  readonly names: z.infer<typeof namesSchema>;
  readonly matters: readonly Matter[];
  readonly phrases: z.infer<typeof phrasesSchema>;
}

/** Loads the pools from `resources/sample/`; `resource-invalid` names the file and the key at fault. */
export function loadPools(): Pools {
  return {
    names: load('sample/names.json', namesSchema),
    matters: load('sample/matters.json', z.array(matterSchema).min(1)),
    phrases: load('sample/phrases.json', phrasesSchema),
  };
}

function load<Value>(relative: string, schema: z.ZodType<Value>): Value {
  const path = resourceFile(relative);
  const result = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new DangheError({ code: 'resource-invalid', path, key: issue.path.join('.'), problem: issue.message });
}
