import type { Settings } from '../../shared/model'
import { isNoEngine } from '../errors'
import type { Session } from '../session'

/** The settings, wherever they can be reached: through a running engine, which applies changes at once, or in their file. */
export interface SettingsDoor {
  get(): Promise<Settings>
  /** Takes the value as people type it. */
  set(key: string, text: string): Promise<Settings>
  reset(key: string | undefined): Promise<Settings>
}

/** Asks the engine first; without one, the settings file is changed directly. */
export function openSettingsDoor(session: Session): SettingsDoor {
  const through = async (
    byEngine: () => Promise<Settings>,
    byFile: () => Promise<Settings>,
  ): Promise<Settings> => {
    try {
      return await byEngine()
    } catch (error) {
      if (!isNoEngine(error)) throw error
      return byFile()
    }
  }
  return {
    get: () =>
      through(
        async () => (await session.engine()).settings.get(),
        () => inFile(session, (file) => file.get()),
      ),
    async set(key, text) {
      const { parseSettingText } = await import('../../engine')
      const value = parseSettingText(key, text)
      return through(
        async () => (await session.engine()).settings.set({ key, value }),
        () => inFile(session, (file) => file.set(key, value)),
      )
    },
    reset: (key) =>
      through(
        async () => (await session.engine()).settings.reset(key === undefined ? {} : { key }),
        () => inFile(session, (file) => file.reset(key)),
      ),
  }
}

type SettingsFile = ReturnType<typeof import('../../engine').openSettings>

/** Works on the settings file itself, and passes on what it has to say of its state. */
async function inFile<Result>(
  { around, out }: Session,
  work: (file: SettingsFile) => Result,
): Promise<Result> {
  const { openSettings } = await import('../../engine')
  const file = openSettings(around.home)
  try {
    for (const message of file.messages()) out.note(message)
    return work(file)
  } finally {
    file.close()
  }
}
