import { readJob } from './readJob.ts';
import { serveJobs } from './serveJobs.ts';

// The script of a reader process; started by `spawnReader.ts`.
serveJobs(readJob);
