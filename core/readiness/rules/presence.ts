import type { Settings } from '../../../shared/model'
import { below, type Rule } from './rule'

/** Without input for this long, nobody is felt to be there any more: what is frozen may go on. */
export function awayAfterSeconds({ idle }: Settings): number {
  return Math.min(idle.resumeAfterSeconds, idle.afterSeconds)
}

function isSameApp(application: string, excluded: string): boolean {
  return application.trim().toLowerCase() === excluded.trim().toLowerCase()
}

/** Somebody is at the computer. A program that the person excluded counts even beside jobs that yield. */
export const presenceRules: readonly Rule[] = [
  {
    kind: 'gauge',
    key: 'userActive',
    code: 'userActive',
    effect: 'veto',
    reads: ['idle.resumeAfterSeconds', 'idle.afterSeconds'],
    unit: 's',
    figure: ({ sample }) => sample.idleSeconds ?? undefined,
    past: below(({ settings }) => awayAfterSeconds(settings)),
  },
  {
    kind: 'gauge',
    key: 'userActive.start',
    code: 'userActive',
    effect: 'wait',
    reads: ['idle.afterSeconds'],
    unit: 's',
    figure: ({ sample }) => sample.idleSeconds ?? undefined,
    past: below(({ settings }) => settings.idle.afterSeconds),
  },
  {
    kind: 'fact',
    key: 'inCall',
    code: 'inCall',
    effect: 'veto',
    reads: ['focus.inhibitors'],
    find: ({ sample: { focus }, settings }) => (settings.focus.inhibitors && focus?.inCall ? {} : null),
  },
  {
    kind: 'fact',
    key: 'fullScreen',
    code: 'fullScreen',
    effect: 'veto',
    reads: ['focus.fullScreen'],
    find: ({ sample: { focus }, settings }) =>
      settings.focus.fullScreen && focus?.fullScreen ? { value: focus.application } : null,
  },
  {
    kind: 'fact',
    key: 'excludedApp',
    code: 'excludedApp',
    effect: 'veto',
    reads: ['excludedApps'],
    find: ({ sample: { focus }, settings }) => {
      const application = focus?.application
      if (application === undefined) return null
      return settings.excludedApps.some((app) => isSameApp(application, app)) ? { value: application } : null
    },
  },
  {
    kind: 'fact',
    key: 'idleInhibited',
    code: 'idleInhibited',
    effect: 'veto',
    reads: ['focus.inhibitors'],
    find: ({ sample: { focus }, settings }) =>
      settings.focus.inhibitors && focus?.idleInhibited ? { value: focus.inhibitedBy } : null,
  },
]
