export { openStore } from './open-store'
export type { HistoryStore, JobQuery, UsageStore, Store } from './store'
