/** Every word of the dashboard beside what the engine says itself. */
export const words = {
  rooms: 'Dashboard',
  room: { jobs: 'Jobs', timeline: 'Timeline', machine: 'Machine', costs: 'Costs' },
} as const
