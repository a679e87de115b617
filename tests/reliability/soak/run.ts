import type { Options } from '../options.ts';
import { soak } from './soak.ts';

const megabytes = (bytes: number) => (bytes / (1 << 20)).toFixed(1);

/** `npm run reliability -- soak [--hours 2] [--rest 2000]`. */
export async function soakCommand({ number }: Options): Promise<void> {
  console.log('| 分钟 | 轮 | 堆与外部内存（MB） | 常驻内存（MB） |\n| ---: | ---: | ---: | ---: |');
  const outcome = await soak({
    hours: number('hours', 2), rest: number('rest', 2000), sampleEvery: 120_000,
    onSample: ({ minutes, rounds, heapUsed, external, rss }) => console.log(`| ${minutes.toFixed(0)} | ${rounds} | ${megabytes(heapUsed + external)} | ${megabytes(rss)} |`),
  });
  console.log(`\n${outcome.minutes.toFixed(0)} 分钟，${outcome.rounds} 轮，${outcome.calls} 次调用；后一半每小时增长：堆与外部内存 ${megabytes(outcome.heapGrowth)} MB，常驻内存 ${megabytes(outcome.rssGrowth)} MB。`);
}
