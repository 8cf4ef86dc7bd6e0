import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where Debian's fonts-inter, fonts-jetbrains-mono and fonts-dejavu-core put what the pages are drawn with here. */
const root = '/usr/share/fonts'
const files = [
  ...['Regular', 'Medium', 'SemiBold', 'Bold'].map((weight) => `opentype/inter/Inter-${weight}.otf`),
  ...['Regular', 'Bold'].map((weight) => `truetype/jetbrains-mono/JetBrainsMono-${weight}.ttf`),
  'truetype/dejavu/DejaVuSans.ttf',
]
const isHere = (file: string) => existsSync(path.join(root, file))

/** Whether every font of the pictures is on this machine. */
export const hasFonts = (): boolean => files.every(isHere)

/** What tells this set of fonts from any other, or the first one that is missing. */
export function fontsDigest(): string {
  const missing = files.find((file) => !isHere(file))
  if (missing !== undefined) return `without ${path.basename(missing)}`
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Makes these fonts, and no others, those of a process: the path of a fontconfig file below `folder`. */
export function fontsOnly(folder: string): string {
  const fonts = path.join(folder, 'fonts')
  mkdirSync(fonts, { recursive: true })
  for (const file of files) symlinkSync(path.join(root, file), path.join(fonts, path.basename(file)))
  const config = path.join(folder, 'fonts.conf')
  writeFileSync(config, configuration(fonts, path.join(folder, 'font-cache')))
  return config
}

const families = {
  Inter: ['system-ui', 'sans-serif', 'Sans', 'serif'],
  'JetBrains Mono': ['ui-monospace', 'monospace'],
}

/** See fonts-conf(5). */
function configuration(fonts: string, cache: string): string {
  const aliases = Object.entries(families).flatMap(([family, names]) =>
    names.map(
      (name) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`,
    ),
  )
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>',
    `<dir>${fonts}</dir><cachedir>${cache}</cachedir>`,
    ...aliases,
    '</fontconfig>',
  ].join('\n')
}
