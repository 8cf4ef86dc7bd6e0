import type { Database } from './database'

/** Marks a SQLite file as Lull's: the letters "LULL". */
export const applicationId = 0x4c554c4c

/**
 * The way from an empty file to today's format, in order; a file's `user_version` says how many of them it has had. A
 * step that has been released is never changed: a new one is added.
 *
 * `jobs.record` is the job as JSON. The columns beside it are what jobs are looked for by. `search` is name and command
 * in lower case. Ids are UUIDv7, so that their order is the order of submission.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    ended_at TEXT,
    priority INTEGER NOT NULL,
    series TEXT,
    retry_of TEXT,
    search TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX jobs_active ON jobs (id)
    WHERE state NOT IN ('succeeded', 'failed', 'cancelled');
  CREATE INDEX jobs_by_state ON jobs (state, id);
  CREATE INDEX jobs_by_name ON jobs (name, id);
  CREATE INDEX jobs_by_end ON jobs (ended_at, id) WHERE ended_at IS NOT NULL;
  CREATE INDEX jobs_search ON jobs (id, state, search);

  CREATE TABLE job_events (
    id INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    type TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX job_events_by_job ON job_events (job_id, id);

  CREATE TABLE job_counts (state TEXT PRIMARY KEY NOT NULL, jobs INTEGER NOT NULL) STRICT;
  CREATE TRIGGER jobs_counted_in AFTER INSERT ON jobs BEGIN
    INSERT INTO job_counts (state, jobs) VALUES (new.state, 1)
      ON CONFLICT (state) DO UPDATE SET jobs = jobs + 1;
  END;
  CREATE TRIGGER jobs_counted_out AFTER DELETE ON jobs BEGIN
    UPDATE job_counts SET jobs = jobs - 1 WHERE state = old.state;
  END;
  CREATE TRIGGER jobs_counted_over AFTER UPDATE OF state ON jobs WHEN new.state <> old.state BEGIN
    UPDATE job_counts SET jobs = jobs - 1 WHERE state = old.state;
    INSERT INTO job_counts (state, jobs) VALUES (new.state, 1)
      ON CONFLICT (state) DO UPDATE SET jobs = jobs + 1;
  END;

  CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    from_at TEXT NOT NULL,
    to_at TEXT,
    stretch TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_by_start ON history (from_at);
  CREATE INDEX history_open ON history (id) WHERE to_at IS NULL;

  CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE job_usage (
    id INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    cpu_cores REAL NOT NULL,
    memory_bytes INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX job_usage_by_job ON job_usage (job_id, id);
  `,
  `
  ALTER TABLE job_usage ADD COLUMN gpu_percent REAL;
  ALTER TABLE job_usage ADD COLUMN gpu_memory_bytes INTEGER;
  `,
  // Ranks are what lists are ordered by: without an end, last and longest; of states, the highest comes first. Each index
  // has the state too, so that a list of one state need not read the rows of the others.
  `
  ALTER TABLE jobs ADD COLUMN ran_seconds REAL;
  UPDATE jobs SET ran_seconds = (
    SELECT total(json_extract(attempt.value, '$.runSeconds')) FROM json_each(record, '$.attempts') AS attempt
  ) WHERE ended_at IS NOT NULL;
  ALTER TABLE jobs ADD COLUMN name_rank TEXT NOT NULL
    GENERATED ALWAYS AS (substr(search, 1, instr(search, char(10)) - 1)) VIRTUAL;
  ALTER TABLE jobs ADD COLUMN end_rank TEXT NOT NULL GENERATED ALWAYS AS (ifnull(ended_at, '~')) VIRTUAL;
  ALTER TABLE jobs ADD COLUMN run_rank REAL NOT NULL GENERATED ALWAYS AS (ifnull(ran_seconds, 1e18)) VIRTUAL;
  ALTER TABLE jobs ADD COLUMN state_rank INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE state WHEN 'running' THEN 8 WHEN 'starting' THEN 7 WHEN 'finishing' THEN 6 WHEN 'frozen' THEN 5
      WHEN 'queued' THEN 4 WHEN 'failed' THEN 3 WHEN 'cancelled' THEN 2 ELSE 1 END
  ) VIRTUAL;
  DROP INDEX jobs_by_end;
  CREATE INDEX jobs_ended_by_name ON jobs (name_rank, id, state) WHERE ended_at IS NOT NULL;
  CREATE INDEX jobs_ended_by_state ON jobs (state_rank, id, state) WHERE ended_at IS NOT NULL;
  CREATE INDEX jobs_ended_by_ended ON jobs (end_rank, id, state) WHERE ended_at IS NOT NULL;
  CREATE INDEX jobs_ended_by_ran ON jobs (run_rank, id, state) WHERE ended_at IS NOT NULL;
  `,
]

/** Takes a database from its version to the last of `steps`, each step whole or not at all. */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  const { user_version: version } = database.get('PRAGMA user_version') as { readonly user_version: number }
  for (const [at, step] of steps.entries()) {
    if (at < version) continue
    database.transaction(() => {
      database.exec(step)
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${at + 1}`)
    })
  }
}
