import { useStore } from 'zustand'
import { messages } from '../messages'
import type { Mirror } from '../mirror'
import { shortMoment } from './moment'
import { Notice } from './Notice'

/** Says that the engine has gone, and how old what is shown is. Nothing while it is there. */
export function Away({ mirror }: { readonly mirror: Mirror }) {
  const awaySinceMs = useStore(mirror, (mirrored) => mirrored.awaySinceMs)
  const knowsSomething = useStore(mirror, ({ status }) => status !== null)
  if (awaySinceMs === null) return null
  const since = knowsSomething ? shortMoment(new Date(awaySinceMs).toISOString()) : undefined
  return <Notice tone="warn" message={messages.away} hint={messages.awayHint(since)} />
}

/** For what holds figures: drawn without colour while they are old, so that nobody takes them for the present. */
export const useStale = (mirror: Mirror): true | undefined =>
  useStore(mirror, ({ connection }) => connection === 'away') || undefined
