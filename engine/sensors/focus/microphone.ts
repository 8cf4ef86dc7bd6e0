import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether some program records sound, which on a desktop means a call: a capture stream of ALSA that runs. PipeWire and
 * PulseAudio hold it open only while somebody listens. Microphones on Bluetooth do not show here. 30 µs a card.
 */
export function microphoneInUse(root: string): boolean {
  const cards = path.join(root, 'proc/asound')
  return below(cards, /^card\d+$/)
    .flatMap((card) => below(card, /^pcm\d+c$/))
    .flatMap((device) => below(device, /^sub\d+$/))
    .some(isRunning)
}

function below(folder: string, name: RegExp): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((entry) => name.test(entry))
      .map((entry) => path.join(folder, entry))
  } catch {
    return [] // no sound, or a card that was just unplugged
  }
}

function isRunning(stream: string): boolean {
  try {
    return /^state: RUNNING$/m.test(readFileSync(path.join(stream, 'status'), 'utf8'))
  } catch {
    return false // unplugged between the two looks
  }
}
