import path from 'node:path'
import { readText } from './text'

/** In the order in which today's report tells the same. */
const files = ['begun', 'stopped', 'launcher.log', 'exit'] as const

/**
 * What a launcher told that an earlier version of Lull had started, in a file each, as the text of one report; blank where it
 * told nothing. Its job may have outlived that version.
 */
export function formerReport(folder: string): string {
  return files.map((name) => inWordsOfToday(name, readText(path.join(folder, name)) ?? '')).join('\n')
}

function inWordsOfToday(name: (typeof files)[number], text: string): string {
  if (name === 'stopped') return text.trim() && `stopped ${text.trim()}`
  // Both are told by other lines today: that `begun` is missing, and by the shell's complaint.
  return name === 'exit' ? text.replace(/^(?:unstarted|signalled)$/gm, '') : text
}
