export { openStore } from './open-store'
export type { HistoryStore, JobQuery, JobStoryEntry, Store } from './store'
