/** Settings that have moved, and where they are now. */
const moved: ReadonlyMap<string, string> = new Map([['notifications', 'notifications.enabled']])

/** The key of a setting as it is called now, given what an earlier Lull called it. */
export const currentKey = (key: string): string => moved.get(key) ?? key

/** A settings document as an earlier Lull wrote it, in today's form; whatever else it is stays as it is. */
export function inTodaysForm(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || !('notifications' in document)) return document
  const { notifications } = document
  return typeof notifications === 'boolean'
    ? { ...document, notifications: { enabled: notifications } }
    : document
}
