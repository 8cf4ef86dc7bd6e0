import type { UsagePoint } from '../../shared/model'
import type { Database } from './database'
import type { UsageStore } from './store'

interface UsageRow {
  readonly at: string
  readonly attempt: number
  readonly cpu_cores: number
  readonly memory_bytes: number
  readonly gpu_percent: number | null
  readonly gpu_memory_bytes: number | null
}

/** What jobs used over time. Like the machine's past, it does not wait for the disk. */
export function usageTable(database: Database): UsageStore {
  return {
    add: (points) => {
      database.transaction(() => {
        for (const { job, at, attempt, cpuCores, memoryBytes, gpuPercent, gpuMemoryBytes } of points) {
          database.run(
            `INSERT INTO job_usage (job_id, at, attempt, cpu_cores, memory_bytes, gpu_percent, gpu_memory_bytes)
             VALUES (?, ?, ?, ?, ?, ?, ?)`,
            job,
            at,
            attempt,
            cpuCores,
            Math.round(memoryBytes),
            gpuPercent ?? null,
            gpuMemoryBytes === undefined ? null : Math.round(gpuMemoryBytes),
          )
        }
      })
    },
    list: (job, limit) => {
      // Every n-th point, so that the whole life of a long job fits into the limit.
      const rows = database.all(
        `SELECT at, attempt, cpu_cores, memory_bytes, gpu_percent, gpu_memory_bytes FROM (
           SELECT *, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS points
           FROM job_usage WHERE job_id = ?
         ) WHERE nth % max(1, (points + ? - 1) / ?) = 0 ORDER BY id`,
        job,
        limit,
        limit,
      )
      return (rows as readonly UsageRow[]).map(read)
    },
  }
}

function read(row: UsageRow): UsagePoint {
  const { at, attempt, cpu_cores, memory_bytes, gpu_percent, gpu_memory_bytes } = row
  return {
    at,
    attempt,
    cpuCores: cpu_cores,
    memoryBytes: memory_bytes,
    ...(gpu_percent !== null && { gpuPercent: gpu_percent }),
    ...(gpu_memory_bytes !== null && { gpuMemoryBytes: gpu_memory_bytes }),
  }
}
