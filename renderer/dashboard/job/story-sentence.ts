import type { StoryEntry } from '../../../shared/model'
import { words } from '../../messages/dashboard'

type Detail = Readonly<Record<string, unknown>>

/** An event of a job's life as a sentence; of one that is not known here, its own name. */
export function sentenceOf({ type, detail }: StoryEntry): string {
  const told = detailOf(detail)
  const say = sentences[type]
  return say ? say(told) : type
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const { story } = words

const sentences: Readonly<Record<string, (told: Detail) => string>> = {
  submitted: () => story.submitted,
  startIntended: ({ place }) => story.startIntended(text(place)),
  started: ({ pid }) => story.started(text(pid)),
  launchFailed: ({ error }) => story.launchFailed(messageOf(error)),
  froze: () => story.froze,
  thawed: () => story.thawed,
  stopOrdered: ({ cause }) => story.stopOrdered(text(cause)),
  exited: ({ end }) => exitOf(end),
  collected: ({ outputFiles }) => story.collected(Array.isArray(outputFiles) ? outputFiles.length : 0),
  placeLost: ({ message }) => text(message) || story.placeLost,
  cancelRequested: () => story.cancelRequested,
  dependencyFailed: () => story.dependencyFailed,
  deadlineMissed: () => story.deadlineMissed,
  wishedNow: () => story.wishedNow,
  heldByHand: () => story.heldByHand,
  releasedByHand: () => story.releasedByHand,
  noted: ({ note }) => text(note),
}

function exitOf(end: unknown): string {
  const { exitCode, signal } = (typeof end === 'object' && end !== null ? end : {}) as Detail
  if (signal !== undefined) return story.exitedBySignal(text(signal))
  return exitCode === undefined ? story.exited : story.exitedWith(text(exitCode))
}

function messageOf(error: unknown): string {
  return text(((typeof error === 'object' && error !== null ? error : {}) as Detail)['message'])
}

function detailOf(detail: string): Detail {
  const told: unknown = JSON.parse(detail)
  return typeof told === 'object' && told !== null ? (told as Detail) : {}
}
