import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** As high as a panel usually is, before it is scaled. */
export const panelHeight = 28

/**
 * Writes the settings of a Xfce desktop as xfconf reads them: one panel at the top, with a clock and at its end the tray,
 * and bubbles in the upper left corner that stay for a minute.
 */
export function furnish(configHome: string): void {
  const folder = path.join(configHome, 'xfce4', 'xfconf', 'xfce-perchannel-xml')
  mkdirSync(folder, { recursive: true })
  for (const [channel, properties] of Object.entries(channels)) {
    const xml = `<?xml version="1.0"?><channel name="${channel}" version="1.0">${properties.join('')}</channel>`
    writeFileSync(path.join(folder, `${channel}.xml`), xml)
  }
}

const property = (
  name: string,
  type: string,
  value: string | number | boolean,
  ...inside: readonly string[]
) => `<property name="${name}" type="${type}" value="${value}">${inside.join('')}</property>`
const group = (name: string, ...inside: readonly string[]) =>
  `<property name="${name}" type="empty">${inside.join('')}</property>`
const list = (name: string, ids: readonly number[], ...inside: readonly string[]) => {
  const values = ids.map((id) => `<value type="int" value="${id}"/>`)
  return `<property name="${name}" type="array">${values.join('')}${inside.join('')}</property>`
}

const panel = group(
  'panel-1',
  property('position', 'string', 'p=6;x=0;y=0'),
  property('position-locked', 'bool', true),
  property('length', 'uint', 100),
  property('size', 'uint', panelHeight),
  list('plugin-ids', [1, 2, 3]),
)
const space = property(
  'plugin-1',
  'string',
  'separator',
  property('expand', 'bool', true),
  property('style', 'uint', 0),
)
const clock = property(
  'plugin-2',
  'string',
  'clock',
  property('digital-layout', 'uint', 3),
  property('digital-time-format', 'string', '%a %H:%M'),
)
const tray = property(
  'plugin-3',
  'string',
  'systray',
  property('hide-new-items', 'bool', false),
  property('square-icons', 'bool', true),
)

const channels: Readonly<Record<string, readonly string[]>> = {
  'xfce4-panel': [
    property('configver', 'int', 2),
    list('panels', [1], property('dark-mode', 'bool', true), panel),
    group('plugins', space, clock, tray),
  ],
  'xfce4-notifyd': [
    property('notify-location', 'uint', 0),
    property('expire-timeout', 'int', 60),
    property('do-fadeout', 'bool', false),
    property('do-slideout', 'bool', false),
    property('initial-opacity', 'double', 1),
  ],
}
