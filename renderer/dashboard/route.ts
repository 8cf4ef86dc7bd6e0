import { useSyncExternalStore } from 'react'

/** Where in the dashboard one is. A window shows a route by its hash, `index.html#/jobs/ID`, also once it is open. */
export type Route =
  | { readonly room: 'jobs'; readonly job?: string }
  | { readonly room: 'timeline' | 'machine' | 'costs' }

export const rooms = ['jobs', 'timeline', 'machine', 'costs'] as const
export type Room = (typeof rooms)[number]

/** The route that a hash names; whatever it does not know is the list of jobs. */
export function routeOf(hash: string): Route {
  const [, room, job] = /^#\/([a-z]+)(?:\/(.+))?$/.exec(hash) ?? []
  if (room === 'timeline' || room === 'machine' || room === 'costs') return { room }
  return room === 'jobs' && job ? { room: 'jobs', job: decodeURIComponent(job) } : { room: 'jobs' }
}

/** The hash that names a route. */
export function hashOf(route: Route): string {
  return route.room === 'jobs' && route.job ? `#/jobs/${encodeURIComponent(route.job)}` : `#/${route.room}`
}

/** Follows the address, so that the window's main process and the page's own links lead the same way. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHash, () => window.location.hash)
  return routeOf(hash)
}

export function goTo(route: Route): void {
  window.location.hash = hashOf(route)
}

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
