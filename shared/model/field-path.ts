type Group = Record<string, unknown>

/** What stands at a dotted path such as `resources.memory`; `undefined` where nothing does. */
export function valueAt(from: unknown, path: string): unknown {
  let value = from
  for (const name of path.split('.'))
    value = isGroup(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return value
}

/** Puts a value at a dotted path, and makes the groups on the way to it. */
export function setValueAt(into: object, path: string, value: unknown): void {
  const groups = path.split('.')
  const name = groups.pop() ?? path
  let group = into as Group
  for (const each of groups) {
    const inner = Object.hasOwn(group, each) ? group[each] : undefined
    group = isGroup(inner) ? inner : (group[each] = {} as Group)
  }
  group[name] = value
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
