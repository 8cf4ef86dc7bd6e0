#!/usr/bin/env node
// Draws the tray and app icons into resources/: `node scripts/icons.mjs`. Shapes are signed distances on a unit square,
// so that every size is drawn sharp rather than scaled. The states differ by shape; colour only follows the panel.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePng } from './png.mjs'
import { root } from './root.mjs'

const disc = (cx, cy, r) => (x, y) => Math.hypot(x - cx, y - cy) - r
const box =
  (cx, cy, w, h, r = 0) =>
  (x, y) => {
    const dx = Math.abs(x - cx) - w / 2 + r
    const dy = Math.abs(y - cy) - h / 2 + r
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - r
  }
const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))
const without = (shape, cut) => (x, y) => Math.max(shape(x, y), -cut(x, y))
const within = (shape, other) => (x, y) => Math.max(shape(x, y), other(x, y))
const ring = (r, width) => without(disc(0.5, 0.5, r), disc(0.5, 0.5, r - width))
/** A convex polygon; corners in clockwise order on the screen. */
const polygon =
  (...corners) =>
  (x, y) =>
    Math.max(
      ...corners.map(([ax, ay], at) => {
        const [bx, by] = corners[(at + 1) % corners.length]
        return ((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / Math.hypot(bx - ax, by - ay)
      }),
    )

const crescent = without(disc(0.46, 0.5, 0.4), disc(0.62, 0.42, 0.34))
const states = {
  starting: ring(0.42, 0.09),
  ready: crescent,
  working: without(disc(0.5, 0.5, 0.42), polygon([0.4, 0.3], [0.72, 0.5], [0.4, 0.7])),
  yielding: union(ring(0.42, 0.09), within(disc(0.5, 0.5, 0.3), box(0.3, 0.5, 0.4, 1))),
  paused: union(ring(0.42, 0.09), box(0.41, 0.5, 0.1, 0.34), box(0.59, 0.5, 0.1, 0.34)),
  attention: without(
    polygon([0.5, 0.06], [0.97, 0.9], [0.03, 0.9]),
    union(box(0.5, 0.52, 0.11, 0.26, 0.04), disc(0.5, 0.77, 0.065)),
  ),
}
const grown = (shape, by) => (x, y) => shape(x, y) - by
const shrunk = (shape, by) => (x, y) => shape((x - 0.5) / by + 0.5, (y - 0.5) / by + 0.5) * by

const [ink, paper] = [
  [32, 33, 36],
  [242, 242, 245],
]
/** Nobody tells on Linux whether the panel is light or dark: light with a dark edge is readable on both. */
const edged = (shape) => [
  { shape: grown(shrunk(shape, 0.9), 0.035), colour: ink },
  { shape: shrunk(shape, 0.9), colour: paper },
]
const shades = {
  '-light': (shape) => [{ shape, colour: ink }],
  '-dark': (shape) => [{ shape, colour: paper }],
  '-panel': edged,
  Template: (shape) => [{ shape, colour: [0, 0, 0] }],
}

/** Colours a shape on nothing: `[red, green, blue]` where the distance is negative, soft over one pixel at the edge. */
function draw(size, layers) {
  const rgba = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++)
      paint(rgba, (y * size + x) * 4, (x + 0.5) / size, (y + 0.5) / size, size, layers)
  }
  return encodePng(size, size, rgba)
}

function paint(rgba, at, x, y, size, layers) {
  for (const { shape, colour } of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) * size))
    const under = rgba[at + 3] / 255
    const alpha = cover + under * (1 - cover)
    if (alpha === 0) continue
    for (let c = 0; c < 3; c++)
      rgba[at + c] = Math.round((colour[c] * cover + rgba[at + c] * under * (1 - cover)) / alpha)
    rgba[at + 3] = Math.round(alpha * 255)
  }
}

const night = [49, 46, 129]
const moon = [253, 230, 138]
const appIcon = [
  { shape: box(0.5, 0.5, 0.92, 0.92, 0.2), colour: night },
  { shape: without(disc(0.47, 0.51, 0.28), disc(0.58, 0.45, 0.23)), colour: moon },
  { shape: disc(0.69, 0.34, 0.05), colour: moon },
]

const tray = join(root, 'resources', 'tray')
mkdirSync(tray, { recursive: true })
for (const [state, shape] of Object.entries(states)) {
  for (const [shade, layersOf] of Object.entries(shades)) {
    const point = shade === 'Template' ? 16 : 22
    writeFileSync(join(tray, `${state}${shade}.png`), draw(point, layersOf(shape)))
    writeFileSync(join(tray, `${state}${shade}@2x.png`), draw(point * 2, layersOf(shape)))
  }
}
writeFileSync(join(root, 'resources', 'icon.png'), draw(512, appIcon))
